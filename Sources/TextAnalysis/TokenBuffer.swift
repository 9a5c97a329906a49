/// One token of an analysed text, as offsets into the text and into a `TokenBuffer`.
///
/// A token's position is its index in `TokenBuffer.records`.
package struct TokenRecord: Sendable, Equatable {
    /// Byte range of the token in the analysed text.
    package var sourceStart: UInt32
    package var sourceEnd: UInt32
    /// The normal form (NFKC, case-folded, accents kept; what stemmers take), in `TokenBuffer.bytes`.
    package var formStart: UInt32
    /// The exact term (the normal form with accents folded), in `TokenBuffer.bytes`.
    ///
    /// Equal to `formStart` where folding changes nothing, which is nearly always.
    package var termStart: UInt32
    package var formLength: UInt16
    package var termLength: UInt16
}

/// Tokens of one or more texts, appended by an `Analyzer` and reused between documents so that
/// analysis allocates nothing per token.
package struct TokenBuffer: Sendable {
    /// The bytes (UTF-8) of all forms and terms, one after the other.
    package var bytes: [UInt8] = []
    package var records: [TokenRecord] = []

    package init() {}

    package mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        records.removeAll(keepingCapacity: true)
    }
}

extension TokenBuffer {
    /// The script without spaces that a token of the standard analyzer is of, see `PairTokenizer`.
    package func unspacedScript(at index: Int) -> UnspacedScript? {
        let record = records[index]
        let form = bytes[Int(record.formStart)...].prefix(Int(record.formLength))
        guard let first = form.first, first >= 0xE0 else { return nil }
        return TextBytes(form.span).scalar(at: 0).unspacedScript
    }

    /// Whether a token is a pair of characters, the second of which begins the next token.
    package func isPair(at index: Int) -> Bool {
        index + 1 < records.count && records[index + 1].sourceStart < records[index].sourceEnd
    }
}

extension TokenBuffer {
    /// Makes room for more bytes and records, at least doubling what has to grow, so that appending
    /// in blocks takes linear time.
    @inline(__always)
    mutating func makeRoom(bytes byteCount: Int, records recordCount: Int) {
        if bytes.capacity &- bytes.count < byteCount {
            bytes.reserveCapacity(max(2 &* bytes.capacity, bytes.count &+ byteCount))
        }
        if records.capacity &- records.count < recordCount {
            records.reserveCapacity(max(2 &* records.capacity, records.count &+ recordCount))
        }
    }
}
