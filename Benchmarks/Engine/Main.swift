internal import Glibc
internal import MappedIO
internal import SearchCore

/// Winnow's engine behind the protocol that every engine of the comparison speaks.
///
/// Exit codes: 0 for success, 2 for errors.
@main enum Main {
    static let usage = """
        usage: winnow-benchmark index CORPUS.jsonl DIR [--tokens whitespace|standard]
                                      [--order arrival|similarity] [--memory MB]
               winnow-benchmark serve DIR

        index   builds an index of the lines' "text" under their "id" and prints what it cost
        serve   answers a query a line; see Benchmarks/README.md

        """

    static func main() {
        StandardStream.ignoreBrokenPipes()
        do {
            try run(CommandLine.arguments.dropFirst().map { $0 })
        } catch {
            StandardStream.error.write("winnow-benchmark: \(error)\n")
            exit(2)
        }
    }

    private static func run(_ arguments: [String]) throws {
        switch arguments.first {
        case "index":
            guard let build = IndexBuild(arguments.dropFirst()) else { fail() }
            try StandardStream.output.print(try build.run())
        case "serve" where arguments.count == 2:
            let server = QueryServer(try IndexReader(folder: arguments[1]))
            while let line = readLine() {
                try StandardStream.output.print(try server.answer(line) + "\n")
            }
        default: fail()
        }
    }

    private static func fail() -> Never {
        StandardStream.error.write(usage)
        exit(2)
    }
}
