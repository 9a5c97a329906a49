import Testing

@testable import MappedIO

@Suite struct ByteReaderTests {
    private let region = ByteRegion(copying: Array(0..<20))

    @Test func accessWithinBounds() {
        #expect(region.byte(at: 0) == 0 && region.byte(at: 19) == 19)
        #expect(region.uint32(at: 16) == 0x1312_1110)
        #expect(region.uint64(at: 1) == 0x0807_0605_0403_0201)
        #expect(region.slice(3..<6)?.array == [3, 4, 5])
        #expect(region.slice(20..<20)?.count == 0)
        #expect(region.slice(at: 18, count: 2)?.array == [18, 19])
        #expect(region.slice(5..<15)?.slice(2..<4)?.array == [7, 8])
        #expect(ByteRegion(copying: Array("é\u{0}".utf8) + [0xFF]).string == "é\u{0}\u{FFFD}")
    }

    @Test(arguments: [-1, Int.min, Int.max, 20, 21, Int.max - 3])
    func accessOutside(offset: Int) {
        #expect(region.byte(at: offset) == nil)
        #expect(region.uint32(at: offset) == nil)
        #expect(region.uint64(at: offset) == nil)
        #expect(region.slice(at: offset, count: 1) == nil)
        #expect(region.slice(at: 3, count: offset) == nil)
    }

    @Test func accessAcrossTheEnd() {
        for offset in 17..<20 { #expect(region.uint32(at: offset) == nil) }
        for offset in 13..<20 { #expect(region.uint64(at: offset) == nil) }
        #expect(region.slice(10..<21) == nil && region.slice(-1..<3) == nil)
        #expect(region.slice(at: 20, count: 0)?.count == 0 && region.slice(at: 21, count: 0) == nil)
        let slice = region.slice(4..<8)!
        #expect(
            slice.byte(at: 4) == nil && slice.uint32(at: 1) == nil && slice.uint64(at: 0) == nil)
        let empty = ByteRegion(copying: [])
        #expect(empty.byte(at: 0) == nil && empty.array.isEmpty && empty.string.isEmpty)
    }

    /// What is written in any way is read back, and each reader stops at the end.
    @Test func roundTrip() {
        var numbers: [UInt64] = [.max]
        for bit in 0..<64 {
            let power = UInt64(1) << UInt64(bit)
            numbers += [power - 1, power, power + 1]
        }
        var buffer = ByteBuffer()
        for number in numbers {
            buffer.append(varint: number)
            buffer.append(number)
            buffer.append(UInt32(truncatingIfNeeded: number))
            buffer.append(UInt8(truncatingIfNeeded: number))
            buffer.append(string: "é\(number)")
        }
        var reader = ByteReader(ByteRegion(copying: buffer.bytes))
        for number in numbers {
            #expect(reader.varint() == number)
            #expect(reader.uint64() == number)
            #expect(reader.uint32() == UInt32(truncatingIfNeeded: number))
            #expect(reader.byte() == UInt8(truncatingIfNeeded: number))
            #expect(reader.string() == "é\(number)")
        }
        #expect(reader.isAtEnd && reader.offset == buffer.count)
        #expect(reader.byte() == nil && reader.uint32() == nil && reader.uint64() == nil)
        #expect(reader.varint() == nil && reader.string() == nil && reader.bytes(1) == nil)
        #expect(reader.bytes(0)?.count == 0)
    }

    private func varint(_ bytes: [UInt8]) -> UInt64? {
        var reader = ByteReader(ByteRegion(copying: bytes))
        return reader.varint()
    }

    @Test func varintEdges() {
        let ones = [UInt8](repeating: 0xFF, count: 9)
        #expect(varint(ones + [1]) == .max)
        #expect(varint(ones + [2]) == nil, "more than 64 bits")
        #expect(varint(ones + [0x81, 0]) == nil, "more than ten bytes")
        #expect(varint([UInt8](repeating: 0x80, count: 9) + [0]) == 0, "longer than it need be")
        for length in 0...9 { #expect(varint(Array(ones.prefix(length))) == nil) }
        var reader = ByteReader(ByteRegion(copying: ones + [1, 0xFF, 0xFF, 1]))
        #expect(reader.count() == nil, "no Int")
        #expect(reader.count() == 0x7FFF)
        var text = ByteReader(ByteRegion(copying: [4, 97, 98, 99]))
        #expect(text.string() == nil)
        var negative = ByteReader(ByteRegion(copying: [1]))
        #expect(negative.bytes(-1) == nil && negative.byte() == 1)
    }

    @Test func checksums() {
        #expect(Checksum.of(ByteRegion(copying: Array("123456789".utf8))) == 0xCBF4_3926)
        #expect(Checksum.of(ByteRegion(copying: [])) == 0)
        var running = Checksum()
        for piece in ["1234", "", "56789"] {
            unsafe Array(piece.utf8).withUnsafeBytes { unsafe running.update($0) }
        }
        #expect(running.value == 0xCBF4_3926)
    }
}
