/// What documents can be filtered and counted by.
enum TextColumn: Int, CaseIterable, Sendable {
    /// The site's name.
    case site
    /// The host in the address, without `www.`.
    case host
    case author
    case language
    /// The address.
    case url
    /// When the document was captured.
    case captured

    /// The columns that segments of a version have.
    static func all(ofVersion version: UInt32) -> [TextColumn] {
        version >= FormatVersion.firstWithPlaces ? allCases : allCases.filter { $0 != .captured }
    }

    /// The value of a document, nil if it has none.
    func value(in metadata: DocumentMetadata) -> String? {
        let value =
            switch self {
            case .site: metadata.site
            case .host: metadata.url.flatMap(Host.of)
            case .author: metadata.author
            case .language: metadata.language
            case .url: metadata.url
            case .captured: metadata.captured
            }
        return value?.isEmpty == true ? nil : value
    }
}
