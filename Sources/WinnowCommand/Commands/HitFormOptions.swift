internal import ArgumentParser
internal import MappedIO
internal import Winnow

/// In which form hits are printed.
struct HitFormOptions: ParsableArguments {
    @Flag(help: "Print JSON Lines: an object a hit, then a summary.")
    var json = false

    @Flag(
        name: [.customShort("l"), .customLong("paths")],
        help: "Print the paths of files with hits alone, each once.")
    var isPaths = false

    @Flag(
        name: [.customShort("c"), .customLong("count")],
        help: "Print how many pages match, and nothing else.")
    var isCount = false

    @Option(
        help: ArgumentHelp(
            "Print each hit by a template, such as '{path}:{line}: {title}\\n'.",
            discussion: HitTemplate.help))
    var format: HitTemplate?

    func validate() throws {
        let chosen = [json, isPaths, isCount, format != nil].count { $0 }
        guard chosen <= 1 else {
            throw ValidationError("only one of --json, --paths, --count and --format at a time")
        }
    }

    /// Whether the lines of hits in their files are shown.
    var needsLines: Bool { !isPaths && !isCount && format?.needsLines ?? true }

    func text(of page: ResultsPage, isColored: Bool) -> String {
        if isPaths { return page.paths }
        if let format { return page.hits.map { format.text(of: $0) }.joined() }
        if json {
            let printer = JSONLinesPrinter()
            return page.hits.map(printer.text).joined() + printer.summary(page)
        }
        let printer = HumanPrinter(style: TerminalStyle(isColored: isColored))
        return page.hits.map(printer.text).joined() + printer.facets(page) + printer.advice(page)
            + printer.summary(page)
    }
}

/// How a hit is printed: text with names in braces.
struct HitTemplate: ExpressibleByArgument {
    private enum Part {
        case text(String)
        case value(Name)
    }

    enum Name: String, CaseIterable {
        case rank, score, key, path, line, title, site, author, date, lang, url, passage
    }

    static let help =
        "Names in braces are replaced: "
        + Name.allCases.map(\.rawValue).joined(separator: ", ")
        + "; \\n and \\t are a line end and a tab, {{ and }} braces."

    private var parts: [Part] = []

    init?(argument: String) {
        var text = ""
        var rest = argument[...]
        while let character = rest.popFirst() {
            switch (character, rest.first) {
            case ("\\", "n"): text.append("\n")
            case ("\\", "t"): text.append("\t")
            case ("\\", "\\"), ("{", "{"), ("}", "}"): text.append(character)
            case ("{", _):
                guard let end = rest.firstIndex(of: "}"),
                    let name = Name(rawValue: String(rest[..<end]))
                else { return nil }
                parts.append(.text(text))
                parts.append(.value(name))
                text = ""
                rest = rest[rest.index(after: end)...]
                continue
            case ("}", _): return nil
            default:
                text.append(character)
                continue
            }
            rest.removeFirst()
        }
        parts.append(.text(text))
    }

    var needsLines: Bool {
        parts.contains { if case .value(.line) = $0 { true } else { false } }
    }

    func text(of shown: ShownHit) -> String {
        parts.reduce(into: "") { output, part in
            switch part {
            case .text(let text): output += text
            case .value(let name): output += TerminalStyle.safe(value(name, of: shown))
            }
        }
    }

    private func value(_ name: Name, of shown: ShownHit) -> String {
        let metadata = shown.details.metadata
        switch name {
        case .rank: return String(shown.hit.rank)
        case .score: return Figures.fixed(Double(shown.hit.score), 3)
        case .key: return shown.hit.key
        case .path: return FilePath.display(shown.details.source.path)
        case .line: return shown.line.map(String.init) ?? ""
        case .title: return shown.title
        case .site: return metadata.site ?? ""
        case .author: return metadata.author ?? ""
        case .date: return metadata.published ?? ""
        case .lang: return metadata.language ?? ""
        case .url: return metadata.url ?? ""
        case .passage: return shown.details.passage.text
        }
    }
}
