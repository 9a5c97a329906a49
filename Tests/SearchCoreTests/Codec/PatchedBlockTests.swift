import MappedIO
import Testing

@testable import SearchCore

@Suite struct PatchedBlockTests {
    private func encoded(_ values: [UInt32], for aim: PatchedBlock.Aim = .size) -> [UInt8] {
        var buffer = ByteBuffer()
        unsafe values.withUnsafeBufferPointer { block in
            unsafe PatchedBlock.encode(block.baseAddress!, for: aim, into: &buffer)
        }
        return buffer.bytes
    }

    private func decoded(_ bytes: [UInt8], limit: Int? = nil) -> (values: [UInt32], length: Int)? {
        let guarded = GuardedBytes(bytes)
        var length: Int?
        let values = unsafe [UInt32](unsafeUninitializedCapacity: 128) { output, count in
            unsafe output.initialize(repeating: 0)
            length = unsafe PatchedBlock.decode(
                guarded.base, limit: limit ?? bytes.count, readable: bytes.count,
                into: output.baseAddress!)
            count = 128
        }
        return length.map { (values, $0) }
    }

    private func random(
        bits: Int, using generator: inout SeededGenerator
    ) -> UInt32 {
        bits == 0 ? 0 : .random(in: 0...UInt32.max >> UInt32(32 - bits), using: &generator)
    }

    /// Values of `width` bits, some of them wider, with nothing readable behind their block.
    @Test(arguments: 0...32)
    func roundTrip(width: Int) throws {
        var generator = SeededGenerator(seed: UInt64(width))
        for outliers in [0, 1, 6, 40, 128] {
            for wide in Set([width, min(width + 1, 32), min(width + 9, 32), 32]) {
                var values = (0..<128).map { _ in random(bits: width, using: &generator) }
                for _ in 0..<outliers {
                    values[.random(in: 0..<128, using: &generator)] =
                        random(bits: wide, using: &generator)
                }
                let bytes = encoded(values)
                let result = try #require(decoded(bytes))
                #expect(result.values == values)
                #expect(result.length == bytes.count)
                let plain = 2 + 16 * Int(32 - values.max()!.leadingZeroBitCount)
                #expect(bytes.count <= plain, "patching made the block larger")
            }
        }
    }

    /// Any rows, and the sum up to any integer, are those of the whole block, whether or not there are
    /// readable bytes behind it.
    @Test(arguments: 0...32)
    func parts(width: Int) throws {
        var generator = SeededGenerator(seed: UInt64(width))
        for outliers in [0, 3, 31] {
            var values = (0..<128).map { _ in random(bits: width, using: &generator) }
            for _ in 0..<outliers {
                values[.random(in: 0..<128, using: &generator)] =
                    random(bits: min(width + 7, 32), using: &generator)
            }
            let block = encoded(values)
            for behind in [0, 64] {
                let guarded = GuardedBytes(block + [UInt8](repeating: 0xA5, count: behind))
                let readable = block.count + behind
                for index in 0..<128 {
                    let (sum, value) = try #require(
                        unsafe PatchedBlock.sum(
                            before: index, guarded.base, limit: block.count, readable: readable))
                    #expect(value == values[index])
                    #expect(sum == values[..<index].reduce(0, &+))
                }
                let header = UInt16(block[0]) | UInt16(block[1]) << 8
                let shape = try #require(PatchedBlock.Shape(header: header))
                #expect(2 + shape.bodyLength == block.count)
                for _ in 0..<20 {
                    let first = Int.random(in: 0..<32, using: &generator)
                    let rows = first..<Int.random(in: first...32, using: &generator)
                    var output = [UInt32](repeating: .max, count: 128)
                    let isBlock = unsafe output.withUnsafeMutableBufferPointer { output in
                        unsafe PatchedBlock.decodeBody(
                            guarded.base + 2, shape, rows: rows, readable: readable - 2,
                            into: output.baseAddress!)
                    }
                    #expect(isBlock)
                    let places = 4 * rows.lowerBound..<4 * rows.upperBound
                    #expect(output[places] == values[places])
                }
            }
        }
    }

    /// Gaps are summed up as one by one, with and without patches, and no more than 8 bytes behind the
    /// block are read or needed.
    @Test(arguments: 0...32)
    func ascending(width: Int) throws {
        var generator = SeededGenerator(seed: UInt64(width))
        for outliers in [0, 1, 5, 20, 31] {
            for wide in Set([min(width + 1, 32), min(width + 9, 32), 32]) {
                for aim in [PatchedBlock.Aim.size, .speed] {
                    var gaps = (0..<128).map { _ in random(bits: width, using: &generator) }
                    for _ in 0..<outliers {
                        gaps[.random(in: 0..<128, using: &generator)] =
                            random(bits: wide, using: &generator)
                    }
                    let before = UInt32.random(in: 0...(.max), using: &generator)
                    var (expected, sum) = ([UInt32](), before)
                    for gap in gaps {
                        sum = sum &+ gap &+ 1
                        expected.append(sum)
                    }
                    let block = encoded(gaps, for: aim)
                    let shape = try #require(
                        unsafe PatchedBlock.shape(block, limit: block.count))
                    for behind in [7, 8] {
                        let guarded = GuardedBytes(block + [UInt8](repeating: 0xA5, count: behind))
                        var output = [UInt32](repeating: 0, count: 128)
                        let isBlock = unsafe PatchedBlock.decodeAscending(
                            guarded.base + 2, shape, readable: guarded.count - 2, before: before,
                            into: &output)
                        #expect(isBlock == (behind == 8))
                        if isBlock { #expect(output == expected) }
                    }
                }
            }
        }
    }

    /// Where a block is to be decoded quickly, there are patches only if they save more than an eighth.
    @Test func patchesForSpeed() throws {
        var generator = SeededGenerator(seed: 3)
        var patched = 0
        for _ in 0..<2000 {
            let width = Int.random(in: 0...20, using: &generator)
            var values = (0..<128).map { _ in random(bits: width, using: &generator) }
            for _ in 0..<Int.random(in: 0...10, using: &generator) {
                values[.random(in: 0..<128, using: &generator)] =
                    random(bits: width + 6, using: &generator)
            }
            let (quick, small) = (encoded(values, for: .speed), encoded(values))
            #expect(quick.count >= small.count)
            #expect(try #require(decoded(quick)).values == values)
            let shape = try #require(unsafe PatchedBlock.shape(quick, limit: quick.count))
            #expect(shape.patches == 0 || 8 * shape.bodyLength < 7 * 16 * shape.top)
            patched += shape.patches > 0 ? 1 : 0
        }
        #expect(patched > 200 && patched < 1800)
    }

    /// Whatever the patches are, nothing is written outside of the values or read behind the 8 bytes.
    @Test func randomAscending() {
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<3000 {
            guard let shape = PatchedBlock.Shape(header: .random(in: 0...(.max), using: &generator))
            else { continue }
            let guarded = GuardedBytes(
                (0..<shape.bodyLength + 8).map { _ in .random(in: 0...255, using: &generator) })
            var output = [UInt32](repeating: 7, count: 130)
            let isBlock = unsafe output.withUnsafeMutableBufferPointer { output in
                unsafe PatchedBlock.decodeAscending(
                    guarded.base, shape, readable: guarded.count, before: 0,
                    into: output.baseAddress! + 1)
            }
            #expect(isBlock && output.first == 7 && output.last == 7)
        }
    }

    /// A block that is cut off anywhere is refused, and nothing behind it is read.
    @Test func truncation() throws {
        var generator = SeededGenerator(seed: 1)
        for width in [0, 1, 7, 20, 32] {
            var values = (0..<128).map { _ in random(bits: width, using: &generator) }
            values[3] = .max
            values[77] = .max / 3
            let bytes = encoded(values)
            for length in 0..<bytes.count {
                #expect(decoded(Array(bytes[..<length])) == nil, "\(length) of \(bytes.count)")
            }
        }
    }

    /// Any bytes are a block within the limit, or none.
    @Test func randomBytes() {
        var generator = SeededGenerator(seed: 2)
        for _ in 0..<3000 {
            let count = Int.random(in: 0...1200, using: &generator)
            var bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
            if count > 2, Bool.random(using: &generator) {
                // A likely width, and few patches of few bits.
                bytes[0] = .random(in: 0...33, using: &generator) | bytes[0] & 64
                bytes[1] &= 0x39
            }
            if let result = decoded(bytes) {
                #expect(result.length <= count)
                #expect(bytes[0] & 63 + bytes[1] >> 3 <= 32)
            }
        }
    }
}
