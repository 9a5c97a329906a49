internal import CBitPacking
internal import MappedIO

/// 128 small integers, most of them in the same number of bits, the rest patched (PFOR).
///
/// ```
/// block  --> header (u16), packed (16 * width bytes), patch index (u8)^patches, high^patches
/// header --> width (6 bits, the lowest), patches (5 bits), patch width (5 bits)
/// ```
/// The high part of a patched integer is what is left of it above `width` bits; all of them take
/// `patch width` bits each, fill bytes from the lowest bit on, and end with a byte. The packed layout
/// is that of `CBitPacking.h`. Patching: Zukowski et al., "Super-scalar RAM-CPU cache compression",
/// ICDE 2006; the width is the one with the smallest block.
enum PatchedBlock {
    static let length = 128
    private static let headerLength = 2
    private static let mostPatches = 31

    /// Appends the block of the 128 integers at `values`.
    static func encode(_ values: UnsafePointer<UInt32>, into buffer: inout ByteBuffer) {
        let (width, top) = unsafe bestWidth(values)
        let patchWidth = top - width
        let limit = 1 << UInt64(width)
        var patched = InlineArray<31, UInt8>(repeating: 0)
        var patches = 0
        if patchWidth > 0 {
            for index in 0..<length where UInt64(unsafe values[index]) >= limit {
                patched[patches] = UInt8(index)
                patches += 1
            }
        }
        let header = width | patches << 6 | patchWidth << 11
        buffer.append(UInt8(truncatingIfNeeded: header))
        buffer.append(UInt8(truncatingIfNeeded: header >> 8))
        let start = buffer.count
        buffer.bytes.append(contentsOf: repeatElement(0, count: 16 * width))
        unsafe buffer.bytes.withUnsafeMutableBytes { bytes in
            unsafe winnow_pack(values, UInt32(width), bytes.baseAddress! + start)
        }
        for patch in 0..<patches { buffer.append(patched[patch]) }
        var highs = BitWriter()
        for patch in 0..<patches {
            let high = UInt64(unsafe values[Int(patched[patch])]) >> UInt64(width)
            highs.write(high, count: patchWidth, to: &buffer)
        }
        highs.finish(&buffer)
    }

    /// The width with the smallest block, and that of the largest integer.
    private static func bestWidth(_ values: UnsafePointer<UInt32>) -> (width: Int, top: Int) {
        var widths: InlineArray<33, Int> = .init(repeating: 0)
        var largest: UInt32 = 0
        for index in 0..<length {
            let value = unsafe values[index]
            largest |= value
            widths[32 - value.leadingZeroBitCount] += 1
        }
        let top = 32 - largest.leadingZeroBitCount
        var (width, least, above) = (top, 16 * top, 0)
        for candidate in stride(from: top - 1, through: max(0, top - 31), by: -1) {
            above += widths[candidate + 1]
            if above > mostPatches { break }
            let cost = 16 * candidate + above + (above * (top - candidate) + 7) / 8
            if cost < least { (least, width) = (cost, candidate) }
        }
        return (width, top)
    }

    /// What a block's first bytes say, checked.
    private struct Shape {
        let width: Int
        let patches: Int
        let patchWidth: Int

        /// The bytes of the block.
        @inline(__always)
        var total: Int {
            headerLength &+ 16 &* width &+ patches &+ (patches &* patchWidth &+ 7) &>> 3
        }

        @inline(__always)
        init?(_ bytes: UnsafeRawPointer, limit: Int) {
            guard limit >= headerLength else { return nil }
            let header = Int(UInt16(littleEndian: unsafe bytes.loadUnaligned(as: UInt16.self)))
            width = header & 63
            patches = header &>> 6 & 31
            patchWidth = header &>> 11
            guard width &+ patchWidth <= 32, total <= limit else { return nil }
        }
    }

    /// The bytes that the block at `bytes` takes, or nil if it can't be a block of at most `limit`.
    @inline(__always)
    static func encodedLength(_ bytes: UnsafeRawPointer, limit: Int) -> Int? {
        unsafe Shape(bytes, limit: limit)?.total
    }

    /// Decodes the block at `bytes` into 128 integers and returns its length in bytes, or nil if
    /// it can't be a block of at most `limit` bytes.
    @inline(__always)
    static func decode(
        _ bytes: UnsafeRawPointer, limit: Int, into values: UnsafeMutablePointer<UInt32>
    ) -> Int? {
        guard let shape = unsafe Shape(bytes, limit: limit) else { return nil }
        unsafe winnow_unpack(bytes + headerLength, UInt32(shape.width), values)
        if shape.patches > 0 {
            let indexes = unsafe bytes + headerLength + 16 * shape.width
            var highs = unsafe BitReader(
                indexes + shape.patches,
                count: limit - headerLength - 16 * shape.width - shape.patches)
            for patch in 0..<shape.patches {
                let index = Int(unsafe indexes.load(fromByteOffset: patch, as: UInt8.self)) & 127
                let high = highs.next(count: shape.patchWidth)
                unsafe values[index] |= UInt32(truncatingIfNeeded: high &<< UInt64(shape.width))
            }
        }
        return shape.total
    }
}
