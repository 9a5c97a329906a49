/// Reads values one after the other from a region; nil where the region ends first.
package struct ByteReader {
    package let region: ByteRegion
    package private(set) var offset: Int

    package init(_ region: ByteRegion, at offset: Int = 0) {
        self.region = region
        self.offset = offset
    }

    package var isAtEnd: Bool { offset >= region.count }

    package mutating func byte() -> UInt8? {
        guard let value = region.byte(at: offset) else { return nil }
        offset += 1
        return value
    }

    package mutating func uint32() -> UInt32? {
        guard let value = region.uint32(at: offset) else { return nil }
        offset += 4
        return value
    }

    package mutating func uint64() -> UInt64? {
        guard let value = region.uint64(at: offset) else { return nil }
        offset += 8
        return value
    }

    /// A LEB128 number: seven bits a byte, lowest first, the top bit set on all but the last byte.
    package mutating func varint() -> UInt64? {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while shift < 64 {
            guard let next = byte() else { return nil }
            let low = UInt64(next & 0x7F)
            if shift == 63, low > 1 { return nil }
            value |= low << shift
            if next < 0x80 { return value }
            shift += 7
        }
        return nil
    }

    /// A LEB128 number that fits an `Int`.
    package mutating func count() -> Int? {
        varint().flatMap { Int(exactly: $0) }
    }

    /// A signed number as `ByteBuffer.append(zigzag:)` folds it.
    package mutating func zigzag() -> Int64? {
        varint().map { Int64(bitPattern: $0 >> 1) ^ -Int64(bitPattern: $0 & 1) }
    }

    package mutating func bytes(_ length: Int) -> ByteRegion? {
        guard let slice = region.slice(at: offset, count: length) else { return nil }
        offset += length
        return slice
    }

    /// A LEB128 length and as many bytes of UTF-8.
    package mutating func string() -> String? {
        guard let length = count() else { return nil }
        return bytes(length)?.string
    }
}
