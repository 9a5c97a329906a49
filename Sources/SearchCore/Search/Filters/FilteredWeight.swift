/// A weight and the documents of each segment that its filters let through.
///
/// Filters that all of a query stands under are taken out of it, so that what is left is run as without
/// them: documents that a filter keeps out count as deleted ones do.
struct FilteredWeight {
    let weight: Weight
    /// By segment; nil where there is no filter.
    let documents: [DocumentSet]?

    private static func hasFilter(_ clauses: [Weight]) -> Bool {
        clauses.contains { if case .filter = $0 { true } else { false } }
    }

    init(_ weight: Weight) {
        guard case .boolean(let must, let should, let mustNot) = weight,
            FilteredWeight.hasFilter(must) || FilteredWeight.hasFilter(mustNot)
        else {
            self.weight = weight
            documents = nil
            return
        }
        var included: [[DocumentSet]] = []
        var excluded: [[DocumentSet]] = []
        var (required, forbidden): ([Weight], [Weight]) = ([], [])
        for clause in must {
            if case .filter(let filter) = clause {
                included.append(filter.documents)
            } else {
                required.append(clause)
            }
        }
        for clause in mustNot {
            if case .filter(let filter) = clause {
                excluded.append(filter.documents)
            } else {
                forbidden.append(clause)
            }
        }
        // Something has to be left that says which documents there are. Where something must match, what
        // should need not: that must not become a choice of which one has to.
        let isWhole = required.isEmpty && (should.isEmpty || !included.isEmpty)
        guard !isWhole else {
            self.weight = weight
            documents = nil
            return
        }
        let isAlone = required.count == 1 && should.isEmpty && forbidden.isEmpty
        self.weight =
            isAlone
            ? required[0] : .boolean(must: required, should: should, mustNot: forbidden)
        documents = (included.first ?? excluded[0]).indices.map { segment in
            var kept = included.first?[segment] ?? excluded[0][segment].inverted
            for other in included.dropFirst() { kept.formIntersection(other[segment]) }
            for other in excluded { kept.subtract(other[segment]) }
            return kept
        }
    }
}
