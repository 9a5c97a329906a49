internal import PageExtraction

/// What the package document of an EPUB says (EPUB 3.3, section 5): the book's title and so on, and its parts in the
/// order in which they are read.
struct BookPackage {
    private(set) var title: String?
    private(set) var authors: [String] = []
    private(set) var language: String?
    private(set) var published: String?
    /// Paths of the parts, within the archive.
    private(set) var parts: [String] = []
    /// Paths of tables of contents.
    private(set) var contents: [String] = []

    /// - Parameter path: that of the document, which those in it are relative to.
    init(_ bytes: [UInt8], path: String) {
        var paths: [String: String] = [:]
        var order: [String] = []
        var open = ""
        var text = ""
        MarkupReader.read(bytes) { token in
            switch token {
            case .start(let name, let attributes):
                (open, text) = (name, "")
                let local = name.split(separator: ":").last.map(String.init) ?? name
                if local == "item", let id = attributes["id"], let place = attributes["href"] {
                    let target = BookPath.resolved(place, in: path)
                    paths[id] = target
                    let isNavigation = attributes["properties"]?.contains("nav") ?? false
                    if isNavigation || attributes["media-type"] == "application/x-dtbncx+xml" {
                        contents.append(target)
                    }
                } else if local == "itemref", let id = attributes["idref"] {
                    order.append(id)
                }
            case .text(let piece): text += piece
            case .end(let name):
                guard name == open else { return }
                let value = BookPath.collapsed(text)
                if value.isEmpty { return }
                switch name {
                case "dc:title": title = title ?? value
                case "dc:creator": authors.append(value)
                case "dc:language": language = language ?? value
                case "dc:date": published = published ?? String(value.prefix(10))
                default: break
                }
                open = ""
            }
        }
        parts = order.compactMap { paths[$0] }
    }

    /// Titles of parts by path, as a table of contents has them: that of EPUB 3 or of EPUB 2 (NCX).
    static func titles(_ bytes: [UInt8], path: String) -> [String: String] {
        var titles: [String: String] = [:]
        var label = ""
        var target: String?
        func note() {
            let title = BookPath.collapsed(label)
            if let target, !title.isEmpty, titles[target] == nil { titles[target] = title }
        }
        MarkupReader.read(bytes) { token in
            switch token {
            case .start("a", let attributes):
                target = attributes["href"].map { BookPath.resolved($0, in: path) }
                label = ""
            case .end("a"):
                note()
                target = nil
            case .start("navlabel", _): label = ""
            case .start("content", let attributes):
                // In NCX the label comes first.
                target = attributes["src"].map { BookPath.resolved($0, in: path) }
                note()
                target = nil
            case .text(let piece): label += piece
            default: break
            }
        }
        return titles
    }
}

/// Paths within an archive.
enum BookPath {
    /// A relative address without its fragment, seen from a file.
    static func resolved(_ address: String, in file: String) -> String {
        var parts = file.split(separator: "/").dropLast().map(String.init)
        for part in unescaped(address.prefix { $0 != "#" }).split(separator: "/") {
            switch part {
            case ".": continue
            case "..": _ = parts.popLast()
            default: parts.append(String(part))
            }
        }
        return parts.joined(separator: "/")
    }

    private static func unescaped(_ text: Substring) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var place = 0
        while place < bytes.count {
            if bytes[place] == 0x25, place + 2 < bytes.count,
                let high = HexDigit.value(bytes[place + 1]),
                let low = HexDigit.value(bytes[place + 2])
            {
                result.append(UInt8(high << 4 | low))
                place += 3
            } else {
                result.append(bytes[place])
                place += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Text with one space in place of white space.
    static func collapsed(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
