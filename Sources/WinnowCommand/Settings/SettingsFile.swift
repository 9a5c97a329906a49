/// A file of settings: `winnow.toml`.
///
/// It is read as the part of TOML 1.0 that settings need: tables by a name in brackets, keys with a string,
/// whole or decimal number, boolean, or an array of those on one line, and comments. A library for all of TOML
/// is C++ or takes Foundation, and would cost each search several times the time it takes to start.
struct SettingsFile {
    /// A value as it stands on a command line.
    enum Value: Hashable {
        case text(String)
        case boolean(Bool)
        case list([String])
    }

    /// A key with its table's name, `search.limit`, and where it stands.
    struct Entry {
        var table: String
        var key: String
        var value: Value
        var line: Int
    }

    /// What can't be read, with the line.
    struct Fault: Error, Hashable {
        var line: Int
        var message: String
    }

    let entries: [Entry]

    init(_ text: String) throws(Fault) {
        var entries: [Entry] = []
        var table = ""
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            var reader = LineReader(line, number: index + 1)
            reader.skipSpace()
            if reader.isAtEnd { continue }
            if reader.take("[") {
                reader.skipSpace()
                table = try reader.name()
                reader.skipSpace()
                guard reader.take("]") else { throw reader.fault("a [ without ]") }
            } else {
                let key = try reader.name()
                reader.skipSpace()
                guard reader.take("=") else { throw reader.fault("a key without =") }
                reader.skipSpace()
                if entries.contains(where: { $0.table == table && $0.key == key }) {
                    throw reader.fault("\(key) is set twice")
                }
                entries.append(
                    Entry(table: table, key: key, value: try reader.value(), line: index + 1))
            }
            reader.skipSpace()
            guard reader.isAtEnd else { throw reader.fault("something behind the value") }
        }
        self.entries = entries
    }

    private struct LineReader {
        private var rest: Substring
        private let number: Int

        init(_ line: Substring, number: Int) {
            rest = line.last == "\r" ? line.dropLast() : line
            if line.last == "\r\n" { rest = line.dropLast() }
            self.number = number
        }

        func fault(_ message: String) -> Fault { Fault(line: number, message: message) }

        /// Whether nothing but a comment is left.
        var isAtEnd: Bool { rest.isEmpty || rest.first == "#" }

        mutating func skipSpace() { rest = rest.drop { $0 == " " || $0 == "\t" } }

        mutating func take(_ character: Character) -> Bool {
            guard rest.first == character else { return false }
            rest.removeFirst()
            return true
        }

        mutating func name() throws(Fault) -> String {
            let name = rest.prefix { character in
                character.isASCII && (character.isLetter || character.isNumber)
                    || character == "-" || character == "_"
            }
            guard !name.isEmpty else { throw fault("no name") }
            rest = rest[name.endIndex...]
            return String(name)
        }

        mutating func value() throws(Fault) -> Value {
            guard take("[") else {
                let isQuoted = rest.first == "\"" || rest.first == "'"
                let text = try scalar()
                if !isQuoted, let boolean = Bool(text) { return .boolean(boolean) }
                return .text(text)
            }
            var list: [String] = []
            skipSpace()
            while !take("]") {
                list.append(try scalar())
                skipSpace()
                if take("]") { break }
                guard take(",") else { throw fault("a list without , or ]") }
                skipSpace()
            }
            return .list(list)
        }

        private mutating func scalar() throws(Fault) -> String {
            if take("\"") { return try quoted() }
            if take("'") {
                guard let end = rest.firstIndex(of: "'") else { throw fault("a ' without another") }
                defer { rest = rest[rest.index(after: end)...] }
                return String(rest[..<end])
            }
            let text = rest.prefix { $0.isLetter || $0.isNumber || "+-._:".contains($0) }
            let plain = String(text.filter { $0 != "_" })
            guard Bool(plain) != nil || Double(plain) != nil else {
                throw fault("a value that is no number, true, false or text in quotes")
            }
            rest = rest[text.endIndex...]
            return plain
        }

        private mutating func quoted() throws(Fault) -> String {
            var text = ""
            while let character = rest.popFirst() {
                if character == "\"" { return text }
                guard character == "\\" else {
                    text.append(character)
                    continue
                }
                switch rest.popFirst() {
                case "n": text.append("\n")
                case "t": text.append("\t")
                case "\"": text.append("\"")
                case "\\": text.append("\\")
                default: throw fault("a \\ that is none of \\n \\t \\\" \\\\")
                }
            }
            throw fault("a \" without another")
        }
    }
}
