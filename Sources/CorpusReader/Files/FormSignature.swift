/// Tells what a file is by its first bytes, where these say so without doubt.
enum FormSignature {
    /// So many bytes are looked at.
    static let length = 512

    static func compression(of bytes: ArraySlice<UInt8>) -> SourceForm.Compression {
        if bytes.starts(with: [0x1F, 0x8B, 8]) { return .gzip }
        if bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) { return .zstd }
        if bytes.starts(with: [0x42, 0x5A, 0x68]),
            bytes.dropFirst(4).starts(with: [0x31, 0x41, 0x59])
        {
            return .bzip2
        }
        if bytes.starts(with: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]) { return .xz }
        if bytes.starts(with: [0x04, 0x22, 0x4D, 0x18]) { return .lz4 }
        return .none
    }

    /// What the bytes of a file show it to be, or else what its name says.
    static func content(of bytes: ArraySlice<UInt8>, named form: SourceForm) -> SourceForm.Content {
        if bytes.starts(with: "WARC/".utf8) || bytes.starts(with: "filedesc:".utf8) {
            return .webArchive
        }
        if bytes.starts(with: "%PDF-".utf8) { return .pdf }
        if bytes.starts(with: [0x50, 0x4B, 3, 4]) {
            let isBook = bytes.dropFirst(30).starts(with: "mimetypeapplication/epub+zip".utf8)
            return isBook || form.content == .book ? .book : .archive
        }
        if bytes.starts(with: [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C])
            || bytes.dropFirst(257).starts(with: "ustar".utf8)
        {
            return .archive
        }
        if form.isTold { return form.content }
        return isMail(bytes) ? .mail : .page
    }

    /// Whether the bytes begin an archive whose parts are not read in the order in which they stand.
    static func wantsSeeking(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.starts(with: [0x50, 0x4B]) || bytes.starts(with: [0x37, 0x7A])
    }

    /// Whether a header begins the bytes that only mails have.
    private static func isMail(_ bytes: ArraySlice<UInt8>) -> Bool {
        let names = ["return-path:", "received:", "delivered-to:", "mime-version:", "message-id:"]
        let start = String(decoding: bytes.prefix(16), as: UTF8.self).lowercased()
        return names.contains { start.hasPrefix($0) }
    }
}
