import Glibc
import MappedIO
import Testing

@testable import SearchCore

@Suite struct RiceCodeTests {
    private func encoded(_ numbers: [UInt32], _ parameter: UInt8) -> [UInt8] {
        var buffer = ByteBuffer()
        var bits = BitWriter()
        for number in numbers { bits.write(number, rice: parameter, to: &buffer) }
        bits.finish(&buffer)
        return buffer.bytes
    }

    /// Numbers of all sizes under every parameter, with nothing readable behind them.
    @Test(arguments: 0...31)
    func roundTrip(parameter: Int) {
        var generator = SeededGenerator(seed: UInt64(parameter))
        for _ in 0..<50 {
            let numbers: [UInt32] = (0..<Int.random(in: 1...140, using: &generator)).map { _ in
                let shift = UInt32.random(in: 0...31, using: &generator)
                return .random(in: 0...UInt32.max >> shift, using: &generator)
            }
            let bytes = GuardedBytes(encoded(numbers, UInt8(parameter)))
            var reader = unsafe BitReader(bytes.base, count: bytes.count)
            for number in numbers { #expect(reader.next(rice: UInt8(parameter)) == number) }
            #expect(reader.isWithinBytes)
        }
    }

    /// What stands in the doc comment of the format, bit by bit.
    @Test func layout() {
        #expect(encoded([5], 1) == [0b0000_1011])
        #expect(encoded([0, 1, 2], 0) == [0b0001_1010])
        #expect(encoded([0xDEAD_BEEF], 0) == [0xFF, 0xFF, 0xFF, 0xEF, 0xBE, 0xAD, 0xDE])
    }

    /// The parameter that is chosen costs at most a sixteenth more than the best one.
    @Test func parameter() {
        var generator = SeededGenerator(seed: 9)
        for mean in [0.3, 1.0, 5.0, 300.0, 70_000.0] {
            let numbers = (0..<500).map { _ in
                UInt32(-mean * log(.random(in: 1e-9..<1, using: &generator)))
            }
            let sum = numbers.reduce(UInt64(0)) { $0 + UInt64($1) }
            let chosen = encoded(numbers, RiceCode.parameter(sum: sum, count: numbers.count))
            let best = (UInt8(0)...20).map { encoded(numbers, $0).count }.min()!
            #expect(Double(chosen.count) <= 1.0625 * Double(best), "mean \(mean)")
        }
    }

    /// Codes that are cut off are told by `isWithinBytes`.
    @Test func truncation() {
        let whole = encoded([1, 2, 3, 400, 5], 3)
        for length in 0..<whole.count {
            let bytes = GuardedBytes(Array(whole[..<length]))
            var reader = unsafe BitReader(bytes.base, count: length)
            for _ in 0..<5 { _ = reader.next(rice: 3) }
            #expect(!reader.isWithinBytes, "\(length)")
        }
    }
}
