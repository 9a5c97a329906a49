internal import MappedIO

/// Appends numbers of any count of bits; they fill bytes from the lowest bit on.
struct BitWriter {
    private var bits: UInt64 = 0
    private var bitCount = 0

    /// - Parameter count: up to 32; the number has no bits above.
    @inline(__always)
    mutating func write(_ number: UInt64, count: Int, to buffer: inout ByteBuffer) {
        bits |= number &<< UInt64(bitCount)
        bitCount &+= count
        // Less than 32 bits are left each time.
        if bitCount >= 32 {
            buffer.append(UInt32(truncatingIfNeeded: bits))
            bits &>>= 32
            bitCount &-= 32
        }
    }

    /// Fills the last byte with zeros.
    mutating func finish(_ buffer: inout ByteBuffer) {
        while bitCount > 0 {
            buffer.append(UInt8(truncatingIfNeeded: bits))
            bits >>= 8
            bitCount -= 8
        }
        (bits, bitCount) = (0, 0)
    }
}

/// Reads what `BitWriter` wrote; behind the end of the bytes there are zeros.
///
/// Invariant: `bytes` has `byteCount` readable bytes, which the maker keeps.
@safe struct BitReader {
    private let bytes: UnsafeRawPointer
    private let byteCount: Int
    private var bit = 0

    init(_ bytes: UnsafeRawPointer, count: Int) {
        unsafe self.bytes = unsafe bytes
        byteCount = count
    }

    /// Whether all that was read was there.
    var isWithinBytes: Bool { bit <= 8 * byteCount }

    /// The bits that come next, 57 of them at least.
    @inline(__always)
    var window: UInt64 { load(bit &>> 3) &>> UInt64(bit & 7) }

    @inline(__always)
    mutating func skip(_ count: Int) { bit &+= count }

    /// The next number of `count` bits, 56 at most.
    @inline(__always)
    mutating func next(count: Int) -> UInt64 {
        let number = window & (1 &<< UInt64(count) &- 1)
        skip(count)
        return number
    }

    /// The number of `count` bits, 56 at most, that begins at a bit, whatever was read before.
    @inline(__always)
    func number(at bit: Int, count: Int) -> UInt64 {
        load(bit &>> 3) &>> UInt64(bit & 7) & (1 &<< UInt64(count) &- 1)
    }

    @inline(__always)
    private func load(_ offset: Int) -> UInt64 {
        if offset &+ 8 <= byteCount {
            return UInt64(
                littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        }
        return loadLast(offset)
    }

    @inline(never)
    private func loadLast(_ offset: Int) -> UInt64 {
        var value: UInt64 = 0
        for index in offset..<max(offset, byteCount) {
            let byte = unsafe bytes.load(fromByteOffset: index, as: UInt8.self)
            value |= UInt64(byte) &<< UInt64(8 &* (index &- offset))
        }
        return value
    }
}
