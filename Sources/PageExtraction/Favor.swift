/// What to avoid more where a block is doubtful.
public enum Favor: String, Sendable, CaseIterable {
    /// Keep little that is not main text.
    case precision
    /// The best balance by F1.
    case balanced
    /// Lose little of the main text.
    case recall
}
