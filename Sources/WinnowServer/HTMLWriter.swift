/// Writes HTML in which nothing but what stands in this program is markup.
///
/// Names of elements are literals of the program, those of attributes a list; everything else goes through
/// `escaped`. There is no way to append text as it is.
struct HTMLWriter {
    /// What was written.
    private(set) var html: String

    /// A document that begins with its type.
    init() { html = "<!DOCTYPE html>\n" }

    /// An attribute whose value is text.
    ///
    /// Addresses have `Attribute.link` instead; attributes that hold script or
    /// style are not among these.
    enum TextAttribute: String {
        case autocomplete, charset, content, dir, id, inputmode, lang, method, name, placeholder,
            rel
        case role, start, type, value
        case maximumLength = "maxlength"
        case `class`, `for`
        case label = "aria-label"
        case current = "aria-current"
    }

    /// An attribute that names an address.
    enum LinkAttribute: String {
        case action, href, src
    }

    /// An attribute of an element.
    enum Attribute {
        case text(TextAttribute, String)
        case link(LinkAttribute, Link)
        /// A choice that is made, or a field that has the focus at first.
        case selected, autofocus, isDeferred
    }

    /// Writes an element and what is in it.
    mutating func element(
        _ name: StaticString, _ attributes: [Attribute] = [], _ content: (inout HTMLWriter) -> Void
    ) {
        open(name, attributes)
        content(&self)
        html += "</\(name)>"
    }

    /// Writes an element with text in it.
    mutating func element(_ name: StaticString, _ attributes: [Attribute] = [], text: String) {
        element(name, attributes) { $0.text(text) }
    }

    /// Writes an element that has no content, such as `input`.
    mutating func empty(_ name: StaticString, _ attributes: [Attribute] = []) {
        open(name, attributes)
    }

    /// Writes text.
    mutating func text(_ text: some StringProtocol) { html += HTMLWriter.escaped(text) }

    /// Writes text with some ranges of its bytes marked.
    ///
    /// - Parameter ranges: ascending, without overlap; what is not within the text, or not behind the range before,
    ///   is left out.
    mutating func marked(_ text: String, _ ranges: [Range<Int>]) {
        let bytes = Array(text.utf8)
        var end = 0
        for range in ranges
        where range.lowerBound >= end && range.upperBound <= bytes.count && !range.isEmpty {
            self.text(String(decoding: bytes[end..<range.lowerBound], as: UTF8.self))
            element("mark", text: String(decoding: bytes[range], as: UTF8.self))
            end = range.upperBound
        }
        self.text(String(decoding: bytes[end...], as: UTF8.self))
    }

    /// Ends a line.
    mutating func lineEnd() { html += "\n" }

    private mutating func open(_ name: StaticString, _ attributes: [Attribute]) {
        html += "<\(name)"
        for attribute in attributes {
            switch attribute {
            case .text(let name, let value):
                html += " \(name.rawValue)=\"\(HTMLWriter.escaped(value))\""
            case .link(let name, let link):
                html += " \(name.rawValue)=\"\(HTMLWriter.escaped(link.address))\""
            case .selected: html += " selected"
            case .autofocus: html += " autofocus"
            case .isDeferred: html += " defer"
            }
        }
        html += ">"
    }

    /// Text as HTML has it, between tags and between quotes: what would be markup is named; control characters
    /// and overrides of the direction of text, which make one text look like another, are replaced.
    static func escaped(_ text: some StringProtocol) -> String {
        var escaped: [UInt8] = []
        escaped.reserveCapacity(text.utf8.count + 16)
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x26: escaped += "&amp;".utf8
            case 0x3C: escaped += "&lt;".utf8
            case 0x3E: escaped += "&gt;".utf8
            case 0x22: escaped += "&quot;".utf8
            case 0x27: escaped += "&#39;".utf8
            case 0x09, 0x0A: escaped.append(UInt8(scalar.value))
            case ..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069:
                escaped += "\u{FFFD}".utf8
            case ..<0x80: escaped.append(UInt8(scalar.value))
            default: escaped += UTF8.encode(scalar).map(Array.init) ?? []
            }
        }
        return String(decoding: escaped, as: UTF8.self)
    }
}

/// An address that a page may link to.
struct Link: Sendable, Hashable {
    /// The address.
    let address: String

    /// A path of this server with names and values.
    init(
        _ path: StaticString, _ parameters: [(name: String, value: String)] = [],
        place: StaticString = ""
    ) {
        var address = "\(path)"
        for (number, parameter) in parameters.enumerated() {
            address += number == 0 ? "?" : "&"
            address += Link.encoded(parameter.name) + "=" + Link.encoded(parameter.value)
        }
        let anchor = "\(place)"
        self.address = anchor.isEmpty ? address : address + "#" + anchor
    }

    /// An address on the web; nil unless it is one of http or https.
    init?(web address: String) {
        let lower = address.prefix(8).lowercased()
        guard lower.hasPrefix("http://") || lower.hasPrefix("https://"), address.utf8.count <= 4096,
            !address.unicodeScalars.contains(where: { $0.value <= 0x20 || $0.value == 0x7F })
        else { return nil }
        self.address = address
    }

    /// All but letters, digits, `-`, `.`, `_` and `~` as escapes (RFC 3986, section 2.3).
    private static func encoded(_ text: String) -> String {
        var encoded = ""
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                encoded += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return encoded
    }
}
