import Testing

@testable import JSONText

@Suite struct UTF8CheckTests {
    /// As the standard library has it, for every pair of first bytes and ends of every kind, behind
    /// as many letters as make each a case of its own.
    @Test func asTheStandardLibrary() {
        let ends: [[UInt8]] = [
            [], [0x80], [0xBF], [0x80, 0xBF], [0x41], [0x80, 0x41], [0x80, 0xC0],
            Array("é plain text".utf8),
        ]
        for first in UInt8.min...UInt8.max {
            for second in UInt8.min...UInt8.max {
                for (number, end) in ends.enumerated() {
                    let before = [UInt8](repeating: 0x61, count: (Int(first) + number) % 9)
                    let bytes = before + [first, second] + end
                    let isWellFormed = String(validating: bytes, as: UTF8.self) != nil
                    if UTF8Check.isWellFormed(bytes.span) != isWellFormed {
                        Issue.record("\(bytes)")
                    }
                }
            }
        }
        for (bytes, isWellFormed) in [([UInt8](), true), ([0xC3], false), ([0x41], true)] {
            let found = UTF8Check.isWellFormed(bytes.span)
            #expect(found == isWellFormed, "\(bytes)")
        }
    }
}
