internal import ArgumentParser
internal import MappedIO

/// When to use colour.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
    case auto
    case always
    case never

    var isOn: Bool {
        switch self {
        case .always: true
        case .never: false
        case .auto:
            StandardStream.output.isTerminal && (Environment.value("NO_COLOR") ?? "").isEmpty
                && Environment.value("TERM") != "dumb"
        }
    }
}

/// Colours for a terminal, or nothing.
struct TerminalStyle {
    let isColored: Bool

    func title(_ text: String) -> String { wrap(text, "1") }
    func path(_ text: String) -> String { wrap(text, "35") }
    func dim(_ text: String) -> String { wrap(text, "2") }
    /// What matched: bold red, or between double asterisks where there is no colour.
    func match(_ text: String) -> String { isColored ? wrap(text, "1;31") : "**\(text)**" }

    private func wrap(_ text: String, _ code: String) -> String {
        isColored && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }

    /// The text with its highlights marked, and without what a terminal would obey.
    func highlighted(
        _ text: String, _ ranges: [Range<Int>], plain: (String) -> String = { $0 }
    ) -> String {
        let bytes = Array(text.utf8)
        var output = ""
        var end = 0
        for range in ranges {
            output += plain(TerminalStyle.safe(bytes[end..<range.lowerBound]))
            output += match(TerminalStyle.safe(bytes[range]))
            end = range.upperBound
        }
        return output + plain(TerminalStyle.safe(bytes[end...]))
    }

    /// The text without control characters, which could move the cursor or change the terminal.
    static func safe(_ text: some StringProtocol) -> String { safe(Array(text.utf8)[...]) }

    private static func safe(_ bytes: ArraySlice<UInt8>) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.unicodeScalars.contains(where: { isControl($0) }) else { return text }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            scalars.append(isControl(scalar) ? "\u{FFFD}" : scalar)
        }
        return String(scalars)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09: false
        case 0..<0x20, 0x7F...0x9F: true
        // Overrides of the direction of text, which make one text look like another.
        case 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
