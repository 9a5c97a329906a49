internal import CBitPacking
internal import MappedIO

/// 128 small integers, most of them in the same number of bits, the rest patched (PFOR).
///
/// ```
/// block  --> header (u16), body
/// header --> width (6 bits, the lowest), patches (5 bits), patch width (5 bits)
/// body   --> packed (16 * width bytes), patch index (u8)^patches, high^patches
/// ```
/// The high part of a patched integer is what is left of it above `width` bits; all of them take
/// `patch width` bits each, fill bytes from the lowest bit on, and end with a byte. The packed layout
/// is that of `CBitPacking.h`. Any row of four integers can be read without those before it. Headers
/// may stand apart from bodies. Patching: Zukowski et al., "Super-scalar RAM-CPU cache compression",
/// ICDE 2006. A writer may choose any width that leaves 31 patches or fewer.
enum PatchedBlock {
    static let length = 128
    static let rowCount = 32
    static let headerLength = 2
    private static let mostPatches = 31

    /// What the shape of a block is chosen for.
    enum Aim {
        /// The smallest block.
        case size
        /// A block without patches unless they save more than an eighth of it, each taken for a byte
        /// more than it has. Decoding a block of gaps takes half as long again with patches.
        case speed
    }

    /// What a header says.
    struct Shape {
        let width: Int
        let patches: Int
        let patchWidth: Int

        /// What the 16 bits of a header say; nil if they can't be a header.
        @inline(__always)
        init?(header: UInt16) {
            width = Int(header & 63)
            patches = Int(header &>> 6 & 31)
            patchWidth = Int(header &>> 11)
            guard width &+ patchWidth <= 32 else { return nil }
        }

        /// The best shape of a block of the 128 integers at `values`.
        init(of values: UnsafePointer<UInt32>, for aim: Aim = .size) {
            var widths: InlineArray<33, Int> = .init(repeating: 0)
            var largest: UInt32 = 0
            for index in 0..<length {
                let value = unsafe values[index]
                largest |= value
                widths[32 - value.leadingZeroBitCount] += 1
            }
            let top = 32 - largest.leadingZeroBitCount
            let fewestSaved = aim == .speed ? 16 * top / 8 : 0
            let perPatch = aim == .speed ? 2 : 1
            var (width, patches, least, above) = (top, 0, 16 * top - fewestSaved, 0)
            for candidate in stride(from: top - 1, through: max(0, top - 31), by: -1) {
                above += widths[candidate + 1]
                if above > mostPatches { break }
                let highs = (above * (top - candidate) + 7) / 8
                let cost = 16 * candidate + perPatch * above + highs
                if cost < least { (least, width, patches) = (cost, candidate, above) }
            }
            self.width = width
            self.patches = patches
            patchWidth = top - width
        }

        var header: UInt16 { UInt16(width | patches << 6 | patchWidth << 11) }

        /// Bits that the largest integer takes, at the most.
        @inline(__always)
        var top: Int { width &+ patchWidth }

        /// The bytes of the body.
        @inline(__always)
        var bodyLength: Int { 16 &* width &+ patches &+ (patches &* patchWidth &+ 7) &>> 3 }
    }

    /// Appends the header and the body of the 128 integers at `values`.
    static func encode(
        _ values: UnsafePointer<UInt32>, for aim: Aim = .size, into buffer: inout ByteBuffer
    ) {
        let shape = unsafe Shape(of: values, for: aim)
        buffer.append(UInt8(truncatingIfNeeded: shape.header))
        buffer.append(UInt8(truncatingIfNeeded: shape.header >> 8))
        unsafe appendBody(of: values, shape, to: &buffer)
    }

    /// Appends the body of the 128 integers at `values`, which have this shape.
    static func appendBody(
        of values: UnsafePointer<UInt32>, _ shape: Shape, to buffer: inout ByteBuffer
    ) {
        let start = buffer.count
        buffer.bytes.append(contentsOf: repeatElement(0, count: 16 * shape.width))
        unsafe buffer.bytes.withUnsafeMutableBytes { bytes in
            unsafe winnow_pack(values, UInt32(shape.width), bytes.baseAddress! + start)
        }
        if shape.patches == 0 { return }
        let limit = UInt64(1) << UInt64(shape.width)
        for index in 0..<length where UInt64(unsafe values[index]) >= limit {
            buffer.append(UInt8(index))
        }
        var highs = BitWriter()
        for index in 0..<length where UInt64(unsafe values[index]) >= limit {
            let high = UInt64(unsafe values[index]) >> UInt64(shape.width)
            highs.write(high, count: shape.patchWidth, to: &buffer)
        }
        highs.finish(&buffer)
    }

    /// The shape of a block with its header, or nil if it can't be a block of at most `limit` bytes.
    @inline(__always)
    static func shape(_ bytes: UnsafeRawPointer, limit: Int) -> Shape? {
        guard limit >= headerLength else { return nil }
        let header = UInt16(littleEndian: unsafe bytes.loadUnaligned(as: UInt16.self))
        guard let shape = Shape(header: header), headerLength &+ shape.bodyLength <= limit else {
            return nil
        }
        return shape
    }

    /// Decodes a block with its header and returns its length in bytes, or nil if it can't be a
    /// block of at most `limit` bytes.
    ///
    /// - Parameter readable: bytes that may be read from `bytes` on, `limit` at least; a few behind
    ///   the block make it quicker.
    @inline(__always)
    static func decode(
        _ bytes: UnsafeRawPointer, limit: Int, readable: Int,
        into values: UnsafeMutablePointer<UInt32>
    ) -> Int? {
        guard let shape = unsafe shape(bytes, limit: limit),
            unsafe decodeBody(
                bytes + headerLength, shape, rows: 0..<rowCount, readable: readable - headerLength,
                into: values)
        else { return nil }
        return headerLength &+ shape.bodyLength
    }

    /// Decodes rows of a body, of four integers each, to their places in `values`.
    ///
    /// What stands in the other places is lost.
    ///
    /// - Parameter readable: bytes that may be read from `body` on.
    /// - Returns: false if the body is longer.
    @inline(__always)
    static func decodeBody(
        _ body: UnsafeRawPointer, _ shape: Shape, rows: Range<Int>, readable: Int,
        into values: UnsafeMutablePointer<UInt32>
    ) -> Bool {
        assert(rows.lowerBound >= 0 && rows.upperBound <= rowCount)
        guard shape.bodyLength <= readable else { return false }
        // A loop that is written out for each width takes less time for all rows than another for most.
        if rows.count > 20 {
            unsafe winnow_unpack(body, UInt32(shape.width), values)
        } else {
            unsafe winnow_unpack_rows(
                body, UInt32(shape.width), UInt32(rows.lowerBound), UInt32(rows.upperBound), values)
        }
        if shape.patches > 0 { unsafe patch(body, shape, rows, readable, values) }
        return true
    }

    /// Decodes a body of gaps and sums them up: value i is value i - 1 + gap i + 1 modulo 2^32, with
    /// `before` as value -1.
    ///
    /// - Parameter readable: bytes that may be read from `body` on.
    /// - Returns: false if they are less than the body and 8 more.
    @inline(__always)
    static func decodeAscending(
        _ body: UnsafeRawPointer, _ shape: Shape, readable: Int, before: UInt32,
        into values: UnsafeMutablePointer<UInt32>
    ) -> Bool {
        guard shape.bodyLength &+ 8 <= readable else { return false }
        if shape.patches == 0 {
            unsafe winnow_unpack_ascending(body, UInt32(shape.width), before, values)
        } else {
            unsafe winnow_unpack_ascending_patched(
                body, UInt32(shape.width), UInt32(shape.patches), UInt32(shape.patchWidth), before,
                values)
        }
        return true
    }

    /// The sum, modulo 2^32, of the integers before one of a block with its header, and that integer,
    /// without the others being written; nil if it can't be a block of at most `limit` bytes.
    ///
    /// - Parameter readable: as in `decode`.
    @inline(__always)
    static func sum(
        before index: Int, _ bytes: UnsafeRawPointer, limit: Int, readable: Int
    ) -> (sum: UInt32, value: UInt32)? {
        assert(index >= 0 && index < length)
        guard let shape = unsafe shape(bytes, limit: limit) else { return nil }
        let body = unsafe bytes + headerLength
        var value: UInt32 = 0
        var sum = unsafe winnow_sum_before(body, UInt32(shape.width), UInt32(index), &value)
        if shape.patches > 0 {
            unsafe forEachPatch(
                body, shape, 0..<index &+ 1, readable &- headerLength
            ) { place, high in
                if place == index { value |= high } else { sum &+= high }
            }
        }
        return (sum, value)
    }

    /// Adds the high parts of those integers of the rows that have one.
    @inline(__always)
    private static func patch(
        _ body: UnsafeRawPointer, _ shape: Shape, _ rows: Range<Int>, _ readable: Int,
        _ values: UnsafeMutablePointer<UInt32>
    ) {
        unsafe forEachPatch(body, shape, rows.lowerBound &<< 2..<rows.upperBound &<< 2, readable) {
            unsafe values[$0] |= $1
        }
    }

    /// Calls `visit` with each patched index in a range, and the high part at its place in the integer.
    @inline(__always)
    private static func forEachPatch(
        _ body: UnsafeRawPointer, _ shape: Shape, _ range: Range<Int>, _ readable: Int,
        _ visit: (_ index: Int, _ high: UInt32) -> Void
    ) {
        let start = 16 &* shape.width
        let indexes = unsafe body + start
        var found: UInt32 = 0
        if readable &- start >= 32 {
            found = unsafe winnow_bytes_within(
                indexes, UInt32(range.lowerBound), UInt32(range.count))
            found &= 1 &<< UInt32(shape.patches) &- 1
        } else {
            for patch in 0..<shape.patches {
                let index = Int(unsafe indexes.load(fromByteOffset: patch, as: UInt8.self))
                if range.contains(index) { found |= 1 &<< UInt32(patch) }
            }
        }
        let highs = unsafe BitReader(
            indexes + shape.patches, count: readable &- start &- shape.patches)
        while found != 0 {
            let patch = found.trailingZeroBitCount
            found &= found &- 1
            // Within the range.
            let index = Int(unsafe indexes.load(fromByteOffset: patch, as: UInt8.self))
            let high = highs.number(at: patch &* shape.patchWidth, count: shape.patchWidth)
            visit(index, UInt32(truncatingIfNeeded: high &<< UInt64(shape.width)))
        }
    }
}
