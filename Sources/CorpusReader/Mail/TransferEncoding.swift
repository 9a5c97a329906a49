/// Takes off what bytes were packed in to be sent as lines of text (RFC 2045, section 6).
enum TransferEncoding {
    /// What is no digit of base 64 is passed over; what follows the end is not read.
    static func base64(_ text: some Sequence<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for byte in text {
            let value: UInt8
            switch byte {
            case 0x41...0x5A: value = byte - 0x41
            case 0x61...0x7A: value = byte - 0x61 + 26
            case 0x30...0x39: value = byte - 0x30 + 52
            case 0x2B, 0x2D: value = 62
            case 0x2F, 0x5F: value = 63
            case 0x3D: return bytes
            default: continue
            }
            bits = bits << 6 | UInt32(value)
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return bytes
    }

    /// An `=` without two digits behind it stays.
    ///
    /// - Parameter inHeader: as in fields of a header, where `_` is a space.
    static func quotedPrintable(_ text: ArraySlice<UInt8>, inHeader: Bool = false) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var place = text.startIndex
        while place < text.endIndex {
            let byte = text[place]
            place += 1
            if byte == 0x5F, inHeader {
                bytes.append(0x20)
            } else if byte != 0x3D {
                bytes.append(byte)
            } else if place + 1 < text.endIndex, let high = HexDigit.value(text[place]),
                let low = HexDigit.value(text[place + 1])
            {
                bytes.append(UInt8(high << 4 | low))
                place += 2
            } else {
                // A line end behind it is none, with white space that was added on the way.
                var end = place
                while end < text.endIndex,
                    text[end] == 0x20 || text[end] == 0x09 || text[end] == 0x0D
                {
                    end += 1
                }
                if end == text.endIndex || text[end] == 0x0A {
                    place = min(end + 1, text.endIndex)
                } else {
                    bytes.append(byte)
                }
            }
        }
        return bytes
    }
}
