/// Which fields of a row hold what: columns of CSV and TSV, members of JSON objects.
public struct FieldMap: Sendable, Hashable {
    /// What a document has.
    public enum Part: String, Sendable, CaseIterable {
        case id, text, title, url, site, author, date, language
    }

    private var names: [Part: String] = [:]

    /// Each part is in the field of its own name.
    public init() {}

    /// Reads pairs such as `text=body,title=headline`.
    ///
    /// - Returns: nil for what is no such list, and where a part is named that documents don't have.
    public init?(_ text: String) {
        for pair in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let equals = pair.firstIndex(of: "="),
                let part = Part(rawValue: String(pair[..<equals])),
                case let name = String(pair[pair.index(after: equals)...]), !name.isEmpty
            else { return nil }
            names[part] = name
        }
    }

    /// The pairs that say something else than a part's own name, in the order of parts.
    var text: String {
        Part.allCases.compactMap { part in names[part].map { "\(part.rawValue)=\($0)" } }
            .joined(separator: ",")
    }

    /// The field that holds a part.
    func name(_ part: Part) -> String { names[part] ?? part.rawValue }
}
