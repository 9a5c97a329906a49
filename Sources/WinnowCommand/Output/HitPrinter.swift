internal import JSONText
internal import MappedIO
internal import Winnow

/// A hit with what is shown of it.
struct ShownHit {
    var hit: Searcher.Hit
    var details: HitDetails
    var explanation: Explanation?
    /// The line of the source file that the passage begins in, if that is known.
    var line: Int?

    /// Where the document is, as seen from the current folder; its key too where that is another.
    var place: String {
        let path = FilePath.display(details.source.path)
        // Of a file with several documents, the key says which.
        if hit.key != details.source.path, hit.key.hasPrefix(details.source.path), line == nil {
            return path + hit.key.dropFirst(details.source.path.count)
        }
        let place = line.map { "\(path):\($0)" } ?? path
        return hit.key == details.source.path ? place : "\(place) \(hit.key)"
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
        let folded = [
            shown.hit.captures > 0 ? "+\(Figures.count(shown.hit.captures, "capture"))" : nil,
            shown.hit.similar > 0 ? "+\(shown.hit.similar) similar" : nil,
        ].compactMap(\.self)
        if !folded.isEmpty { text += "   " + style.dim(folded.joined(separator: ", ")) + "\n" }
        for line in shown.explanation?.lines ?? [] {
            text += "     " + TerminalStyle.safe(line) + "\n"
        }
        return text + "\n"
    }

    /// How many hits have each value, by facet.
    func facets(_ page: ResultsPage) -> String {
        zip(page.facets, page.results.facets).map { facet, counts in
            let shown = counts.prefix(AnswerJSON.facetLimit)
            let width = shown.map { String($0.count).count }.max() ?? 0
            let lines = shown.map { count in
                let number = String(count.count)
                return String(repeating: " ", count: width - number.count + 3) + number + "  "
                    + TerminalStyle.safe(count.value) + "\n"
            }
            let rest = counts.count - shown.count
            return style.title("by \(facet.rawValue)") + "\n" + lines.joined()
                + (rest > 0 ? "   and \(rest) more\n" : "") + "\n"
        }.joined()
    }

    func advice(_ page: ResultsPage) -> String {
        page.advice.map { TerminalStyle.safe($0.sentence) + "\n" }.joined()
    }

    func summary(_ page: ResultsPage) -> String {
        let (total, shown, first) = (page.results.total, page.hits.count, page.first)
        let time = Figures.duration(page.duration)
        let about = page.results.isPartial ? "at least " : ""
        if total == 0 { return "no hits in \(time)\n" }
        if shown == 0 { return "none of \(about)\(total) from \(first) on, in \(time)\n" }
        return "\(first)-\(first + shown - 1) of \(about)\(total) in \(time)\n"
    }
}

/// Prints hits as JSON Lines.
struct JSONLinesPrinter {
    func text(_ shown: ShownHit) -> String {
        var object = JSONObject()
        object.add("type", "hit")
        AnswerJSON.add(shown.hit, shown.details, to: &object)
        if let line = shown.line { object.add("line", line) }
        if let explanation = shown.explanation { object.add("explanation", tree(explanation)) }
        return object.line + "\n"
    }

    func summary(_ page: ResultsPage) -> String {
        var object = JSONObject()
        object.add("type", "summary")
        object.add("total", page.results.total)
        object.add("first", page.first)
        object.add("shown", page.hits.count)
        object.add("partial", page.results.isPartial)
        object.add("microseconds", Int(Figures.seconds(page.duration) * 1e6))
        if !page.facets.isEmpty {
            object.add(
                "facets",
                zip(page.facets, page.results.facets).map { AnswerJSON.facet($0, $1) })
        }
        if !page.advice.isEmpty { object.add("advice", page.advice.map(\.sentence)) }
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
