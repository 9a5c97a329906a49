/// Values appended one after the other, in the encodings that `ByteReader` reads.
package struct ByteBuffer: Sendable {
    package var bytes: [UInt8] = []

    package init() {}

    package var count: Int { bytes.count }

    @inlinable package mutating func append(_ value: UInt8) { bytes.append(value) }

    @inlinable package mutating func append(_ value: UInt32) {
        unsafe withUnsafeBytes(of: value.littleEndian) { unsafe bytes.append(contentsOf: $0) }
    }

    @inlinable package mutating func append(_ value: UInt64) {
        unsafe withUnsafeBytes(of: value.littleEndian) { unsafe bytes.append(contentsOf: $0) }
    }

    @inlinable package mutating func append(varint value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    @inlinable package mutating func append(varint value: Int) { append(varint: UInt64(value)) }

    /// A signed number, folded so that small ones of either sign are short.
    package mutating func append(zigzag value: Int64) {
        append(varint: UInt64(bitPattern: (value << 1) ^ (value >> 63)))
    }

    package mutating func append(string value: String) {
        append(varint: value.utf8.count)
        bytes.append(contentsOf: value.utf8)
    }
}
