/// Takes off what a body was packed in for sending (RFC 9110, section 8.4, RFC 7932 and 8878, and RFC 9112, section 7).
///
/// Archives hold bodies as they were sent, and also bodies without the coding that their header still states; so what
/// does not begin as its coding does is taken as it is. Of a body that is damaged, what comes out before that is kept.
enum ContentCoding {
    /// - Parameter limit: more bytes than this don't come out.
    /// - Throws: `IngestError.unreadable` for a coding that is not known.
    static func decoded(
        _ bytes: [UInt8], _ coding: String, limit: Int
    ) throws(IngestError) -> [UInt8] {
        var bytes = bytes
        for name in coding.lowercased().split(whereSeparator: { $0 == "," || $0 == " " }).reversed()
        {
            switch name {
            case "identity": continue
            case "gzip", "x-gzip":
                guard bytes.starts(with: [0x1F, 0x8B]) else { continue }
                bytes = inflated(bytes, .gzip, limit: limit)
            case "deflate":
                // RFC 1950 is meant, RFC 1951 alone is sent as often: the first two bytes tell.
                guard let first = bytes.first, bytes.count > 2 else { continue }
                let isZlib =
                    first & 0x0F == 8 && (Int(first) << 8 | Int(bytes[1])) % 31 == 0
                let plain = inflated(bytes, isZlib ? .zlib : .raw, limit: limit)
                if !plain.isEmpty { bytes = plain }
            case "br":
                let plain = try BrotliText.decompressed(bytes, limit: limit)
                // No magic number tells, but what is compressed has control characters soon.
                if plain.isWhole || plain.bytes.count == limit || !isText(bytes) {
                    bytes = plain.bytes
                }
            case "zstd":
                guard bytes.starts(with: ZstdDecoder.magic) else { continue }
                bytes = read(FrameStream(MemoryStream(bytes), ZstdDecoder()), limit: limit)
            default: throw .unreadable("the coding of the body is not known: \(name)")
            }
        }
        return bytes
    }

    private static func inflated(
        _ bytes: [UInt8], _ format: GzipStream.Format, limit: Int
    ) -> [UInt8] {
        read(GzipStream(MemoryStream(bytes), format), limit: limit)
    }

    private static func read(_ stream: any ByteStream, limit: Int) -> [UInt8] {
        var plain: [UInt8] = []
        while plain.count <= limit, let count = try? stream.read(appendingTo: &plain), count > 0 {}
        return Array(plain.prefix(limit))
    }

    private static func isText(_ bytes: [UInt8]) -> Bool {
        bytes.prefix(512).allSatisfy { $0 >= 0x20 || (0x09...0x0D).contains($0) }
    }

    /// A body without the lengths of its chunks; nil if it does not begin with one.
    ///
    /// Where a length is none or there are fewer bytes, the rest is taken as it is.
    static func unchunked(_ bytes: [UInt8], in range: Range<Int>) -> [UInt8]? {
        var result: [UInt8] = []
        var start = range.lowerBound
        while start < range.upperBound {
            guard let end = ByteScan.first(0x0A, in: bytes, from: start, to: range.upperBound),
                let length = chunkLength(bytes[start..<end])
            else {
                if result.isEmpty { return nil }
                result += bytes[start..<range.upperBound]
                return result
            }
            let body = end + 1
            if length == 0 { return result }
            let stop = min(body + length, range.upperBound)
            result += bytes[body..<stop]
            start = stop
            // The line end behind the chunk.
            if start < range.upperBound, bytes[start] == 0x0D { start += 1 }
            if start < range.upperBound, bytes[start] == 0x0A { start += 1 }
        }
        return result
    }

    /// Hexadecimal digits, at most eight, with nothing behind them but an extension or white space.
    private static func chunkLength(_ line: ArraySlice<UInt8>) -> Int? {
        var length = 0
        var digits = 0
        for byte in line {
            if let value = HexDigit.value(byte) {
                digits += 1
                guard digits <= 8 else { return nil }
                length = length << 4 | value
            } else if byte == 0x3B || byte == 0x0D || byte == 0x20 {
                break
            } else {
                return nil
            }
        }
        return digits > 0 ? length : nil
    }
}

/// A digit of base 16.
enum HexDigit {
    static func value(_ byte: UInt8) -> Int? {
        switch byte {
        case 0x30...0x39: Int(byte - 0x30)
        case 0x41...0x46: Int(byte - 0x41 + 10)
        case 0x61...0x66: Int(byte - 0x61 + 10)
        default: nil
        }
    }
}
