/// Binary logarithms of whole numbers, rounded down to a 1024th, the same on every machine.
///
/// Invariant: `table` has 2^13 elements.
@safe struct LogarithmTable: ~Copyable {
    /// What stands for 1.
    static let one = 1 << fractionBits
    private static let fractionBits = 10
    /// Numbers of more bits are looked up by their highest ones.
    private static let indexBits = 13

    /// Those of 0 (which has 0) to 2^13 - 1.
    private let table: UnsafeMutablePointer<Int16>

    init() {
        unsafe table = .allocate(capacity: 1 << Self.indexBits)
        unsafe table[0] = 0
        for number in 1..<1 << Self.indexBits {
            unsafe table[number] = LogarithmTable.logarithm(UInt32(number))
        }
    }

    deinit { unsafe table.deallocate() }

    /// The logarithm of a number; 0 for 0.
    @inline(__always)
    subscript(number: UInt32) -> Int16 {
        if number < 1 << UInt32(LogarithmTable.indexBits) { return unsafe table[Int(number)] }
        let shift = 32 - LogarithmTable.indexBits - number.leadingZeroBitCount
        let rest = unsafe table[Int(number >> UInt32(shift))]
        return rest &+ Int16(truncatingIfNeeded: shift &<< LogarithmTable.fractionBits)
    }

    /// Bit by bit: squaring doubles the logarithm.
    private static func logarithm(_ number: UInt32) -> Int16 {
        let whole = 31 - number.leadingZeroBitCount
        // In [1, 2), with 31 bits behind the point.
        var fraction = UInt64(number) << UInt64(31 - whole)
        var logarithm = Int16(whole)
        for _ in 0..<fractionBits {
            fraction = (fraction * fraction) >> 31
            let bit = fraction >> 32
            logarithm = (logarithm << 1) | Int16(bit)
            fraction >>= bit
        }
        return logarithm
    }
}
