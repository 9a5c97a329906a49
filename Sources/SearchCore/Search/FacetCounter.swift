internal import QuerySyntax

/// Counts documents by a value that is known of them.
struct FacetCounter {
    private let facet: Facet
    private var counts: [String: Int] = [:]

    init(_ facet: Facet) { self.facet = facet }

    /// The values, those with the most documents first, equal ones in the order of their bytes.
    var sorted: [FacetCount] {
        counts.map { FacetCount(value: $0.key, count: $0.value) }.sorted {
            $0.count != $1.count
                ? $0.count > $1.count : $0.value.utf8.lexicographicallyPrecedes($1.value.utf8)
        }
    }

    /// Adds the documents of a segment.
    ///
    /// - Complexity: linear in the documents, and in the values that they have.
    mutating func add(_ documents: DocumentSet, of segment: SegmentReader) throws(IndexError) {
        let columns = try segment.columns()
        switch facet {
        case .site:
            let rest = try add(documents, columns, .host)
            _ = try add(rest, columns, .site)
        case .author: _ = try add(documents, columns, .author)
        case .language: _ = try add(documents, columns, .language)
        case .year, .month: try addDays(documents, columns)
        }
    }

    /// Returns those of the documents that have no value.
    private mutating func add(
        _ documents: DocumentSet, _ columns: Columns, _ column: TextColumn
    ) throws(IndexError) -> DocumentSet {
        var byOrdinal = [Int](repeating: 0, count: columns.valueCount(column) + 1)
        var rest = DocumentSet(count: documents.count)
        var next = documents.first(from: 0)
        while let document = next {
            let ordinal = try columns.ordinal(column, of: document)
            byOrdinal[ordinal] += 1
            if ordinal == 0 { rest.insert(document) }
            next = documents.first(from: document + 1)
        }
        for (ordinal, count) in byOrdinal.enumerated().dropFirst() where count > 0 {
            counts[try columns.value(column, number: ordinal - 1), default: 0] += count
        }
        return rest
    }

    private mutating func addDays(
        _ documents: DocumentSet, _ columns: Columns
    ) throws(IndexError) {
        var byDay: [Int32: Int] = [:]
        var next = documents.first(from: 0)
        while let document = next {
            if let day = try columns.day(of: document) { byDay[day, default: 0] += 1 }
            next = documents.first(from: document + 1)
        }
        let length = facet == .year ? 4 : 7
        for (day, count) in byDay {
            counts[String(CalendarDay.text(day).prefix(length)), default: 0] += count
        }
    }
}
