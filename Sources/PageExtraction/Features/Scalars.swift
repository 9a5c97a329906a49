/// Classes of Unicode scalars, as coarse as telling words from marks needs.
enum Scalars {
    enum Category {
        case letter
        case digit
        /// A character of a script written without spaces.
        case ideograph
        /// An apostrophe.
        case joiner
        case space
        case mark
    }

    /// The scalar at `at` and its length; ill-formed bytes give U+FFFD and 1.
    @inline(__always)
    static func decode(_ text: Span<UInt8>, at: Int, end: Int) -> (Unicode.Scalar, Int) {
        let lead = text[at]
        if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        guard lead >= 0xC2, at + length <= end else { return ("\u{FFFD}", 1) }
        var value = UInt32(lead) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
        for next in 1..<length { value = value << 6 | UInt32(text[at + next] & 0x3F) }
        guard let scalar = Unicode.Scalar(value) else { return ("\u{FFFD}", 1) }
        return (scalar, length)
    }

    /// The scalar's class.
    static func category(_ scalar: Unicode.Scalar) -> Category {
        let value = scalar.value
        if value < 0x80 {
            let byte = UInt8(truncatingIfNeeded: value)
            if ASCII.isLetter(byte) { return .letter }
            if ASCII.isDigit(byte) { return .digit }
            if byte <= 0x20 { return .space }
            return byte == 0x27 ? .joiner : .mark
        }
        switch value {
        case 0xA0, 0x2000...0x200B, 0x2028...0x202F, 0x205F, 0x3000: return .space
        case 0xAA, 0xB5, 0xBA: return .letter
        case 0x80...0xBF, 0xD7, 0xF7: return .mark
        case 0x2019: return .joiner
        case 0x200C, 0x200D: return .letter
        case 0x37E, 0x387, 0x60C, 0x61B, 0x61F, 0x66A...0x66D, 0x6D4, 0x964, 0x965, 0x5BE, 0x5C0,
            0x5C3, 0x5F3, 0x5F4, 0x589, 0x55A...0x55F, 0x104A...0x104F, 0x17D4...0x17DA:
            return .mark
        case 0x660...0x669, 0x6F0...0x6F9, 0x966...0x96F: return .digit
        case 0x200E...0x2BFF, 0x2E00...0x2E7F, 0x3001...0x3004, 0x3008...0x3020, 0x3030...0x303F,
            0xFE10...0xFE6F, 0xFF00...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65,
            0xFFF0...0xFFFF, 0xE000...0xF8FF, 0x1F000...0x1FAFF:
            return .mark
        case 0x3005...0x3007, 0x3021...0x302F, 0x3040...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF,
            0x20000...0x3FFFF, 0xE00...0xEFF, 0x1780...0x17D3, 0x1000...0x1049:
            return .ideograph
        default: return .letter
        }
    }

    /// The scalar's small form, for Latin, Greek and Cyrillic.
    static func lowercased(_ scalar: Unicode.Scalar) -> UInt32 {
        let value = scalar.value
        switch value {
        case 0x41...0x5A: return value + 0x20
        case 0..<0xC0: return value
        case 0xC0...0xD6, 0xD8...0xDE: return value + 0x20
        case 0x130: return 0x69
        case 0x100...0x12F, 0x132...0x137, 0x14A...0x177: return value | 1
        case 0x139...0x148, 0x179...0x17E: return value & 1 == 1 ? value + 1 : value
        case 0x386: return 0x3AC
        case 0x388...0x38A: return value + 0x25
        case 0x38C: return 0x3CC
        case 0x38E, 0x38F: return value + 0x3F
        case 0x391...0x3AB: return value + 0x20
        case 0x400...0x40F: return value + 0x50
        case 0x410...0x42F: return value + 0x20
        case 0x460...0x4FF:
            return value & 1 == 0 && !(0x4C0...0x4CE).contains(value) ? value + 1 : value
        case 0x1E00...0x1E95, 0x1EA0...0x1EFF: return value | 1
        default: return value
        }
    }

    /// Whether this is a small letter of a script that has capitals.
    static func isLowercase(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x61...0x7A, 0xDF...0xF6, 0xF8...0xFF, 0x3AC...0x3CE, 0x430...0x45F: true
        default: false
        }
    }
}
