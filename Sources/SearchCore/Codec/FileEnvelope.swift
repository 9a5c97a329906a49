internal import MappedIO

/// What a file of an index holds: the four letters in its header and the end of its name.
enum FileKind: String, CaseIterable {
    case terms = "TERM"
    case postings = "POST"
    case positions = "POSN"
    case norms = "NORM"
    case stored = "STOR"
    case keys = "KEYS"
    case live = "LIVE"
    case commit = "CMIT"

    /// The kinds that every segment has.
    static let ofSegment: [FileKind] = [.terms, .postings, .positions, .norms, .stored, .keys]

    /// The file name's extension.
    var suffix: String {
        switch self {
        case .terms: "terms"
        case .postings: "postings"
        case .positions: "positions"
        case .norms: "norms"
        case .stored: "stored"
        case .keys: "keys"
        case .live: "live"
        case .commit: "commit"
        }
    }
}

/// The header and footer around the payload of every file.
///
/// ```
/// file   --> header, payload, footer
/// header --> magic (8 bytes, "WINNOW\r\n"), kind (4 letters), version (u32), segment (u64)
/// footer --> file length (u64), CRC-32 of all bytes before it (u32), end magic (u32)
/// ```
/// Numbers are little-endian. The segment number is 0 in a commit. The line end in the magic shows
/// a transfer that changed line ends.
enum FileEnvelope {
    static let magic: [UInt8] = Array("WINNOW\r\n".utf8)
    static let endMagic: UInt32 = 0xB1B1_B6A8
    static let headerLength = 24
    static let footerLength = 16

    static func header(kind: FileKind, segment: UInt64) -> [UInt8] {
        var buffer = ByteBuffer()
        buffer.bytes = magic + Array(kind.rawValue.utf8)
        buffer.append(FormatVersion.current)
        buffer.append(segment)
        return buffer.bytes
    }

    /// Checks everything that can be checked without reading the payload.
    ///
    /// - Returns: the payload and the checksum that the footer states.
    /// - Complexity: O(1), three pages are touched.
    static func open(
        _ bytes: ByteRegion, path: String, kind: FileKind, segment: UInt64
    ) throws(IndexError) -> (payload: ByteRegion, checksum: UInt32) {
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
        let version = bytes.uint32(at: 12)!
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
        return (bytes.slice(headerLength..<footer)!, bytes.uint32(at: footer + 8)!)
    }

    /// Reads the whole file and compares its checksum.
    ///
    /// - Complexity: O(file length).
    static func verifyChecksum(_ bytes: ByteRegion, path: String) throws(IndexError) {
        let end = bytes.count - 8
        guard end >= 0, let stated = bytes.uint32(at: end) else {
            throw .corrupt(
                path: path, offset: 0, expected: "a footer", found: "\(bytes.count) bytes")
        }
        let computed = Checksum.of(bytes.slice(0..<end)!)
        guard computed == stated else {
            throw .corrupt(
                path: path, offset: end, expected: "checksum \(String(stated, radix: 16))",
                found: String(computed, radix: 16))
        }
    }
}
