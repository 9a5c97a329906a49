/// A document's length in tokens as one byte, its norm.
///
/// Lengths up to 39 are exact; above, four significant bits are kept, rounded down, so that a length
/// is off by less than an eighth. This is the encoding of Lucene (`SmallFloat.intToByte4`), which
/// makes scores comparable with Lucene's to the last bit.
enum FieldLength {
    private static let exact: UInt32 = 24

    static func encode(_ length: UInt32) -> UInt8 {
        let length = min(length, UInt32(Int32.max))
        guard length >= exact else { return UInt8(length) }
        let rest = length - exact
        let bits = 32 - rest.leadingZeroBitCount
        if bits < 4 { return UInt8(exact + rest) }
        let shift = UInt32(bits - 4)
        return UInt8(exact + ((rest >> shift) & 7 | (shift + 1) << 3))
    }

    /// The length that the byte stands for, at most the length that was encoded.
    static func decode(_ norm: UInt8) -> UInt32 {
        guard norm >= exact else { return UInt32(norm) }
        let code = UInt32(norm) - exact
        let mantissa = code & 7
        let exponent = code >> 3
        return exact + (exponent == 0 ? mantissa : (mantissa | 8) << (exponent - 1))
    }
}
