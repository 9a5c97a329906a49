internal import Winnow

/// A page of HTML that shows which blocks of a page were kept and why, for a browser.
///
/// It needs nothing else: no script, no file, no network. Kept and stripped blocks differ by colour, by a mark
/// and by a word. What comes from the page is text in it, never markup.
enum ReportPage {
    /// - Parameter name: of the page's file.
    static func text(_ page: PageExplanation, name: String) -> String {
        let title = escaped(name)
        var html = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>\(title), kept and stripped</title>
            <style>
            \(style)
            </style>
            </head>
            <body>
            <h1>\(title)</h1>
            <p>\(count(page.blocks, kept: true)) kept (<ins>+</ins>), \
            \(count(page.blocks, kept: false)) stripped (<del>&minus;</del>).</p>
            \(metadata(page))
            <ol>

            """
        for explanation in page.blocks { html += item(explanation) }
        return html + "</ol>\n</body>\n</html>\n"
    }

    private static let style = """
        body { font: 16px/1.45 system-ui, sans-serif; max-width: 48em; margin: 2em auto; padding: 0 1em; \
        color: #1d1d1d; background: #fff; }
        ol { list-style: none; padding: 0; }
        li { margin: .6em 0; padding: .4em .8em; border-left: .4em solid; border-radius: .2em; }
        li.kept { border-color: #1a7f37; background: #e6f6ea; }
        li.stripped { border-color: #c2410c; background: #fdeee4; }
        li.stripped .text { opacity: .75; }
        .why { font-size: .8em; margin: 0; }
        .text { margin: .2em 0; white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; }
        .heading .text { font-weight: bold; }
        .code .text { font-family: ui-monospace, monospace; }
        details { font-size: .8em; } td, th { text-align: left; padding: 0 1em 0 0; vertical-align: top; }
        ins, del { font-weight: bold; text-decoration: none; }
        @media (prefers-color-scheme: dark) {
        body { color: #e6e6e6; background: #161616; }
        li.kept { background: #12301b; } li.stripped { background: #3a1e10; }
        }
        """

    private static func count(_ blocks: [BlockExplanation], kept: Bool) -> String {
        let chosen = blocks.filter { $0.block.isKept == kept }
        let words = chosen.reduce(0) { $0 + $1.words }
        return "\(Figures.count(chosen.count, "block")) of \(Figures.count(words, "word"))"
    }

    private static func metadata(_ page: PageExplanation) -> String {
        let all = [
            ("title", page.metadata.title), ("author", page.metadata.author),
            ("site", page.metadata.site), ("published", page.metadata.published),
            ("modified", page.metadata.modified), ("language", page.metadata.language),
            ("address", page.metadata.canonicalURL), ("encoding", page.encoding),
        ]
        let rows = all.map { name, value in
            "<tr><th>\(name)</th><td class=\"text\">\(value.map(escaped) ?? "not found")</td></tr>\n"
        }
        return "<table>\n\(rows.joined())</table>"
    }

    private static func item(_ explanation: BlockExplanation) -> String {
        let block = explanation.block
        let mark = block.isKept ? "<ins>+ kept</ins>" : "<del>&minus; stripped</del>"
        return """
            <li class="\(block.isKept ? "kept" : "stripped") \(block.kind.rawValue)">
            <p class="why">\(mark) \(ExplanationPrinter.signed(explanation.margin)) \
            \(block.kind.rawValue): \(escaped(block.reason))</p>
            <p class="text" dir="auto">\(escaped(block.text))</p>
            <details><summary>what decided</summary>
            <p class="why">first score: \(escaped(ExplanationPrinter.line(explanation.own)))</p>
            <p class="why">second score: \(escaped(ExplanationPrinter.line(explanation.around)))</p>
            </details>
            </li>

            """
    }

    /// Text as HTML has it: what would be markup is named, and control characters are replaced.
    private static func escaped(_ text: String) -> String {
        // By scalars: a carriage return and a line feed are one character.
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
            .map { TerminalStyle.safe(String($0.last == "\r" ? $0.dropLast() : $0)) }
        var escaped = ""
        for scalar in lines.joined(separator: "\n").unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
