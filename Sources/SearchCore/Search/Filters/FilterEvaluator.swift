internal import MappedIO
internal import QuerySyntax
internal import TextAnalysis

/// Finds the documents of a segment that a filter lets through.
struct FilterEvaluator {
    let segment: SegmentReader
    let analyzer: Analyzer

    /// - Complexity: linear in the segment's documents, and in the different values of the column.
    func documents(_ filter: DocumentFilter) throws(IndexError) -> DocumentSet {
        switch filter.condition {
        case .days(let range): return try documents(from: range)
        case .known(let column):
            let count = try segment.columns().valueCount(column)
            return try documents(column, wanted: Array(repeating: true, count: count))
        case .value(let column, let pattern):
            var walk = AutomatonWalk(pattern.automaton)
            return try documents(column) { walk.accepts(FilterEvaluator.lowercased($0)) }
        case .words(let column, let words):
            var matcher = WordsMatcher(words, analyzer)
            return try documents(column) { matcher.matches($0) }
        case .path(let pattern): return try documents(path: pattern)
        case .any(let filters):
            var documents = DocumentSet(count: segment.info.documentCount)
            for filter in filters { documents.formUnion(try self.documents(filter)) }
            return documents
        }
    }

    private func documents(from range: DayRange) throws(IndexError) -> DocumentSet {
        let columns = try segment.columns()
        var documents = DocumentSet(count: segment.info.documentCount)
        for document in 0..<documents.count {
            if let day = try columns.day(of: document), range.contains(day) {
                documents.insert(document)
            }
        }
        return documents
    }

    private func documents(
        _ column: TextColumn, where matches: ([UInt8]) -> Bool
    ) throws(IndexError) -> DocumentSet {
        var wanted: [Bool] = []
        try segment.columns().forEachValue(column) { _, value in wanted.append(matches(value)) }
        return try documents(column, wanted: wanted)
    }

    /// - Parameter wanted: by number of a value.
    private func documents(
        _ column: TextColumn, wanted: [Bool]
    ) throws(IndexError) -> DocumentSet {
        var documents = DocumentSet(count: segment.info.documentCount)
        guard wanted.contains(true) else { return documents }
        let columns = try segment.columns()
        for document in 0..<documents.count {
            let ordinal = try columns.ordinal(column, of: document)
            if ordinal > 0, wanted[ordinal - 1] { documents.insert(document) }
        }
        return documents
    }

    private func documents(path pattern: TermPattern) throws(IndexError) -> DocumentSet {
        var walk = AutomatonWalk(pattern.automaton)
        var documents = DocumentSet(count: segment.info.documentCount)
        var wanted: [Bool] = []
        for source in 0..<segment.keys.sourceCount {
            let path = Array(try segment.keys.source(source).path.utf8)
            wanted.append(walk.accepts(FilterEvaluator.lowercased(path)))
        }
        for document in 0..<documents.count
        where wanted[try segment.keys.source(of: document)] {
            documents.insert(document)
        }
        return documents
    }

    static func lowercased(_ bytes: [UInt8]) -> [UInt8] {
        bytes.map { (65...90).contains($0) ? $0 + 32 : $0 }
    }
}

/// Whether words stand in a short text, one behind the other.
private struct WordsMatcher {
    private let words: [QueryWord]
    private let analyzer: Analyzer
    private var walks: [AutomatonWalk?]
    private var tokens = TokenBuffer()

    init(_ words: [QueryWord], _ analyzer: Analyzer) {
        self.words = words
        self.analyzer = analyzer
        walks = words.map { $0.pattern.map { AutomatonWalk($0.automaton) } }
    }

    mutating func matches(_ value: [UInt8]) -> Bool {
        tokens.removeAll()
        analyzer.analyze(value.span, into: &tokens)
        let terms = tokens.records.map { record in
            Array(
                tokens.bytes[Int(record.termStart)..<Int(record.termStart) + Int(record.termLength)]
            )
        }
        guard terms.count >= words.count else { return false }
        for start in 0...terms.count - words.count {
            var isMatch = true
            for place in words.indices where isMatch {
                let term = terms[start + place]
                isMatch = walks[place]?.accepts(term) ?? (term == words[place].term)
            }
            if isMatch { return true }
        }
        return false
    }
}
