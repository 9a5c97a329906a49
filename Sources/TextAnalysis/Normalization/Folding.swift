/// Removes accents, so that a word is found however its accents were typed, and makes variants of a letter one
/// (`LetterVariants`).
///
/// Marks are removed where their base is a Latin or Greek letter or an ASCII digit, and Latin and
/// Greek letters become their plain spelling: é→e, ł→l, ø→o, đ→d, ı→i, æ→ae, œ→oe, þ→th, ά→α. Stress
/// marks (U+0300, U+0301) over Cyrillic letters go as well, for they belong to dictionaries and not
/// to words. What distinguishes letters elsewhere stays: Cyrillic й, Indic and Thai vowel signs, kana voicing
/// marks.
package enum Folding {
    /// Appends the folded `form`, which must be in normal form (NFKC, case-folded), to `output`.
    ///
    /// - Complexity: linear; the output is never longer than the form.
    package static func fold(_ form: Span<UInt8>, into output: inout [UInt8]) {
        fold(TextBytes(form), into: &output)
    }

    static func fold(_ form: borrowing TextBytes, into output: inout [UInt8]) {
        var base = Base.other
        var position = 0
        while position < form.count {
            let scalar = form.scalar(at: position)
            var next = position &+ scalar.length
            defer { position = next }
            if scalar.value < 0x80 {
                base = isAlphanumeric(UInt8(scalar.value)) ? .accented : .other
                output.append(UInt8(scalar.value))
                continue
            }
            if appendUnaccented(scalar.value, to: &output) {
                base = .accented
                continue
            }
            if LetterVariants.concern(scalar.value) {
                switch LetterVariants.replacement(
                    of: scalar.value, before: scalars(of: form, at: next))
                {
                case .itself: break
                case .nothing: continue
                case .scalar(let replacement):
                    append(replacement, to: &output)
                    base = Base(of: replacement)
                    // A nasal that became a sign has no virama.
                    if replacement == 0x0902, scalar.value != 0x0901 { next &+= 3 }
                    continue
                }
            }
            if ScalarProperties(of: scalar.value).breakClass == WordBreakClass.extend {
                if base == .accented { continue }
                if base == .cyrillic, scalar.value == 0x300 || scalar.value == 0x301 { continue }
            } else {
                base = Base(of: scalar.value)
            }
            for index in position..<next { output.append(form[index]) }
        }
    }

    /// Whether folding may change a form with this scalar: accented letters and marks.
    @inline(__always)
    static func concerns(_ scalar: UInt32) -> Bool {
        scalar &- 0x00C0 < 0x0340 || scalar &- 0x1000 < 0x2000 || LetterVariants.concern(scalar)
    }

    /// Whether folding may change a form.
    static func concerns(_ form: Span<UInt8>) -> Bool {
        let bytes = TextBytes(form)
        var position = 0
        while position < bytes.count {
            // No scalar that is concerned begins with a byte below this one.
            if bytes[position] < 0xC3 {
                position &+= 1
                continue
            }
            let scalar = bytes.scalar(at: position)
            if concerns(scalar.value) { return true }
            position &+= scalar.length
        }
        return false
    }

    /// The two scalars at a place of a form, 0 behind its end.
    private static func scalars(
        of form: borrowing TextBytes, at position: Int
    ) -> (UInt32, UInt32) {
        let first = form.scalar(at: position)
        return (first.value, form.scalar(at: position &+ first.length).value)
    }

    /// Appends the UTF-8 of a scalar of two or three bytes.
    private static func append(_ scalar: UInt32, to output: inout [UInt8]) {
        if scalar < 0x800 {
            output.append(UInt8(0xC0 | scalar >> 6))
        } else {
            output.append(UInt8(0xE0 | scalar >> 12))
            output.append(UInt8(0x80 | scalar >> 6 & 0x3F))
        }
        output.append(UInt8(0x80 | scalar & 0x3F))
    }

    /// What the marks on a letter mean.
    private enum Base {
        /// They are accents.
        case accented
        case cyrillic
        case other

        init(of scalar: UInt32) {
            switch scalar {
            case 0x00C0...0x02AF, 0x0370...0x03E1, 0x03F0...0x03FF, 0x1D00...0x1DBF,
                0x1E00...0x1FFF, 0x2C60...0x2C7F, 0xA720...0xA7FF, 0xAB30...0xAB6F:
                self = .accented
            case 0x0400...0x052F, 0x1C80...0x1C8F, 0xA640...0xA69F:
                self = .cyrillic
            default:
                self = .other
            }
        }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }

    /// Appends what `AccentTable` has for a scalar; false if the scalar stays as it is.
    @inline(__always)
    private static func appendUnaccented(_ scalar: UInt32, to output: inout [UInt8]) -> Bool {
        let table: StaticString
        let index: UInt32
        switch scalar {
        case 0x00C0..<0x0250: (table, index) = (AccentTable.from00C0, scalar - 0x00C0)
        case 0x0370..<0x0400: (table, index) = (AccentTable.from0370, scalar - 0x0370)
        case 0x1E00..<0x2000: (table, index) = (AccentTable.from1E00, scalar - 0x1E00)
        default: return false
        }
        // Each table has three bytes for every scalar of its range.
        let entry = unsafe table.utf8Start + 3 * Int(index)
        let (kind, high, low) = unsafe (entry[0], entry[1], entry[2])
        if kind != 0 {
            output.append(high)
            output.append(low)
            return true
        }
        let replacement = UInt32(high) << 7 | UInt32(low)
        guard replacement != 0 else { return false }
        if replacement >= 0x80 { output.append(UInt8(0xC0 | replacement >> 6)) }
        output.append(UInt8(replacement < 0x80 ? replacement : 0x80 | replacement & 0x3F))
        return true
    }
}
