/// What the class, id and role words of an element and its ancestors say it is for.
struct CueFamilies: OptionSet, Hashable, Sendable {
    let rawValue: UInt32

    static let navigation = CueFamilies(rawValue: 1 << 0)
    static let comment = CueFamilies(rawValue: 1 << 1)
    static let share = CueFamilies(rawValue: 1 << 2)
    static let related = CueFamilies(rawValue: 1 << 3)
    static let footer = CueFamilies(rawValue: 1 << 4)
    static let sidebar = CueFamilies(rawValue: 1 << 5)
    static let advertisement = CueFamilies(rawValue: 1 << 6)
    static let consent = CueFamilies(rawValue: 1 << 7)
    static let hidden = CueFamilies(rawValue: 1 << 8)
    static let header = CueFamilies(rawValue: 1 << 9)
    /// Byline, date, tags, categories.
    static let articleData = CueFamilies(rawValue: 1 << 10)
    /// Log-in, subscription, search and newsletter forms.
    static let form = CueFamilies(rawValue: 1 << 11)
    static let product = CueFamilies(rawValue: 1 << 12)
    static let forum = CueFamilies(rawValue: 1 << 13)
    /// Words such as content, post, entry, story, text.
    static let content = CueFamilies(rawValue: 1 << 14)
    /// Words that name just the article's text, such as entry-content and articleBody.
    static let articleBody = CueFamilies(rawValue: 1 << 15)
    static let caption = CueFamilies(rawValue: 1 << 16)
    static let authorBiography = CueFamilies(rawValue: 1 << 17)
    static let byline = CueFamilies(rawValue: 1 << 18)
    static let date = CueFamilies(rawValue: 1 << 19)
    static let title = CueFamilies(rawValue: 1 << 20)

    /// The families that speak against main text.
    static let negative: CueFamilies = [
        .navigation, .comment, .share, .related, .footer, .sidebar, .advertisement, .consent,
        .hidden, .form, .authorBiography,
    ]
}
