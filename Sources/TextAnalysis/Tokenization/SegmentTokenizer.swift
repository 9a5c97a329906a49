/// The tokens within one UAX #29 segment: what searchers need beyond word boundaries.
///
/// The rules, the same for documents and queries; "letter" and "number" are what UAX #29 takes them
/// for, and ignorable or combining characters never come between two characters:
///
/// 1. A segment without a letter, number, ideograph or syllable is no token: punctuation, symbols
///    and emoji are skipped. Apostrophes, connectors (`_`) and marks at the edges are cut off.
/// 2. Full stops between letters split (`www.bbc.com` → www bbc com), except that two or more single
///    letters joined by full stops are an acronym, one token without them (`U.S.A.` → usa).
/// 3. Other punctuation between letters, `:` and its kin, splits, and so does a narrow no-break space, and a
///    zero-width non-joiner within Arabic script. Two marks vanish instead: the dot of Catalan l·l and quotation marks within Hebrew
///    acronyms.
/// 4. Apostrophes (U+0027, U+2018, U+2019, U+02BC, U+FF07) between letters are kept, as U+0027
///    (don't, pakistan's), but split after an elided article, pronoun or preposition if at least
///    three letters follow (l'homme → l homme), see `Elision`.
/// 5. Numbers stay together (3.14, 12,5, 10.0.0.1); commas that group thousands are dropped
///    (1,000,000 → 1000000). Digits of all scripts become ASCII.
/// 6. Connectors join (snake_case).
/// 7. Scripts without spaces give pairs of characters, see `PairTokenizer`; where they meet others, words end.
/// 8. A token of more than 128 bytes is cut into pieces, see `TokenWriter`.
struct SegmentTokenizer {
    private var writer = TokenWriter()
    private var pairs = PairTokenizer()

    // The token being gathered: `start` is -1 between tokens.
    private var start = -1
    private var end = 0
    private var wordCount = 0
    private var isJoined = false
    private var omissions: TokenWriter.Omissions = []

    /// Appends the tokens of the segments of `text` from `start` on, where a word may start, up to
    /// the end of the text or to ASCII text that nothing before it belongs to.
    ///
    /// - Parameter stopsAtASCII: Whether to stop at such text.
    /// - Returns: Where it stopped.
    mutating func appendTokens(
        of text: borrowing TextBytes, from start: Int, stopsAtASCII: Bool,
        to buffer: inout TokenBuffer
    ) -> Int {
        var position = start
        while position < text.count {
            let segment = WordBreaker.segment(in: text, from: position, to: text.count)
            position = segment.end
            if segment.traits.contains(.unspaced) {
                append(unspaced: segment, of: text, to: &buffer)
            } else if segment.traits.contains(.word) {
                pairs.flush(of: text, with: &writer, to: &buffer)
                if segment.traits.isDisjoint(with: [.punctuated, .modifierApostrophe]) {
                    append(wordOf: segment, of: text, to: &buffer)
                } else {
                    append(segment, of: text, to: &buffer)
                }
            } else if Self.isUnseen(segment, of: text) {
                // Where a line may be broken, in Thai or Khmer, is no part of the text.
                _ = pairs.extend(segment.start, segment.end)
            }
            if stopsAtASCII, text[position] < 0x80, text[position &+ 1] < 0x80,
                text.isSeparator(at: position)
            {
                break
            }
        }
        pairs.flush(of: text, with: &writer, to: &buffer)
        return position
    }

    /// Whether the ring of Thai (U+0E4D) or Lao (U+0ECD) stands before a place, which sara am is decomposed to.
    private static func hasRing(_ text: borrowing TextBytes, before position: Int) -> Bool {
        text[position &- 3] == 0xE0 && text[position &- 1] == 0x8D
            && (text[position &- 2] == 0xB9 || text[position &- 2] == 0xBB)
    }

    /// Whether a segment is a zero-width space.
    private static func isUnseen(_ segment: WordSegment, of text: borrowing TextBytes) -> Bool {
        text[segment.start] == 0xE2 && text.scalar(at: segment.start).value == 0x200B
    }

    /// Appends the tokens of a segment with letters of scripts without spaces.
    private mutating func append(
        unspaced segment: WordSegment, of text: borrowing TextBytes, to buffer: inout TokenBuffer
    ) {
        var position = segment.start
        while position < segment.end {
            let first = text.scalar(at: position)
            guard let script = UnspacedScript(of: first.value) else {
                let start = position
                repeat {
                    position &+= text.scalar(at: position).length
                } while position < segment.end
                    && UnspacedScript(of: text.scalar(at: position).value) == nil
                pairs.flush(of: text, with: &writer, to: &buffer)
                append(
                    WordSegment(start: start, end: position, traits: segment.traits), of: text,
                    to: &buffer)
                continue
            }
            let start = position
            position &+= first.length
            while position < segment.end {
                let next = text.scalar(at: position)
                guard ScalarProperties(of: next.value).isAttached else { break }
                position &+= next.length
            }
            if UnspacedScript.continuesCharacter(
                first.value, behindRing: Self.hasRing(text, before: start)),
                pairs.extend(start, position)
            {
                continue
            }
            // A mark that stands alone, without a letter to be on.
            guard ScalarProperties(of: first.value).isWord else { continue }
            pairs.append(
                start, position, script, traits: segment.traits, of: text, with: &writer,
                to: &buffer)
        }
    }

    /// Appends the token at `start ..< end`, whose extent is known.
    mutating func append(
        _ start: Int, _ end: Int, omitting omissions: TokenWriter.Omissions = [],
        of text: borrowing TextBytes, to buffer: inout TokenBuffer
    ) {
        writer.append(start, end, omitting: omissions, of: text, to: &buffer)
    }

    /// Appends a segment of letters and numbers alone; marks before the first of them are cut off.
    private mutating func append(
        wordOf segment: WordSegment, of text: borrowing TextBytes, to buffer: inout TokenBuffer
    ) {
        var start = segment.start
        while start < segment.end {
            let scalar = text.scalar(at: start)
            if ScalarProperties(of: scalar.value).isWord { break }
            start &+= scalar.length
        }
        if !segment.traits.contains(.unstable), segment.end &- start <= TokenWriter.longestTerm {
            writer.append(
                stable: start, segment.end, isAccented: segment.traits.contains(.accented),
                of: text, to: &buffer)
        } else {
            writer.append(start, segment.end, of: text, to: &buffer)
        }
    }

    /// Appends the tokens of a segment with punctuation in it.
    private mutating func append(
        _ segment: WordSegment, of text: borrowing TextBytes, to buffer: inout TokenBuffer
    ) {
        start = -1
        var position = segment.start
        var isPending = false
        var lastClass = WordBreakClass.other
        while position < segment.end {
            let part = SegmentPart(at: position, after: lastClass, in: text)
            position = part.end
            if part.role != .attached { lastClass = part.breakClass }
            switch part.role {
            case .word:
                if start < 0 { begin(at: part.start) }
                wordCount &+= 1
                end = part.end
                isPending = false
                continue
            case .attached:
                if start >= 0, !isPending { end = part.end }
                continue
            case .separator:
                flush(of: text, to: &buffer)
                continue
            case .letterStop:
                guard start >= 0 else { continue }
                if wordCount == 1, !isJoined,
                    let acronymEnd = Acronym.end(from: part, to: segment.end, in: text)
                {
                    end = acronymEnd
                    omissions = .fullStops
                    position = acronymEnd
                }
                flush(of: text, to: &buffer)
                continue
            case .apostrophe:
                if start >= 0, !isJoined, end == part.start,
                    Elision.isPrefix(start, end, of: text),
                    Elision.mayPrecede(part.end, segment.end, of: text)
                {
                    flush(of: text, to: &buffer)
                    continue
                }
            case .innerMark:
                omissions.insert(.innerMarks)
            case .joiner:
                break
            }
            isJoined = true
            isPending = true
        }
        flush(of: text, to: &buffer)
    }

    private mutating func begin(at position: Int) {
        start = position
        wordCount = 0
        isJoined = false
        omissions = []
    }

    private mutating func flush(of text: borrowing TextBytes, to buffer: inout TokenBuffer) {
        guard start >= 0 else { return }
        writer.append(start, end, omitting: omissions, of: text, to: &buffer)
        start = -1
    }
}
