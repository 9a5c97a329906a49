internal import CorpusReader
internal import MappedIO

/// Reads files as records, without cleaning them, and prints a line for each: its path, documents, what was passed
/// over, failures, bytes decompressed, and microseconds of user time, with tabs between; then what was left out and why.
@main enum Main {
    static func main() throws {
        for path in CommandLine.arguments.dropFirst() {
            let start = ProcessUse.userMicroseconds
            do {
                let tally = try RecordTally(path: path)
                let figures = [
                    tally.documents, tally.passedOver, tally.failures.count, tally.bytes,
                    ProcessUse.userMicroseconds - start,
                ]
                try StandardStream.output.print(
                    ([path] + figures.map(String.init)).joined(separator: "\t") + "\n")
                for failure in tally.failures {
                    StandardStream.error.write("\(failure.path): \(failure.reason)\n")
                }
            } catch let error as IngestError {
                StandardStream.error.write("\(path): \(error)\n")
            }
        }
    }
}
