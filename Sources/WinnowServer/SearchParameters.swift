internal import Winnow

/// What a request asks for, within bounds.
struct SearchParameters: Sendable {
    /// The most hits of a page, the farthest hit, and the longest query in Unicode scalars.
    static let mostHits = 100
    static let farthest = 10_000
    static let longestQuery = 1000
    static let longestKey = 4096

    var query = ""
    var limit = 10
    var offset = 0
    var order = SearchOrder.score
    /// As typed, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    var after = ""
    var before = ""
    var facets: [Facet] = []
    /// The code of the language of the query's words; nil for any of the index's.
    var queryLanguage: String?
    /// Whether near copies are folded under the first of them.
    var foldsCopies = true
    /// Whether captures of an address are folded under the newest.
    var foldsCaptures = true
    /// How long it may take at the most; nil where the server says that alone.
    var timeout: Duration?
    /// What is wrong, for people.
    ///
    /// Its parameter stays as if it was not there.
    var faults: [String] = []

    /// Reads a request's parameters; an empty day or order is none where forms send them.
    ///
    /// - Parameter mostHits: how many may be asked for at once.
    init(_ request: WebRequest, isForm: Bool, mostHits: Int = SearchParameters.mostHits) {
        query = request.value("q") ?? ""
        if query.unicodeScalars.count > SearchParameters.longestQuery {
            faults.append("q has more than \(SearchParameters.longestQuery) characters")
            query = ""
        }
        limit = number(request, "limit", 1...mostHits) ?? limit
        timeout = number(request, "timeout", 1...60_000).map { .milliseconds($0) }
        offset = number(request, "offset", 0...SearchParameters.farthest) ?? offset
        if let text = request.value("sort"), !(isForm && text.isEmpty) {
            if let chosen = SearchOrder(rawValue: text) {
                order = chosen
            } else {
                faults.append("sort is score or date")
            }
        }
        if let code = request.value("query-lang"), !(isForm && code.isEmpty) {
            if LanguageTag.isCode(code) {
                queryLanguage = code
            } else {
                faults.append("query-lang is a language's code, as en or fa")
            }
        }
        switch request.value("group") {
        case nil, "true": break
        case "false": foldsCopies = false
        default: faults.append("group is true or false")
        }
        switch request.value("captures") {
        case nil, "false": break
        case "true": foldsCaptures = false
        default: faults.append("captures is true or false")
        }
        after = day(request, "after", isForm: isForm)
        before = day(request, "before", isForm: isForm)
        for name in request.values("facet") {
            guard let facet = Facet(rawValue: name) else {
                faults.append("facet is site, author, lang, date:year or date:month")
                continue
            }
            if !facets.contains(facet) { facets.append(facet) }
        }
    }

    /// The days between both, or nil for all.
    var days: DayRange? {
        if after.isEmpty, before.isEmpty { return nil }
        return DayRange(
            first: SearchParameters.days(after)?.first ?? DayRange.always.first,
            last: SearchParameters.days(before)?.last ?? DayRange.always.last)
    }

    /// The query as parameters of an address.
    var queryPairs: [(name: String, value: String)] {
        [(name: "q", value: query)]
            + (queryLanguage.map { [(name: "query-lang", value: $0)] } ?? [])
    }

    /// The parameters as those of an address, without what is as usual.
    var pairs: [(name: String, value: String)] {
        var pairs = queryPairs
        func add(_ name: String, _ value: String) { pairs.append((name: name, value: value)) }
        if order == .date { add("sort", "date") }
        if !foldsCopies { add("group", "false") }
        if !foldsCaptures { add("captures", "true") }
        if !after.isEmpty { add("after", after) }
        if !before.isEmpty { add("before", before) }
        if offset > 0 { add("offset", String(offset)) }
        if limit != 10 { add("limit", String(limit)) }
        return pairs
    }

    private mutating func number(
        _ request: WebRequest, _ name: String, _ allowed: ClosedRange<Int>
    ) -> Int? {
        guard let text = request.value(name) else { return nil }
        guard text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(text),
            allowed.contains(number)
        else {
            faults.append("\(name) is a number from \(allowed.lowerBound) to \(allowed.upperBound)")
            return nil
        }
        return number
    }

    private mutating func day(_ request: WebRequest, _ name: String, isForm: Bool) -> String {
        guard let text = request.value(name), !(isForm && text.isEmpty) else { return "" }
        guard SearchParameters.days(text) != nil else {
            faults.append("\(name) is a day, month or year, such as 2025-11-13, 2025-11 or 2025")
            return ""
        }
        return text
    }

    /// The days of a text; those behind a month's end, 31 at the most, are its last.
    private static func days(_ text: String) -> DayRange? {
        guard text.utf8.count <= 10, text.utf8.first != UInt8(ascii: "0") else { return nil }
        if let days = DayRange(text) { return days }
        guard ["29", "30", "31"].contains(text.suffix(2)), text.utf8.count == 10 else { return nil }
        for day in ["30", "29", "28"] {
            if let days = DayRange(text.dropLast(2) + day) { return days }
        }
        return nil
    }
}
