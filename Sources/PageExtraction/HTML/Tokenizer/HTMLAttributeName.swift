/// The attributes that the cleaner looks at.
enum HTMLAttributeName: UInt8, CaseIterable {
    case other
    case ariaHidden, `class`, color, content, datetime, encoding, face, hidden, href, httpEquiv, id
    case itemprop, lang, name, property, pubdate, rel, role, size, style, type, xmlLang

    /// The name in markup.
    private var text: String {
        switch self {
        case .other: ""
        case .ariaHidden: "aria-hidden"
        case .httpEquiv: "http-equiv"
        case .xmlLang: "xml:lang"
        default: "\(self)"
        }
    }

    /// The attribute of a number of `names`.
    @inline(__always)
    init(number: UInt8) { self = Self(rawValue: number) ?? .other }

    static let names = NameTable(allCases.map(\.text))
}
