/// One segment of a text between two word boundaries.
struct WordSegment: Equatable {
    /// What was seen in a segment, so that the common ones need no second look.
    struct Traits: OptionSet {
        var rawValue: UInt8

        /// A letter, number, ideograph or the like: the segment yields a token.
        static let word = Traits(rawValue: 1)
        /// A scalar that is neither `word` nor attached, or a zero-width non-joiner: what may be punctuation
        /// within the segment.
        static let punctuated = Traits(rawValue: 2)
        /// A scalar that normalisation may change, a digit that is not ASCII, or two attached scalars in a
        /// row, whose order normalisation may change.
        static let unstable = Traits(rawValue: 4)
        /// A letter written as an apostrophe, U+02BC.
        static let modifierApostrophe = Traits(rawValue: 8)
        /// A scalar that `Folding` may change or drop.
        static let accented = Traits(rawValue: 16)
        /// A letter of an `UnspacedScript`.
        static let unspaced = Traits(rawValue: 32)
    }

    var start: Int
    var end: Int
    var traits: Traits
}

/// Word boundaries by UAX #29 of Unicode 15.0, over UTF-8.
///
/// - Complexity: linear in the text over all segments: the only look-ahead (rules WB6, WB7b, WB12)
///   passes over attached scalars that no later look-ahead passes over again.
enum WordBreaker {
    /// The segment of `text` that starts at the boundary `start`, in the text that ends at `limit`.
    ///
    /// `start` must be less than `limit`; ill-formed bytes are segments of their own.
    static func segment(
        in text: borrowing TextBytes, from start: Int, to limit: Int
    ) -> WordSegment {
        let first = text.scalar(at: start)
        let firstProperties = ScalarProperties(of: first.value)
        var traits = Traits()
        traits.add(first.value, firstProperties)
        var position = start &+ first.length

        // `previous` is the class before any attached scalars (WB4), `adjacent` the last of all.
        var previous = firstProperties.breakClass
        var adjacent = previous
        if WordBreakSet.newlines.contains(previous) {
            if previous == WordBreakClass.cr, position < limit, text[position] == 0x0A {
                position &+= 1
            }
            return WordSegment(start: start, end: position, traits: traits.seen)
        }

        var isBridged = false
        var isOddRegionalIndicator = previous == WordBreakClass.regionalIndicator
        while position < limit {
            // Most of a word needs neither tables nor rules.
            if previous == WordBreakClass.aLetter, isASCIILetter(text[position]) {
                adjacent = previous
                traits.addLetter()
                position &+= 1
                continue
            }
            let scalar = text.scalar(at: position)
            let properties = ScalarProperties(of: scalar.value)
            let current = properties.breakClass
            let next = position &+ scalar.length

            if WordBreakSet.attached.contains(current) {
                adjacent = current
                traits.add(scalar.value, properties)
                position = next
                continue
            }
            var joins = isBridged
            isBridged = false
            if joins || (current == WordBreakClass.aLetter && current == previous) {
                joins = true
            } else if WordBreakSet.newlines.contains(current) {
                joins = false
            } else if adjacent == WordBreakClass.zwj, WordBreakSet.pictographs.contains(current) {
                joins = true
            } else if current == WordBreakClass.wSegSpace {
                joins = adjacent == current
            } else if current == WordBreakClass.regionalIndicator {
                joins = previous == current && isOddRegionalIndicator
                isOddRegionalIndicator = false
            } else {
                let bridge = bridgedClass(previous, current)
                if bridge.isEmpty {
                    joins = joinsDirectly(previous, current)
                } else {
                    isBridged = bridge.contains(classAfter(next, in: text, to: limit))
                    joins =
                        isBridged
                        || previous == WordBreakClass.hebrewLetter
                            && current == WordBreakClass.singleQuote
                }
            }
            guard joins else { break }
            traits.add(scalar.value, properties)
            previous = current
            adjacent = current
            position = next
        }
        return WordSegment(start: start, end: position, traits: traits.seen)
    }

    /// Rules WB5, WB8 to WB10 and WB13 to WB13b.
    @inline(__always)
    private static func joinsDirectly(_ left: UInt8, _ right: UInt8) -> Bool {
        if right == WordBreakClass.extendNumLet {
            return WordBreakSet.extensible.contains(left) || left == right
        }
        if left == WordBreakClass.extendNumLet { return WordBreakSet.extensible.contains(right) }
        if right == WordBreakClass.katakana { return left == right }
        return WordBreakSet.alphanumeric.contains(left)
            && WordBreakSet.alphanumeric.contains(right)
    }

    /// Which classes have to follow `right` for it to join with `left` (WB6, WB7, WB7b, WB7c, WB11
    /// and WB12).
    @inline(__always)
    private static func bridgedClass(_ left: UInt8, _ right: UInt8) -> WordBreakSet {
        if WordBreakSet.letters.contains(left) {
            if WordBreakSet.betweenLetters.contains(right) { return .letters }
            if left == WordBreakClass.hebrewLetter, right == WordBreakClass.doubleQuote {
                return .hebrew
            }
        }
        if left == WordBreakClass.numeric, WordBreakSet.betweenNumbers.contains(right) {
            return .numbers
        }
        return .none
    }

    /// The class of the first scalar at or after `position` that is not attached.
    private static func classAfter(
        _ position: Int, in text: borrowing TextBytes, to limit: Int
    ) -> UInt8 {
        var position = position
        while position < limit {
            let scalar = text.scalar(at: position)
            let properties = ScalarProperties(of: scalar.value)
            if !properties.isAttached { return properties.breakClass }
            position &+= scalar.length
        }
        return WordBreakClass.newline
    }

    /// Gathers the traits of a segment.
    private struct Traits {
        var seen = WordSegment.Traits()
        private var wasAttached = false

        /// Adds an ASCII letter.
        @inline(__always)
        mutating func addLetter() {
            seen.insert(.word)
            wasAttached = false
        }

        @inline(__always)
        mutating func add(_ scalar: UInt32, _ properties: ScalarProperties) {
            let isAttached = properties.isAttached
            if properties.isWord {
                seen.insert(.word)
                if scalar == 0x02BC { seen.insert(.modifierApostrophe) }
                if scalar >= UnspacedScript.first, UnspacedScript(of: scalar) != nil {
                    seen.insert(.unspaced)
                }
            } else if !isAttached {
                seen.insert(.punctuated)
            }
            if Folding.concerns(scalar) { seen.insert(.accented) }
            if properties.isUnstable || (isAttached && wasAttached)
                || properties.breakClass == WordBreakClass.numeric && scalar >= 0x80
            {
                seen.insert(.unstable)
            }
            if scalar == 0x200C { seen.insert(.punctuated) }
            wasAttached = isAttached
        }
    }
}
