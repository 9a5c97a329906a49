internal import JSONText
internal import MappedIO
internal import Winnow

/// A hit with what is shown of it.
struct ShownHit {
    var hit: Searcher.Hit
    var details: HitDetails
    var explanation: Explanation?

    /// Where the document is, as seen from the current folder; its key too where that is another.
    var place: String {
        let path = FilePath.display(details.source.path)
        return hit.key == details.source.path ? path : "\(path) \(hit.key)"
    }

    /// The title, or the file's name where there is none.
    var title: String {
        details.metadata.title
            ?? details.source.path.split(separator: "/").last.map(String.init) ?? hit.key
    }
}

/// Prints hits for people.
struct HumanPrinter {
    let style: TerminalStyle

    func text(_ shown: ShownHit) -> String {
        let metadata = shown.details.metadata
        let title = style.highlighted(
            shown.title, metadata.title == nil ? [] : shown.details.titleHighlights,
            plain: style.title)
        var about = [metadata.site, metadata.published].compactMap { $0 }.map(TerminalStyle.safe)
        about.append(style.path(TerminalStyle.safe(shown.place)))
        about.append(style.dim("score " + Figures.fixed(Double(shown.hit.score), 3)))
        var text = "\(shown.hit.rank). \(title)\n   \(about.joined(separator: " · "))\n"
        let passage = shown.details.passage
        if !passage.text.isEmpty {
            text += "   " + (passage.isCutAtStart ? "… " : "")
            text += style.highlighted(passage.text, passage.highlights)
            text += (passage.isCutAtEnd ? " …" : "") + "\n"
        }
        for line in shown.explanation?.lines ?? [] {
            text += "     " + TerminalStyle.safe(line) + "\n"
        }
        return text + "\n"
    }

    func summary(first: Int, shown: Int, total: Int, _ duration: Duration) -> String {
        let time = Figures.duration(duration)
        if total == 0 { return "no hits in \(time)\n" }
        if shown == 0 { return "none of \(total) from \(first) on, in \(time)\n" }
        return "\(first)-\(first + shown - 1) of \(total) in \(time)\n"
    }
}

/// Prints hits as JSON Lines.
struct JSONLinesPrinter {
    func text(_ shown: ShownHit) -> String {
        let (metadata, passage) = (shown.details.metadata, shown.details.passage)
        var object = JSONObject()
        object.add("type", "hit")
        object.add("rank", shown.hit.rank)
        object.add("score", shown.hit.score)
        object.add("key", shown.hit.key)
        object.add("path", shown.details.source.path)
        object.add("title", metadata.title)
        object.add("titleHighlights", shown.details.titleHighlights)
        object.add("site", metadata.site)
        object.add("author", metadata.author)
        object.add("date", metadata.published)
        object.add("language", metadata.language)
        object.add("url", metadata.url)
        object.add("passage", passage.text)
        object.add("highlights", passage.highlights)
        if let source = passage.source { object.add("source", source) }
        if let explanation = shown.explanation { object.add("explanation", tree(explanation)) }
        return object.line + "\n"
    }

    func summary(first: Int, shown: Int, total: Int, _ duration: Duration) -> String {
        var object = JSONObject()
        object.add("type", "summary")
        object.add("total", total)
        object.add("first", first)
        object.add("shown", shown)
        object.add("microseconds", Int(Figures.seconds(duration) * 1e6))
        return object.line + "\n"
    }

    private func tree(_ explanation: Explanation) -> JSONObject {
        var object = JSONObject()
        object.add("value", explanation.value)
        object.add("text", explanation.text)
        object.add("parts", explanation.parts.map(tree))
        return object
    }
}
