/// Tells HTML from plain text and from what is no text at all.
enum FormSniffer {
    /// How many bytes are looked at.
    static let window = 4096

    /// The form that the name and the first bytes of decoded text speak for.
    static func form(of text: Span<UInt8>, name: String?) -> PageForm {
        if looksLikeHTML(text) { return .html }
        switch fileExtension(of: name) {
        case "html", "htm", "xhtml", "xht", "shtml", "php", "asp", "aspx", "jsp": return .html
        case "md", "markdown", "mdown", "mkd": return .markdown
        default: return beginsWithTag(text) ? .html : .text
        }
    }

    /// Whether the first thing in the text is a tag, as in a piece cut out of a page.
    private static func beginsWithTag(_ text: Span<UInt8>) -> Bool {
        let start = firstVisible(text)
        return tags.contains { ASCII.hasPrefix(text, $0, at: start) }
    }

    private static func firstVisible(_ text: Span<UInt8>) -> Int {
        var start = 0
        while start < min(text.count, window), text[start] <= 0x20 { start += 1 }
        return start
    }

    private static let tags = [
        "<html", "<head", "<body", "<div", "<p>", "<p ", "</p>", "<br", "<a href", "<table",
        "<span", "<script", "<meta ", "<title", "<h1", "<h2", "<article", "<ul", "<li",
    ]

    /// The name's extension in lower case, or nothing.
    static func fileExtension(of name: String?) -> String {
        guard let name else { return "" }
        let bytes = Array(name.utf8)
        guard let dot = bytes.lastIndex(of: UInt8(ascii: ".")),
            !bytes[dot...].contains(UInt8(ascii: "/"))
        else { return "" }
        return String(decoding: bytes[(dot + 1)...].map(ASCII.lowercased), as: UTF8.self)
    }

    /// Whether the text begins as a document does or holds several tags of a document.
    private static func looksLikeHTML(_ text: Span<UInt8>) -> Bool {
        let end = min(text.count, window)
        let start = firstVisible(text)
        let openings = ["<!doctype", "<html", "<head", "<body", "<?xml"]
        if openings.contains(where: { ASCII.hasPrefix(text, $0, at: start) }) { return true }
        var seen = 0
        for at in start..<max(start, end) where text[at] == UInt8(ascii: "<") {
            if tags.contains(where: { ASCII.hasPrefix(text, $0, at: at) }) { seen += 1 }
            if seen >= 3 { return true }
        }
        return false
    }

    /// Why the bytes, which no encoding explains, are no text, or nil if they may be one.
    ///
    /// Control characters other than white space, escape and a few printer codes are rare in any
    /// single-byte or multi-byte text encoding; UTF-16 is told before by its own marks. Magic
    /// numbers of usual binary files are named.
    static func binaryReason(_ bytes: Span<UInt8>) -> String? {
        let end = min(bytes.count, 64 * 1024)
        guard end > 0 else { return nil }
        let magics: [([UInt8], String)] = [
            ([0x25, 0x50, 0x44, 0x46, 0x2D], "a PDF file"), ([0x50, 0x4B, 3, 4], "a ZIP archive"),
            ([0x89, 0x50, 0x4E, 0x47], "a PNG image"), ([0xFF, 0xD8, 0xFF], "a JPEG image"),
            ([0x1F, 0x8B], "gzip data"), ([0x28, 0xB5, 0x2F, 0xFD], "Zstandard data"),
            ([0x7F, 0x45, 0x4C, 0x46], "an ELF program"),
            ([0x47, 0x49, 0x46, 0x38], "a GIF image"),
        ]
        for (magic, what) in magics where end >= magic.count {
            if (0..<magic.count).allSatisfy({ bytes[$0] == magic[$0] }) { return what }
        }
        var controls = 0
        var at = ByteSearch.firstControl(in: bytes, from: 0)
        while at < end {
            let byte = bytes[at]
            if !(0x08...0x0D).contains(byte), byte != 0x1B, byte != 0 { controls += 1 }
            at = ByteSearch.firstControl(in: bytes, from: at + 1)
        }
        // Random bytes have one control character in ten.
        if controls * 40 > end {
            return "one byte in \(end / max(1, controls)) is a control character"
        }
        return nil
    }
}
