import Testing

@testable import SearchCore

@Suite struct FieldLengthTests {
    @Test func shortLengthsAreExact() {
        for length in UInt32(0)..<40 {
            #expect(FieldLength.decode(FieldLength.encode(length)) == length)
        }
    }

    /// Longer documents never get a smaller norm, and a norm never stands for more than the length.
    @Test func longLengths() {
        var lengths = Array(UInt32(0)..<6_000)
        lengths += (17...31).flatMap { bit in [1 << bit - 1, 1 << bit, 1 << bit + 1] }
        lengths += [.max - 1, .max]
        var last: UInt8 = 0
        for length in lengths {
            let norm = FieldLength.encode(length)
            #expect(norm >= last)
            last = norm
            let back = FieldLength.decode(norm)
            #expect(back <= length)
            #expect(length > UInt32(Int32.max) || back >= length - length / 8)
            #expect(FieldLength.encode(back) == norm)
        }
        #expect(FieldLength.encode(.max) == 255)
    }
}
