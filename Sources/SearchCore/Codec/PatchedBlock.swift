internal import CBitPacking
internal import MappedIO

/// 128 small integers, most of them in the same number of bits, the rest patched (PFOR).
///
/// ```
/// block --> width (u8), patches (u8), patch bytes (u8), packed (16 * width bytes),
///           patch index (u8)^patches, patch high part (patch bytes, little-endian)^patches
/// ```
/// The high part of a patched integer is what is left of it above `width` bits. The packed layout
/// is that of `CBitPacking.h`. Patching: Zukowski et al., "Super-scalar RAM-CPU cache compression",
/// ICDE 2006; the width is the one with the smallest block.
enum PatchedBlock {
    static let length = 128

    /// Appends the block of the 128 integers at `values`.
    static func encode(_ values: UnsafePointer<UInt32>, into buffer: inout ByteBuffer) {
        var widths: InlineArray<33, Int> = .init(repeating: 0)
        var largest: UInt32 = 0
        for index in 0..<length {
            let value = unsafe values[index]
            largest = max(largest, value)
            widths[32 - value.leadingZeroBitCount] += 1
        }
        let top = 32 - largest.leadingZeroBitCount
        var width = top
        var best = 16 * top
        var above = 0
        for candidate in stride(from: top - 1, through: 0, by: -1) {
            above += widths[candidate + 1]
            let cost = 16 * candidate + above * (1 + (top - candidate + 7) / 8)
            if cost < best { (best, width) = (cost, candidate) }
        }
        let limit: UInt64 = 1 << UInt64(width)
        let patchBytes = (top - width + 7) / 8
        var patched: [UInt8] = []
        if patchBytes > 0 {
            for index in 0..<length where UInt64(unsafe values[index]) >= limit {
                patched.append(UInt8(index))
            }
        }
        buffer.append(UInt8(width))
        buffer.append(UInt8(patched.count))
        buffer.append(UInt8(patchBytes))
        let start = buffer.count
        buffer.bytes.append(contentsOf: repeatElement(0, count: 16 * width))
        unsafe buffer.bytes.withUnsafeMutableBytes { bytes in
            unsafe winnow_pack(values, UInt32(width), bytes.baseAddress! + start)
        }
        buffer.bytes.append(contentsOf: patched)
        for index in patched {
            var high = UInt64(unsafe values[Int(index)]) >> UInt64(width)
            for _ in 0..<patchBytes {
                buffer.append(UInt8(truncatingIfNeeded: high))
                high >>= 8
            }
        }
    }

    /// The bytes that the block at `bytes` takes, or nil if it can't be a block of at most `limit`.
    @inline(__always)
    static func encodedLength(_ bytes: UnsafeRawPointer, limit: Int) -> Int? {
        guard limit >= 3 else { return nil }
        let width = Int(unsafe bytes.load(fromByteOffset: 0, as: UInt8.self))
        let patches = Int(unsafe bytes.load(fromByteOffset: 1, as: UInt8.self))
        let patchBytes = Int(unsafe bytes.load(fromByteOffset: 2, as: UInt8.self))
        let total = 3 &+ 16 &* width &+ patches &* (1 &+ patchBytes)
        guard width <= 32, patches <= length, patchBytes <= 4, total <= limit else { return nil }
        return total
    }

    /// Decodes the block at `bytes` into 128 integers and returns its length in bytes, or nil if
    /// it can't be a block of at most `limit` bytes.
    @inline(__always)
    static func decode(
        _ bytes: UnsafeRawPointer, limit: Int, into values: UnsafeMutablePointer<UInt32>
    ) -> Int? {
        guard let total = unsafe encodedLength(bytes, limit: limit) else { return nil }
        let width = Int(unsafe bytes.load(fromByteOffset: 0, as: UInt8.self))
        let patches = Int(unsafe bytes.load(fromByteOffset: 1, as: UInt8.self))
        unsafe winnow_unpack(bytes + 3, UInt32(width), values)
        if patches > 0 {
            let patchBytes = Int(unsafe bytes.load(fromByteOffset: 2, as: UInt8.self))
            let indexes = unsafe bytes + 3 + 16 * width
            var highs = unsafe indexes + patches
            for patch in 0..<patches {
                let index = Int(unsafe indexes.load(fromByteOffset: patch, as: UInt8.self)) & 127
                var high: UInt32 = 0
                for byte in 0..<patchBytes {
                    let part = UInt32(unsafe highs.load(fromByteOffset: byte, as: UInt8.self))
                    high |= part &<< UInt32(8 &* byte)
                }
                unsafe values[index] |= width == 32 ? 0 : high &<< UInt32(width)
                unsafe highs += patchBytes
            }
        }
        return total
    }
}
