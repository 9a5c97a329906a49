/// Counts what speaks for and against bytes being UTF-8.
struct UTF8Survey {
    /// Well-formed sequences of two bytes.
    private(set) var twoByteSequences = 0
    /// Well-formed sequences of three or four bytes.
    private(set) var longSequences = 0
    /// Bytes that are part of no well-formed sequence.
    private(set) var strayBytes = 0
    /// NUL bytes.
    private(set) var nuls = 0

    var isValid: Bool { strayBytes == 0 }
    var isASCII: Bool { strayBytes == 0 && twoByteSequences == 0 && longSequences == 0 }
    var sequences: Int { twoByteSequences + longSequences }

    /// Surveys all bytes.
    ///
    /// A sequence cut off by the end is not counted as stray.
    ///
    /// Well-formedness is table 3-7 of the Unicode Standard.
    ///
    /// - Complexity: O(n).
    init(_ bytes: Span<UInt8>) {
        var at = 0
        let end = bytes.count
        while true {
            at = ByteSearch.firstZeroOrHigh(in: bytes, from: at)
            if at == end { break }
            let lead = bytes[at]
            if lead == 0 {
                nuls += 1
                at += 1
                continue
            }
            let length: Int
            var low: UInt8 = 0x80
            var high: UInt8 = 0xBF
            switch lead {
            case 0xC2...0xDF: length = 2
            case 0xE0: (length, low) = (3, 0xA0)
            case 0xED: (length, high) = (3, 0x9F)
            case 0xE1...0xEF: length = 3
            case 0xF0: (length, low) = (4, 0x90)
            case 0xF4: (length, high) = (4, 0x8F)
            case 0xF1...0xF3: length = 4
            default:
                strayBytes += 1
                at += 1
                continue
            }
            var next = 1
            while next < length, at + next < end {
                let byte = bytes[at + next]
                guard byte >= low, byte <= high else { break }
                (low, high) = (0x80, 0xBF)
                next += 1
            }
            if next == length {
                if length == 2 { twoByteSequences += 1 } else { longSequences += 1 }
                at += length
            } else if at + next == end {
                at = end
            } else {
                strayBytes += 1
                at += next
            }
        }
    }
}
