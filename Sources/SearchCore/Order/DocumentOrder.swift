/// In which order a segment has its documents.
///
/// Results do not depend on it.
public enum DocumentOrder: String, Sendable, Hashable, CaseIterable {
    /// As they came.
    case arrival
    /// Those with the same words near each other, by recursive graph bisection: postings become
    /// smaller, and searches faster.
    case similarity
}
