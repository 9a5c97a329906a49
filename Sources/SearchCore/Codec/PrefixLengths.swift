internal import MappedIO

/// How many bytes a string has in common with the one before, and how many follow, in one byte mostly.
///
/// ```
/// lengths --> shared (4 bits, the lowest), length (4 bits), shared - 15?, length - 15?
/// ```
/// 15 says that the number is 15 or more: what is left of it then follows as a varint.
enum PrefixLengths {
    static let most = 15
}

extension ByteBuffer {
    mutating func append(shared: Int, length: Int) {
        let most = PrefixLengths.most
        append(UInt8(min(shared, most) | min(length, most) << 4))
        if shared >= most { append(varint: shared - most) }
        if length >= most { append(varint: length - most) }
    }
}

extension ByteReader {
    mutating func prefixLengths() -> (shared: Int, length: Int)? {
        guard let byte = byte(), let shared = length(Int(byte & 15)),
            let length = length(Int(byte >> 4))
        else { return nil }
        return (shared, length)
    }

    private mutating func length(_ short: Int) -> Int? {
        guard short == PrefixLengths.most else { return short }
        guard let rest = count(), rest < 1 << 50 else { return nil }
        return short + rest
    }
}
