internal import MappedIO

/// Numbers of the same count of bits, 32 at the most, that can be read one by one.
///
/// The layout of bits is that of `BitWriter`. A number is read with the seven bytes behind its first,
/// so that the table must not be the last of what its file holds.
struct PackedNumbers {
    private let file: IndexFile
    private let start: Int
    private let width: Int

    /// The bits that numbers below `limit` take.
    static func width(below limit: Int) -> Int {
        limit <= 1 ? 0 : Int.bitWidth - (limit - 1).leadingZeroBitCount
    }

    /// The bytes that a table takes.
    static func byteCount(_ count: Int, width: Int) -> Int { (count * width + 7) / 8 }

    /// - Parameter start: where the table begins in the payload.
    init(_ file: IndexFile, at start: Int, width: Int) {
        self.file = file
        self.start = start
        self.width = width
    }

    /// A number, verified; nil if it is not within the payload.
    @inline(__always)
    func number(_ index: Int) throws(IndexError) -> UInt32? {
        let bit = index &* width
        guard let word = try file.uint64(at: start &+ bit &>> 3) else { return nil }
        let mask = 1 &<< UInt64(width) &- 1
        return UInt32(truncatingIfNeeded: word &>> UInt64(bit & 7) & mask)
    }

    static func append(_ numbers: [UInt32], width: Int, to buffer: inout ByteBuffer) {
        var bits = BitWriter()
        for number in numbers { bits.write(UInt64(number), count: width, to: &buffer) }
        bits.finish(&buffer)
    }
}
