/// The documents of a set, all with a score of 0.
final class SetScorer: Scorer {
    private let documents: DocumentSet
    private let memberCount: Int
    /// Nil behind the last; before the first, -1.
    private var place: Int? = -1

    init(_ documents: DocumentSet) {
        self.documents = documents
        memberCount = documents.memberCount
    }

    override var document: UInt32 { place.map { UInt32(max($0, 0)) } ?? Scorer.end }
    override var cost: Int { memberCount }
    override func next() { place = place.flatMap { documents.first(from: $0 + 1) } }
    override func advance(to target: UInt32) {
        guard let place, place < Int(target) || place < 0 else { return }
        self.place = documents.first(from: Int(target))
    }
}
