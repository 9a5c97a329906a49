/// A part of a document that is searched on its own.
public enum Field: UInt8, CaseIterable, Sendable {
    /// Everything: the title, a gap, and the main text.
    case text = 0
    /// The title alone.
    case title = 1
}

/// In which form a field's words are indexed.
public enum TermForm: UInt8, CaseIterable, Sendable {
    /// As typed, but for letter case and accents.
    case exact = 0
    /// By stem.
    case stem = 1
    /// Two or three words, as typed, one behind the other.
    case phrase = 2
}
