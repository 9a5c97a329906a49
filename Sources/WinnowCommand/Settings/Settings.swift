internal import MappedIO

/// Options that are set outside of the command line, and where.
///
/// What is set later in this list counts: the user's file (`$XDG_CONFIG_HOME/winnow/winnow.toml`, or below
/// `~/.config`), `winnow.toml` in the current folder, variables of the environment. They are put in front of what
/// was typed as if they had been typed, so that whatever can be typed can be set, and what is typed counts most.
struct Settings {
    /// An option of a command, set to something.
    struct Setting {
        var command: String
        /// The option's long name without dashes.
        var option: String
        var value: SettingsFile.Value
        /// The file and line, or the variable.
        var place: String
    }

    private(set) var settings: [Setting] = []

    /// Reads what is set.
    ///
    /// - Parameter known: the options that there are.
    static func read(_ known: CommandOptions) throws(Failure) -> Settings {
        var settings = Settings()
        for path in files { try settings.add(path, known) }
        settings.addEnvironment(known)
        return settings
    }

    /// Whether anything can be set: a look at two paths and the environment, since finding out what options there
    /// are takes longer than a search.
    static var mayBeAny: Bool {
        Environment.hasName(beginningWith: "WINNOW_")
            || files.contains { (try? FileStatus(path: $0)) != nil }
    }

    private static var files: [String] {
        var files: [String] = []
        if let folder = Environment.value("XDG_CONFIG_HOME"), folder.hasPrefix("/") {
            files.append(folder + "/winnow/winnow.toml")
        } else if let home = Environment.value("HOME"), home.hasPrefix("/") {
            files.append(home + "/.config/winnow/winnow.toml")
        }
        return files + ["winnow.toml"]
    }

    private mutating func add(_ path: String, _ known: CommandOptions) throws(Failure) {
        guard let status = try? FileStatus(path: path), status.kind == .file else { return }
        guard status.size < 1 << 20 else { throw Failure("\(path) is too large for settings") }
        let bytes: [UInt8]
        do { bytes = try MappedFile(path: path).bytes.array } catch {
            throw Failure("\(error)")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Failure("\(path) is not UTF-8")
        }
        let file: SettingsFile
        do { file = try SettingsFile(text) } catch {
            throw Failure("\(path):\(error.line): \(error.message)")
        }
        for entry in file.entries {
            let place = "\(path):\(entry.line)"
            guard !entry.table.isEmpty else {
                throw Failure("\(place): \(entry.key) stands under no command, such as [search]")
            }
            guard known.options[entry.table] != nil else {
                throw Failure("\(place): there is no command \(entry.table)")
            }
            guard known.option(entry.key, of: entry.table) != nil else {
                throw Failure("\(place): winnow \(entry.table) has no option \(entry.key)")
            }
            settings.append(
                Setting(
                    command: entry.table, option: entry.key, value: entry.value, place: place))
        }
    }

    /// `WINNOW_SEARCH_LIMIT=20` is `--limit 20` of `winnow search`.
    private mutating func addEnvironment(_ known: CommandOptions) {
        for (command, options) in known.options.sorted(by: { $0.key < $1.key }) {
            for option in options.sorted(by: { $0.name < $1.name }) {
                let name = Settings.variable(command, option.name)
                guard let text = Environment.value(name) else { continue }
                let isSet = !["", "0", "false", "no"].contains(text.lowercased())
                settings.append(
                    Setting(
                        command: command, option: option.name,
                        value: option.isFlag ? .boolean(isSet) : .text(text), place: "$\(name)"))
            }
        }
    }

    /// The variable that sets an option.
    static func variable(_ command: String, _ option: String) -> String {
        "WINNOW_\(command)_\(option)".uppercased().split(separator: "-").joined(separator: "_")
    }

    /// What counts of a command's options.
    func inForce(_ command: String) -> [Setting] {
        let own = settings.filter { $0.command == command }
        return own.enumerated().filter { index, setting in
            !own.dropFirst(index + 1).contains { $0.option == setting.option }
        }.map(\.element)
    }

    /// The arguments that stand for what is set of a command.
    ///
    func arguments(_ command: String, _ known: CommandOptions) -> [String] {
        inForce(command).flatMap { setting -> [String] in
            switch setting.value {
            case .text(let text): ["--\(setting.option)=\(text)"]
            case .list(let list): list.map { "--\(setting.option)=\($0)" }
            case .boolean(true): ["--\(setting.option)"]
            case .boolean(false):
                known.option("no-" + setting.option, of: command) == nil
                    ? [] : ["--no-\(setting.option)"]
            }
        }
    }
}
