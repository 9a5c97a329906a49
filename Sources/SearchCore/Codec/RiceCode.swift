internal import MappedIO

/// Numbers of any count in about as many bits as their mean needs, one behind the other.
///
/// ```
/// number --> 1^q 0 (number mod 2^k: k bits)      (q = number / 2^k, rounded down, below 24)
///          | 1^24 (number: 32 bits)
/// ```
/// The layout of bits is that of `BitWriter`. For what is too little to be
/// packed in blocks. Rice and Plaunt, "Adaptive variable-length coding for efficient compression of spacecraft
/// television data", IEEE Transactions on Communication Technology, 1971.
enum RiceCode {
    /// As many ones stand before a number that is written whole.
    fileprivate static let escape = 24

    /// A good k for numbers with this sum: the one that halves or so of them are below 2^k.
    static func parameter(sum: UInt64, count: Int) -> UInt8 {
        let half = sum * 69 / 100 / UInt64(max(count, 1))
        return half < 2 ? 0 : UInt8(63 - half.leadingZeroBitCount)
    }
}

extension BitWriter {
    /// Appends a number as a Rice code.
    mutating func write(_ number: UInt32, rice parameter: UInt8, to buffer: inout ByteBuffer) {
        let quotient = Int(number >> UInt32(parameter))
        if quotient < RiceCode.escape {
            let ones = UInt64(1) << UInt64(quotient) - 1
            let low = UInt64(number & (1 << UInt32(parameter) - 1))
            let count = quotient + 1 + Int(parameter)
            if count <= 32 {
                write(ones | low << UInt64(quotient + 1), count: count, to: &buffer)
            } else {
                write(ones, count: quotient + 1, to: &buffer)
                write(low, count: Int(parameter), to: &buffer)
            }
        } else {
            write(1 << UInt64(RiceCode.escape) - 1, count: RiceCode.escape, to: &buffer)
            write(UInt64(number), count: 32, to: &buffer)
        }
    }
}

extension BitReader {
    /// The next Rice code, which takes 56 bits at the most.
    @inline(__always)
    mutating func next(rice parameter: UInt8) -> UInt32 {
        let window = self.window
        let ones = (~window).trailingZeroBitCount
        guard ones < RiceCode.escape else {
            skip(RiceCode.escape &+ 32)
            return UInt32(truncatingIfNeeded: window &>> UInt64(RiceCode.escape))
        }
        let k = UInt64(parameter & 31)
        skip(ones &+ 1 &+ Int(k))
        let low = (window &>> UInt64(ones &+ 1)) & (1 &<< k &- 1)
        return UInt32(truncatingIfNeeded: UInt64(ones) &<< k &+ low)
    }
}
