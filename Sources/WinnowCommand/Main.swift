internal import ArgumentParser
internal import Glibc
internal import MappedIO
internal import Winnow

/// Runs the command and ends with grep's codes: 0 for hits, 1 for none, 2 for errors.
@main enum Main {
    static func main() {
        StandardStream.fillClosed()
        StandardStream.ignoreBrokenPipes()
        do {
            var command = try WinnowTool.parseAsRoot(try arguments())
            try command.run()
        } catch let code as ExitCode {
            exit(code.rawValue)
        } catch let error as Failure {
            StandardStream.error.write("winnow: \(error.message)\n")
            exit(2)
        } catch let error as FileError {
            StandardStream.error.write("winnow: \(error)\n")
            exit(2)
        } catch {
            let message = WinnowTool.fullMessage(for: error)
            if WinnowTool.exitCode(for: error) == .success {
                StandardStream.output.write(message + "\n")
                exit(0)
            }
            StandardStream.error.write(message + "\n")
            exit(2)
        }
    }
}

extension Main {
    /// What was typed, and before it what is set elsewhere.
    private static func arguments() throws -> [String] {
        let typed = Array(CommandLine.arguments.dropFirst())
        guard let command = typed.first, !command.hasPrefix("-"), command != "config",
            Settings.mayBeAny
        else { return typed }
        let known = CommandOptions()
        let settings = try Settings.read(known)
        let set = settings.arguments(command, known)
        return [command] + set + typed.dropFirst()
    }
}

/// An error to be said in one line.
struct Failure: Error {
    var message: String

    init(_ message: String) { self.message = message }

    static let repairHint = "winnow: to take out what is damaged: winnow check --repair"

    /// What goes wrong in `body`, as one line, and behind damage what to do.
    static func saying<Result>(_ body: () throws -> Result) throws -> Result {
        do { return try body() } catch let error as IndexError {
            guard case .corrupt = error else { throw Failure(error.description) }
            throw Failure(error.description + "\n" + repairHint)
        } catch let error as any Error & CustomStringConvertible {
            throw Failure(error.description)
        }
    }
}

struct WinnowTool: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "winnow",
        abstract: "Searches scraped pages without what is not the page.",
        discussion: """
            winnow index pages/               clean the pages of a folder and index them
            winnow search '"verifiable steps"'    search for a phrase
            winnow search 'ceasefire -opinion'    search for words
            winnow clean page.html            print the main text of a page
            winnow show page.html             print a page as it is in the index

            A word finds every form of its stem, a "quoted phrase" the words as typed, in order; \
            "quoted words"~ finds the phrase by stems. Put + before what must be there and - \
            before what must not; OR, AND, NOT and parentheses combine; title: looks at titles.

            Exit codes: 0 for hits, 1 for none, 2 for errors.
            """,
        version: "0.1.0",
        subcommands: [
            IndexCommand.self, SearchCommand.self, CleanCommand.self, TokensCommand.self,
            InfoCommand.self, CheckCommand.self, OptimizeCommand.self, BenchCommand.self,
            ShowCommand.self, SimilarCommand.self, ShardCommand.self, MergeCommand.self,
            ConfigCommand.self, ServeCommand.self,
        ])
}

/// Where the index is.
struct IndexOption: ParsableArguments {
    @Option(name: .customLong("index"), help: "The folder of the index.")
    var folder = "./Index"
}
