internal import MappedIO

/// Numbers of the same count of bits, 32 at the most, that can be read one by one.
///
/// The layout of bits is that of `BitWriter`. A number is read with the seven bytes behind its first,
/// so that the table must not be the last of what its region holds.
struct PackedNumbers {
    private let region: ByteRegion
    private let start: Int
    private let width: Int

    /// The bits that numbers below `limit` take.
    static func width(below limit: Int) -> Int {
        limit <= 1 ? 0 : Int.bitWidth - (limit - 1).leadingZeroBitCount
    }

    /// The bytes that a table takes.
    static func byteCount(_ count: Int, width: Int) -> Int { (count * width + 7) / 8 }

    /// - Parameter start: where the table begins in the region.
    init(_ region: ByteRegion, at start: Int, width: Int) {
        self.region = region
        self.start = start
        self.width = width
    }

    /// A number, or nil if it is not within the region.
    @inline(__always)
    subscript(index: Int) -> UInt32? {
        let bit = index &* width
        guard let word = region.uint64(at: start &+ bit &>> 3) else { return nil }
        let mask = 1 &<< UInt64(width) &- 1
        return UInt32(truncatingIfNeeded: word &>> UInt64(bit & 7) & mask)
    }

    static func append(_ numbers: [UInt32], width: Int, to buffer: inout ByteBuffer) {
        var bits = BitWriter()
        for number in numbers { bits.write(UInt64(number), count: width, to: &buffer) }
        bits.finish(&buffer)
    }
}
