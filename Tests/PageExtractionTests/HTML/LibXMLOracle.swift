import CLibXML2
import Foundation

@testable import PageExtraction

/// What libxml2 makes of a page, as an opinion apart from our own parser's.
enum LibXMLOracle {
    /// The page's elements and text as `PageOutline` writes them, or nil if libxml2 gives up.
    @safe
    static func outline(_ utf8: [UInt8]) -> PageOutline? {
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue
            | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_NONET.rawValue
        let document = unsafe utf8.withUnsafeBytes { raw in
            unsafe htmlReadMemory(
                raw.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(raw.count), nil,
                "UTF-8",
                Int32(bitPattern: UInt32(options)))
        }
        guard let document = unsafe document else { return nil }
        defer { unsafe xmlFreeDoc(document) }
        var outline = PageOutline()
        unsafe visit(xmlDocGetRootElement(document), &outline)
        return outline
    }

    /// The text with references such as `&#150;` read as the HTML standard says, which libxml2 does not.
    private static func standardized(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let byte = (0x80...0x9F).contains(scalar.value) ? [UInt8(scalar.value)] : []
            let mapped = String(bytes: byte, encoding: .windowsCP1252) ?? ""
            result.append(mapped.unicodeScalars.first ?? scalar)
        }
        return String(result)
    }

    private static func visit(_ first: xmlNodePtr?, _ outline: inout PageOutline) {
        var node = unsafe first
        while let current = unsafe node {
            switch unsafe current.pointee.type {
            case XML_TEXT_NODE:
                if let text = unsafe current.pointee.content {
                    unsafe outline.add(text: standardized(String(cString: text)))
                }
            case XML_ELEMENT_NODE:
                let name = unsafe String(cString: current.pointee.name)
                let isShown = outline.start(HTMLTag.named(name))
                if isShown { unsafe visit(current.pointee.children, &outline) }
            default: break
            }
            unsafe node = current.pointee.next
        }
    }
}

/// A page as the tags that start and the text between them, without white space.
///
/// Left out are elements that no tag of the page need name, and what is in elements whose text is not
/// for readers.
struct PageOutline {
    private(set) var text = ""
    private(set) var tags: [HTMLTag] = []

    /// Adds a tag; whether what the element holds counts.
    mutating func start(_ tag: HTMLTag) -> Bool {
        if ![.html, .head, .body, .tbody, .p].contains(tag) { tags.append(tag) }
        return !tag.isIgnored
    }

    mutating func add(text piece: String) {
        text.unicodeScalars.append(contentsOf: piece.unicodeScalars.lazy.filter { $0.value > 0x20 })
    }
}

extension HTMLTag {
    /// The tag of a lower-case name.
    static func named(_ name: String) -> HTMLTag {
        HTMLTag(number: names.number(NameHash(name)))
    }
}
