internal import ArgumentParser
internal import MappedIO

/// Becomes `winnow-serve`, a program of its own: the library that it stands on takes longer to build than all
/// the rest.
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve a web page and a JSON API that search the index.",
        discussion: "winnow serve --help lists its options.", helpNames: [])

    @Argument(parsing: .captureForPassthrough, help: "What winnow-serve takes.")
    var arguments: [String] = []

    func run() throws {
        let program = FilePath.parent(try FilePath.resolved("/proc/self/exe")) + "/winnow-serve"
        // Returns only where there is no such program.
        _ = ProgramImage.replace(with: program, arguments: arguments)
        throw Failure("\(program) is missing; build it with: make server")
    }
}
