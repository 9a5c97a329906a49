internal import ArgumentParser
internal import MappedIO
internal import Winnow

struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Print which options are in force, and from where.",
        discussion: """
            Every option can be set in winnow.toml, in the current folder or in ~/.config/winnow, and \
            in the environment. What is typed counts most, then the environment, then the current \
            folder's file.

            winnow.toml:
                [search]
                limit = 20
                facet = ["site", "lang"]
                group = false

            environment:
                WINNOW_SEARCH_LIMIT=20
            """)

    func run() throws {
        let known = CommandOptions()
        let settings = try Settings.read(known)
        var output = ""
        for (command, options) in known.options.sorted(by: { $0.key < $1.key })
        where !options.isEmpty {
            output += "[\(command)]\n"
            let inForce = settings.inForce(command)
            for option in options where !option.name.hasPrefix("no-") {
                output += line(option, inForce.first { $0.option == option.name })
            }
            output += "\n"
        }
        try StandardStream.output.print(output)
    }

    private func line(_ option: CommandOptions.Option, _ setting: Settings.Setting?) -> String {
        guard let setting else {
            let value = option.defaultValue ?? (option.isFlag ? "false" : nil)
            return value.map { "\(option.name) = \($0)\n" } ?? "# \(option.name) is not set\n"
        }
        let value =
            switch setting.value {
            case .text(let text): text
            case .boolean(let value): "\(value)"
            case .list(let list): "[" + list.joined(separator: ", ") + "]"
            }
        return "\(option.name) = \(TerminalStyle.safe(value))   # \(setting.place)\n"
    }
}
