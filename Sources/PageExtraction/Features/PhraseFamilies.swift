/// What a block's wording says it is, from the phrase lexicon.
struct PhraseFamilies: OptionSet, Hashable, Sendable {
    let rawValue: UInt32

    /// Head of a comment form or a list of comments.
    static let comments = PhraseFamilies(rawValue: 1 << 0)
    /// Head of a list of other pages.
    static let related = PhraseFamilies(rawValue: 1 << 1)
    /// A pointer to another page amid the text: "Read also: …".
    static let readAlso = PhraseFamilies(rawValue: 1 << 2)
    static let share = PhraseFamilies(rawValue: 1 << 3)
    static let consent = PhraseFamilies(rawValue: 1 << 4)
    static let newsletter = PhraseFamilies(rawValue: 1 << 5)
    static let account = PhraseFamilies(rawValue: 1 << 6)
    static let navigation = PhraseFamilies(rawValue: 1 << 7)
    static let rights = PhraseFamilies(rawValue: 1 << 8)
    static let advertisement = PhraseFamilies(rawValue: 1 << 9)
    static let readingTime = PhraseFamilies(rawValue: 1 << 10)
    static let photoCredit = PhraseFamilies(rawValue: 1 << 11)
    static let articleData = PhraseFamilies(rawValue: 1 << 12)
    static let byline = PhraseFamilies(rawValue: 1 << 13)
    /// A kicker such as "Breaking news:".
    static let kicker = PhraseFamilies(rawValue: 1 << 14)

    /// Families whose blocks end an article when they stand alone on a line.
    static let terminators: PhraseFamilies = [.comments, .related]
}
