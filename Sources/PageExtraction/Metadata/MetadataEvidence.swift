internal import JSONText

/// What the markup of a page says of the page, as found.
struct MetadataEvidence {
    /// Contents of `<meta>` by lower-case name, property or itemprop; the first of each.
    private(set) var metas: [String: String] = [:]
    /// The text of `<title>`.
    var documentTitle: String?
    /// `<html lang>`.
    private(set) var documentLanguage: String?
    /// `<link rel=canonical>`.
    private(set) var canonicalLink: String?
    /// `datetime` of `<time>` elements, those marked as publication first in `markedTimes`.
    private(set) var times: [String] = []
    private(set) var markedTimes: [String] = []
    /// The texts of links with `rel=author`.
    private(set) var authorLinks: [String] = []
    /// Objects found in JSON-LD, `@graph` unfolded.
    private(set) var linkedData: [JSONValue] = []

    private static let bound = 512

    mutating func addMeta(_ attributes: HTMLAttributes) {
        guard metas.count < Self.bound, let content = attributes[.content] else { return }
        let text = Text.collapsed(content.utf8)
        guard !text.isEmpty else { return }
        for key in [HTMLAttributeName.property, .name, .itemprop, .httpEquiv] {
            guard let name = attributes[key] else { continue }
            let folded = String(decoding: name.utf8.map(ASCII.lowercased), as: UTF8.self)
            if metas[folded] == nil { metas[folded] = text }
        }
    }

    /// Adds a field of a text's front matter as if it were a `<meta>` of that name.
    mutating func addField(_ name: String, _ value: String) {
        if metas.count < Self.bound, metas[name] == nil { metas[name] = value }
    }

    /// Adds the text of a link to an author's page.
    mutating func addAuthorLink(_ text: String) {
        if authorLinks.count < 10, !text.isEmpty { authorLinks.append(text) }
    }

    mutating func addLink(_ attributes: HTMLAttributes) {
        guard canonicalLink == nil, attributes[.rel] == "canonical" else { return }
        canonicalLink = attributes[.href]
    }

    mutating func addHTML(_ attributes: HTMLAttributes) {
        if documentLanguage == nil {
            documentLanguage = attributes[.lang] ?? attributes[.xmlLang]
        }
    }

    mutating func addTime(_ attributes: HTMLAttributes) {
        guard times.count < Self.bound, let value = attributes[.datetime] else { return }
        times.append(value)
        let property = attributes[.itemprop] ?? ""
        let style = attributes[.class] ?? ""
        if property == "datePublished" || attributes.has(.pubdate)
            || style.contains("published") || style.contains("entry-date")
        {
            markedTimes.append(value)
        }
    }

    /// Reads one JSON-LD script; what is no JSON is passed over.
    mutating func addLinkedData(_ bytes: [UInt8]) {
        guard linkedData.count < Self.bound else { return }
        let parser = JSONParser(
            maximumDepth: 64, maximumValues: 100_000, allowsControlCharacters: true)
        guard let value = try? parser.parse(bytes.span) else { return }
        for element in value.elements {
            linkedData.append(element)
            for node in element["@graph"]?.elements ?? [] { linkedData.append(node) }
        }
    }
}
