/// Digits of other scripts than Latin.
enum DecimalDigit {
    /// The zeros of the scripts of the Basic Multilingual Plane that are not ASCII: each stands before its nine
    /// other digits (Unicode 15.0, General_Category Nd).
    private static func isZero(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6,
            0x0D66, 0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0,
            0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0,
            0xAA50, 0xABF0, 0xFF10:
            true
        default: false
        }
    }

    /// What a digit is worth, or nil if the scalar is none, or ASCII.
    static func value(of scalar: UInt32, _ properties: ScalarProperties) -> UInt8? {
        guard properties.breakClass == WordBreakClass.numeric, scalar >= 0x80 else { return nil }
        // Blocks of digits begin where the number ends with 0 or 6.
        let last = scalar & 0xF
        for zero in [scalar &- last, scalar &- last &+ 6]
        where zero <= scalar && scalar &- zero < 10 && isZero(zero) {
            return UInt8(scalar &- zero)
        }
        return nil
    }
}
