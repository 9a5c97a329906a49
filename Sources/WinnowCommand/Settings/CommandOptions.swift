internal import ArgumentParser
internal import JSONText

/// The options that commands have, as the argument parser knows them.
struct CommandOptions {
    struct Option {
        /// Without dashes.
        var name: String
        var defaultValue: String?
        var isFlag: Bool
    }

    /// By command.
    let options: [String: [Option]]

    /// The option of a command, if it has one of this name.
    func option(_ name: String, of command: String) -> Option? {
        options[command]?.first { $0.name == name }
    }

    /// - Complexity: describes all commands, which takes a millisecond or two; so only where something is set.
    init() {
        var options: [String: [Option]] = [:]
        let description = try? JSONParser().parse(Array(WinnowTool._dumpHelp().utf8).span)
        for command in description?["command"]?["subcommands"]?.elements ?? [] {
            guard let name = command["commandName"]?.string, name != "help" else { continue }
            options[name] = (command["arguments"]?.elements ?? []).flatMap(CommandOptions.read)
        }
        self.options = options
    }

    private static func read(_ argument: JSONValue) -> [Option] {
        guard let kind = argument["kind"]?.string, kind != "positional" else { return [] }
        let names = (argument["names"]?.elements ?? []).filter { $0["kind"]?.string == "long" }
        return names.compactMap { $0["name"]?.string }.filter { $0 != "help" && $0 != "version" }
            .map { name in
                Option(
                    name: name, defaultValue: argument["defaultValue"]?.string,
                    isFlag: kind == "flag")
            }
    }
}
