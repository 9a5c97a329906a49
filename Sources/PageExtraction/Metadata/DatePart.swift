/// A number or word of a text that may hold a date, with what stands before it.
struct DatePart {
    enum Kind {
        /// Value and number of digits.
        case number(Int, Int)
        /// In lower case.
        case word(String)
    }

    var kind: Kind
    /// The characters since the part before.
    var gap: String

    /// The parts of the first 300 bytes of a text.
    static func split(_ text: String) -> [DatePart] {
        let bytes = Array(text.utf8.prefix(300))
        var parts: [DatePart] = []
        var gap = ""
        var word = ""
        var number = 0
        var digits = 0
        func flush() {
            if digits > 0 {
                parts.append(DatePart(kind: .number(number, digits), gap: gap))
            } else if !word.isEmpty {
                parts.append(DatePart(kind: .word(word), gap: gap))
            } else {
                return
            }
            (gap, word, number, digits) = ("", "", 0, 0)
        }
        var at = 0
        while at < bytes.count {
            let (scalar, length) = Scalars.decode(bytes.span, at: at, end: bytes.count)
            at += length
            if let digit = digitValue(scalar) {
                if !word.isEmpty || digits == 9 { flush() }
                number = number * 10 + digit
                digits += 1
            } else if case .letter = Scalars.category(scalar) {
                if digits > 0 { flush() }
                let lower = Scalars.lowercased(scalar)
                word.unicodeScalars.append(Unicode.Scalar(lower) ?? scalar)
            } else {
                flush()
                gap.unicodeScalars.append(scalar)
            }
        }
        flush()
        return parts
    }

    private static func digitValue(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar.value {
        case 0x30...0x39: Int(scalar.value - 0x30)
        case 0x660...0x669: Int(scalar.value - 0x660)
        case 0x6F0...0x6F9: Int(scalar.value - 0x6F0)
        default: nil
        }
    }
}
