internal import ArgumentParser
internal import MappedIO
internal import ServeOptions

/// Becomes `winnow-serve`, a program of its own: the library that it stands on takes longer to build than all
/// the rest.
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: ServeOptions.abstract,
        discussion: ServeOptions.discussion)

    @OptionGroup var options: ServeOptions

    func run() throws {
        let program = FilePath.parent(try FilePath.resolved("/proc/self/exe")) + "/winnow-serve"
        if let token = options.token { Environment.set(ServeOptions.tokenVariable, to: token) }
        // Returns only where there is no such program.
        _ = ProgramImage.replace(with: program, arguments: options.arguments)
        throw Failure("\(program) is missing; build it with: make server")
    }
}
