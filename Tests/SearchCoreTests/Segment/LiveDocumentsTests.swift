import MappedIO
import Testing

@testable import SearchCore

@Suite struct LiveDocumentsTests {
    private func payload(_ live: LiveDocuments) -> [UInt8] {
        var buffer = ByteBuffer()
        live.encode(into: &buffer)
        return buffer.bytes
    }

    private func read(_ bytes: [UInt8], count: Int) throws -> LiveDocuments {
        try LiveDocuments(ByteRegion(copying: bytes), path: "live", count: count)
    }

    @Test(arguments: [0, 1, 63, 64, 65, 128, 1000])
    func deleteAndReadBack(count: Int) throws {
        var generator = SeededGenerator(seed: UInt64(count))
        var live = LiveDocuments(count: count)
        var expected = Set(0..<UInt32(count))
        #expect(live.liveCount == count)
        for _ in 0..<count / 2 {
            let document = UInt32.random(in: 0..<UInt32(count), using: &generator)
            live.delete(document)
            expected.remove(document)
        }
        #expect(live.liveCount == expected.count)
        #expect(Set((0..<UInt32(count)).filter { live.contains($0) }) == expected)
        #expect(try read(payload(live), count: count) == live)
    }

    /// Counts that disagree, words too many or too few, and bits behind the last document.
    @Test func damage() throws {
        var live = LiveDocuments(count: 70)
        live.delete(3)
        let good = payload(live)
        #expect(throws: IndexError.self) { try read(good, count: 71) }
        #expect(throws: IndexError.self) { try read(good + [0, 0, 0, 0, 0, 0, 0, 0], count: 70) }
        for length in 0..<good.count {
            #expect(throws: IndexError.self) { try read(Array(good[..<length]), count: 70) }
        }
        for byte in good.indices {
            for bit in 0..<8 {
                var bytes = good
                bytes[byte] ^= 1 << UInt8(bit)
                #expect(throws: IndexError.self) { try read(bytes, count: 70) }
            }
        }
        // One document lives instead of another behind the last: the numbers agree, the bits don't.
        var bytes = good
        bytes[8] ^= 1
        bytes[16] ^= 1 << 6
        #expect(throws: IndexError.self) { try read(bytes, count: 70) }
    }
}
