internal import MappedIO

/// What a file of an index holds: the four letters in its header and the end of its name.
enum FileKind: String, CaseIterable {
    case terms = "TERM"
    case postings = "POST"
    case positions = "POSN"
    case norms = "NORM"
    case stored = "STOR"
    case keys = "KEYS"
    case columns = "COLS"
    case sketches = "SKCH"
    case live = "LIVE"
    case commit = "CMIT"
    case statistics = "STAT"

    /// The kinds that a segment has; one of version 4 or before has neither columns nor
    /// sketches.
    static let ofSegment: [FileKind] = [
        .terms, .postings, .positions, .norms, .stored, .keys, .columns, .sketches,
    ]

    /// Whether segments of the version have it.
    func isInSegment(ofVersion version: UInt32) -> Bool {
        switch self {
        case .columns, .sketches: version >= FormatVersion.firstWithColumns
        default: true
        }
    }

    /// The file name's extension.
    var suffix: String {
        switch self {
        case .terms: "terms"
        case .postings: "postings"
        case .positions: "positions"
        case .norms: "norms"
        case .stored: "stored"
        case .keys: "keys"
        case .columns: "columns"
        case .sketches: "sketches"
        case .live: "live"
        case .commit: "commit"
        case .statistics: "stats"
        }
    }
}

/// The header and footer around the payload of every file.
///
/// ```
/// file   --> header, payload, page checksum (u32)^n, footer
/// header --> magic (8 bytes, "WINNOW\r\n"), kind (4 letters), version (u32), segment (u64)
/// footer --> file length (u64), CRC-32 of page checksums and length (u32), end magic (u32)
/// ```
/// Numbers are little-endian. The segment number is 0 in a commit and in statistics. The line end in the magic shows
/// a transfer that changed line ends. A page is 16 KiB of header and payload, the last one less; its
/// checksum is a CRC-32. So the checksum in the footer stands for all bytes before it, and a page can be
/// verified without the others (a hash tree of two levels: Merkle, "A digital signature based on a
/// conventional encryption function", CRYPTO 1987).
enum FileEnvelope {
    static let magic: [UInt8] = Array("WINNOW\r\n".utf8)
    static let endMagic: UInt32 = 0xB1B1_B6A8
    static let headerLength = 24
    static let versionOffset = 12
    static let footerLength = 16
    /// The size of a page, as a power of two.
    static let pageShift = 14
    static let pageLength = 1 << pageShift

    static func header(kind: FileKind, segment: UInt64) -> [UInt8] {
        var buffer = ByteBuffer()
        buffer.bytes = magic + Array(kind.rawValue.utf8)
        buffer.append(FormatVersion.current)
        buffer.append(segment)
        return buffer.bytes
    }

    /// What the envelope says of a file.
    struct Content {
        /// The version of the format that the file has.
        var version: UInt32
        /// The bytes of the payload in the file.
        var payload: Range<Int>
        /// How many pages have checksums, from byte 0 on: none in a file of version 3.
        var pageCount: Int
        /// The checksum that stands for the whole file.
        var checksum: UInt32
    }

    /// The pages and the end of the payload of a file, or nil if there can't be such a file.
    static func pages(fileLength: Int) -> (count: Int, payloadEnd: Int)? {
        let length = fileLength - footerLength
        let count = (length + pageLength + 3) / (pageLength + 4)
        let end = length - 4 * count
        return end >= headerLength && end > (count - 1) << pageShift ? (count, end) : nil
    }

    /// Checks everything that can be checked without reading the payload.
    ///
    /// - Complexity: linear in the number of pages, whose checksums are verified, of 4 bytes for each 16 KiB.
    static func open(
        _ bytes: ByteRegion, path: String, kind: FileKind, segment: UInt64
    ) throws(IndexError) -> Content {
        func corrupt(_ offset: Int, _ expected: String, _ found: String) -> IndexError {
            .corrupt(path: path, offset: offset, expected: expected, found: found)
        }
        guard bytes.count >= headerLength + footerLength else {
            throw corrupt(0, "at least \(headerLength + footerLength) bytes", "\(bytes.count)")
        }
        guard bytes.slice(0..<8)!.array == magic else {
            throw corrupt(0, "a file of a winnow index", "other bytes")
        }
        // The version comes before the kind: a newer format may have kinds unknown here.
        let version = bytes.uint32(at: versionOffset)!
        if version > FormatVersion.current {
            throw .tooNew(path: path, found: Int(version), newest: Int(FormatVersion.current))
        }
        if version < FormatVersion.oldestReadable {
            throw .tooOld(
                path: path, found: Int(version), oldest: Int(FormatVersion.oldestReadable))
        }
        guard bytes.slice(8..<12)!.array == Array(kind.rawValue.utf8) else {
            throw corrupt(8, "a \(kind.rawValue) file", bytes.slice(8..<12)!.string)
        }
        guard bytes.uint64(at: 16)! == segment else {
            throw corrupt(16, "segment \(segment)", "segment \(bytes.uint64(at: 16)!)")
        }
        let footer = bytes.count - footerLength
        guard bytes.uint32(at: footer + 12)! == endMagic else {
            throw corrupt(footer + 12, "the end mark", "other bytes, as of a truncated file")
        }
        guard bytes.uint64(at: footer)! == UInt64(bytes.count) else {
            throw corrupt(footer, "a length of \(bytes.count)", "\(bytes.uint64(at: footer)!)")
        }
        let stated = bytes.uint32(at: footer + 8)!
        if version < FormatVersion.firstWithPages {
            return Content(
                version: version, payload: headerLength..<footer, pageCount: 0, checksum: stated)
        }
        guard let (pageCount, payloadEnd) = pages(fileLength: bytes.count) else {
            throw corrupt(footer, "a length that pages add up to", "\(bytes.count)")
        }
        let computed = Checksum.of(bytes.slice(payloadEnd..<footer + 8)!)
        guard computed == stated else {
            throw corrupt(
                footer + 8, "checksum \(String(computed, radix: 16))",
                String(stated, radix: 16))
        }
        return Content(
            version: version, payload: headerLength..<payloadEnd, pageCount: pageCount,
            checksum: stated)
    }
}
