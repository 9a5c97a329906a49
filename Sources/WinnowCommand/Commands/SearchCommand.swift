internal import ArgumentParser
internal import MappedIO
internal import Winnow

struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search", abstract: "Search the index.",
        discussion: """
            winnow search '"verifiable steps"'        a phrase, words as typed
            winnow search '"verifiable st*"'          a phrase with a word that begins so
            winnow search 'border talks'              either word in any form, both best
            winnow search '+border talks -trade'      border must be there, trade must not
            winnow search 'ceasefire NEAR/5 talks'    within five words of each other
            winnow search 'dam site:example.org date:2025-11'
            winnow search dam --after 2025-11-01 --sort date --facet site

            GUIDE.md has all that a query may say.
            """)

    @Argument(
        help:
            "What to search for; several are joined by spaces. Put -- before one that begins with -."
    )
    var query: [String]

    @OptionGroup var index: IndexOption

    @Option(name: [.customShort("n"), .customLong("limit")], help: "How many hits to show.")
    var limit = 10

    @Option(help: "How many of the first hits to pass over.")
    var offset = 0

    @Option(help: "What comes first: score or date.")
    var sort = SortOption.score

    @Option(help: "Only pages from this day, month or year on: 2025-11-13, 2025-11 or 2025.")
    var after: DayOption?

    @Option(help: "Only pages up to this day, month or year.")
    var before: DayOption?

    @Option(help: "Count the hits by site, author, lang, date:year or date:month.")
    var facet: [FacetOption] = []

    @Option(
        name: [.customShort("C"), .customLong("context")],
        help: "About how many characters of text to show of a hit.")
    var context = Searcher.passageLength

    @Flag(help: "Show the whole text of each hit.")
    var full = false

    @Flag(inversion: .prefixedNo, help: "Fold near copies of a page under the first of them.")
    var group = true

    @Flag(
        help: """
            Show all captures of an address (of WARC and ARC files) that match, and not the newest of them alone.
            """)
    var captures = false

    @OptionGroup var form: HitFormOptions
    @OptionGroup var pages: PagerOptions

    @Flag(help: "Show how each score comes about.")
    var explain = false

    @Flag(help: "Take a query that can't be meant as typed for an error.")
    var strict = false

    @Option(help: "Stop after so many seconds, and show what was found by then.")
    var timeout: Double?

    @Option(
        help: """
            The language of the query's words, as en or fa: only forms of that language are found. Without it, a word \
            finds its forms in each language of the index.
            """)
    var queryLang: String?

    @Option(
        name: .customLong("stats"),
        help: """
            The statistics of a collection that the index is a shard of, made by winnow shard stats merge: scores \
            are those that one index of the collection would give.
            """)
    var statistics: String?

    @Option(help: "BM25: how much repeated words count, from 0.")
    var k1: Float = 1.2

    @Option(help: "BM25: how much a document's length counts, 0 to 1.")
    var b: Float = 0.75

    @Option(help: "How much a match in the title counts besides that in the text, from 0.")
    var titleWeight = Ranking().titleWeight

    @Option(help: "How much words like \"the\" count among others, 0 to 1.")
    var functionWordWeight = Ranking().functionWordWeight

    @Option(help: "When to use colour: auto, always or never.")
    var color = ColorChoice.auto

    func validate() throws {
        guard limit >= 0, limit <= 1_000_000 else {
            throw ValidationError("-n must be 0 to 1000000")
        }
        guard offset >= 0, offset <= 1_000_000 else {
            throw ValidationError("--offset must be 0 to 1000000")
        }
        guard (20...100_000).contains(context) else {
            throw ValidationError("-C must be 20 to 100000")
        }
        guard timeout.map({ $0 > 0 && $0 <= 86400 }) ?? true else {
            throw ValidationError("--timeout must be more than 0, and at most 86400")
        }
        if let queryLang, !LanguageTag.isCode(queryLang) {
            throw ValidationError("--query-lang must be a language's code, as en or fa")
        }
        guard k1 >= 0, k1.isFinite else { throw ValidationError("--k1 must be 0 or more") }
        guard (0...1).contains(b) else { throw ValidationError("--b must be 0 to 1") }
        guard (0...100).contains(titleWeight) else {
            throw ValidationError("--title-weight must be 0 to 100")
        }
        guard (0...1).contains(functionWordWeight) else {
            throw ValidationError("--function-word-weight must be 0 to 1")
        }
    }

    func run() throws {
        let total = try Failure.saying { try search() }
        if total == 0 { throw ExitCode(1) }
    }

    private func search() throws -> Int {
        let clock = ContinuousClock()
        let start = clock.now
        let parsed = try parse()
        guard
            let part = try PartSearch.of(
                parsed.part, in: index.folder, statistics: statistics, ranking: ranking,
                language: queryLang)
        else {
            StandardStream.error.write("winnow: \(PartSearch.noBoilerplate)\n")
            return 0
        }
        let searcher = part.searcher
        let query = try Query(parsed, settings: searcher.reader.settings).filtered(by: days)
        if form.isCount {
            let total = try searcher.count(query)
            try StandardStream.output.print("\(total)\n")
            return total
        }
        let results = try searcher.search(query, request(part))
        let shown = try shownHits(of: results, part)
        // Why nothing was found is looked for where that is all there is to say.
        let advice = results.total == 0 ? try searcher.advice(on: query) : []
        let page = ResultsPage(
            hits: shown, results: results, first: offset + 1, facets: facet.map(\.facet),
            advice: advice,
            duration: clock.now - start)
        if results.isPartial {
            StandardStream.error.write(
                "winnow: time was up; there may be more hits, and better ones\n")
        }
        try pages.print(form.text(of: page, isColored: color.isOn))
        return results.total
    }

    private var ranking: Ranking {
        Ranking(
            similarity: BM25(k1: k1, b: b), titleWeight: titleWeight,
            functionWordWeight: functionWordWeight)
    }

    /// The query, with what was understood differently said on standard error.
    private func parse() throws -> ParsedQuery {
        let typed = query.joined(separator: " ")
        let parsed = try QueryParser.parse(typed)
        if strict, let note = parsed.notes.first {
            throw Failure("\(note.message)\n\(Caret.lines(under: note.offset, of: typed))")
        }
        for note in parsed.notes { StandardStream.error.write("winnow: \(note)\n") }
        return parsed
    }

    private func request(_ part: PartSearch) -> SearchRequest {
        SearchRequest(
            limit: limit, offset: offset, order: sort.order, timeout: timeout.map { .seconds($0) },
            facets: facet.map(\.facet), foldsCopies: group && !form.isPaths && part.foldsCopies,
            foldsCaptures: !captures && !form.isPaths)
    }

    private var days: DayRange? {
        if after == nil, before == nil { return nil }
        return DayRange(
            first: after?.days.first ?? DayRange.always.first,
            last: before?.days.last ?? DayRange.always.last)
    }

    private func shownHits(
        of results: Searcher.Results, _ part: PartSearch
    ) throws -> [ShownHit] {
        var shown: [ShownHit] = []
        for hit in results.hits {
            let details = try part.details(
                of: hit, in: results, length: full ? nil : context)
            shown.append(
                ShownHit(
                    hit: hit, details: details,
                    explanation: explain ? try part.searcher.explain(hit, of: results) : nil))
        }
        if form.needsLines { ShownHit.findLines(of: &shown) }
        return shown
    }
}

/// A day, month or year as typed.
struct DayOption: ExpressibleByArgument {
    let days: DayRange

    init?(argument: String) {
        guard let days = DayRange(argument) else { return nil }
        self.days = days
    }
}

/// What comes first.
enum SortOption: String, CaseIterable, ExpressibleByArgument {
    case score, date

    var order: SearchOrder { self == .score ? .score : .date }
}

/// What to count hits by.
struct FacetOption: ExpressibleByArgument {
    let facet: Facet

    init?(argument: String) {
        guard let facet = Facet(rawValue: argument) else { return nil }
        self.facet = facet
    }

    static var allValueStrings: [String] { Facet.allCases.map(\.rawValue) }
}

/// Shows a place in what was typed.
enum Caret {
    /// The text, and under it a caret at a byte of it.
    static func lines(under offset: Int, of text: String) -> String {
        // Each character that is shown takes one column, as nearly as can be said without a font.
        let before = String(decoding: text.utf8.prefix(offset), as: UTF8.self)
        let column = TerminalStyle.safe(before).count
        return "  \(TerminalStyle.safe(text))\n  \(String(repeating: " ", count: column))^"
    }
}
