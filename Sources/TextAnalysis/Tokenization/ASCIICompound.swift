/// Words of ASCII letters and digits with punctuation inside, where also U+2019 may be the
/// apostrophe: don’t, U.S., 3.14, snake_case, www.example.org.
///
/// Applies the rules of `SegmentTokenizer` to bytes, and gives up before any other character that
/// is not ASCII and not a separator.
struct ASCIICompound {
    /// Where the tokens appended so far end.
    private(set) var end: Int
    /// Whether the tokens from `end` on are for `SegmentTokenizer` to find.
    private(set) var needsSegmentation = false

    /// Appends the tokens from `start` on, an alphanumeric byte, up to the first that ends with no
    /// other joined to it.
    static func appendTokens(
        of text: borrowing TextBytes, from start: Int, with tokenizer: inout SegmentTokenizer,
        to buffer: inout TokenBuffer
    ) -> ASCIICompound {
        var compound = ASCIICompound(end: start)
        var position = start
        var isJoined = false
        while true {
            while isASCIIAlphanumeric(text[position]) { position &+= 1 }
            if position &- compound.end > TokenWriter.longestTerm {
                compound.needsSegmentation = true
                return compound
            }
            let mark = Mark(at: position, in: text)
            let last = text[position &- 1]
            switch mark.kind {
            case .unknown:
                compound.needsSegmentation = true
                return compound
            case .joins(let next):
                position = next
                isJoined = true
            case .apostrophe(let next) where isASCIILetter(last) && isASCIILetter(text[next]):
                if !isJoined, Elision.isPrefix(compound.end, position, of: text) {
                    switch letterCount(from: next, in: text) {
                    case nil:
                        compound.needsSegmentation = true
                        return compound
                    case 3:
                        tokenizer.append(compound.end, position, of: text, to: &buffer)
                        compound.end = next
                        position = next
                        continue
                    default:
                        break
                    }
                }
                position = next
                isJoined = true
            case .fullStop where isASCIILetter(last) && isASCIILetter(text[position &+ 1]):
                var tokenEnd = position
                if position &- compound.end == 1, !isJoined {
                    guard let acronymEnd = endOfAcronym(from: position, in: text) else {
                        compound.needsSegmentation = true
                        return compound
                    }
                    tokenEnd = acronymEnd
                }
                tokenizer.append(
                    compound.end, tokenEnd, omitting: tokenEnd > position ? .fullStops : [],
                    of: text, to: &buffer)
                compound.end = tokenEnd
                guard text[tokenEnd] == 0x2E, isASCIILetter(text[tokenEnd &+ 1]) else {
                    return compound
                }
                compound.end = tokenEnd &+ 1
                position = compound.end
                isJoined = false
            case .apostrophe(let next) where isASCIIDigit(last) && isASCIIDigit(text[next]):
                position = next
                isJoined = true
            case .fullStop where isASCIIDigit(last) && isASCIIDigit(text[position &+ 1]),
                .betweenDigits where isASCIIDigit(last) && isASCIIDigit(text[position &+ 1]):
                position &+= 1
                isJoined = true
            default:
                tokenizer.append(compound.end, position, of: text, to: &buffer)
                compound.end = position
                return compound
            }
        }
    }

    /// What stands after a run of letters and digits.
    private struct Mark {
        enum Kind {
            case end
            /// Connectors, up to the letter or digit at the position.
            case joins(Int)
            /// An apostrophe, which ends at the position.
            case apostrophe(Int)
            case fullStop
            case betweenDigits
            /// Something that only segmentation can tell.
            case unknown
        }

        var kind: Kind

        init(at position: Int, in text: borrowing TextBytes) {
            switch text[position] {
            case 0x5F:
                var next = position
                while text[next] == 0x5F, next &- position <= TokenWriter.longestTerm { next &+= 1 }
                if isASCIIAlphanumeric(text[next]) {
                    kind = .joins(next)
                } else if text[next] == 0x5F {
                    kind = .unknown
                } else {
                    kind = Self.isUnknown(next, in: text) ? .unknown : .end
                }
            case 0x27:
                kind =
                    Self.isUnknown(position &+ 1, in: text) ? .unknown : .apostrophe(position &+ 1)
            case 0x2E:
                kind = Self.isUnknown(position &+ 1, in: text) ? .unknown : .fullStop
            case 0x2C, 0x3B:
                kind = Self.isUnknown(position &+ 1, in: text) ? .unknown : .betweenDigits
            case 0x00..<0x80:
                kind = .end
            default:
                if isCurlyApostrophe(position, in: text) {
                    let next = position &+ 3
                    kind = Self.isUnknown(next, in: text) ? .unknown : .apostrophe(next)
                } else {
                    kind = text.isSeparator(at: position) ? .end : .unknown
                }
            }
        }

        static func isUnknown(_ position: Int, in text: borrowing TextBytes) -> Bool {
            text[position] >= 0x80 && !text.isSeparator(at: position)
        }
    }

    private static func isCurlyApostrophe(_ position: Int, in text: borrowing TextBytes) -> Bool {
        text[position] == 0xE2 && text[position &+ 1] == 0x80 && text[position &+ 2] == 0x99
    }

    /// The number of letters from `position` on, up to 3; nil if a letter that is not ASCII may
    /// follow.
    private static func letterCount(from position: Int, in text: borrowing TextBytes) -> Int? {
        var count = 0
        while count < 3, isASCIILetter(text[position &+ count]) { count &+= 1 }
        if count < 3, Mark.isUnknown(position &+ count, in: text) { return nil }
        return count
    }

    /// Where the acronym ends that has its first full stop at `stop`; `stop` itself if it is none,
    /// nil if only segmentation can tell.
    private static func endOfAcronym(from stop: Int, in text: borrowing TextBytes) -> Int? {
        var end = stop
        while text[end] == 0x2E, isASCIILetter(text[end &+ 1]) {
            let next = end &+ 2
            if isASCIIAlphanumeric(text[next]) || text[next] == 0x5F { return end }
            switch Mark(at: next, in: text).kind {
            case .unknown: return nil
            case .apostrophe(let letter) where isASCIILetter(text[letter]): return end
            default: end = next
            }
        }
        return end
    }
}
