import TextAnalysis

/// Reads a block's text once: statistics, and the first words as hashes for the phrase lexicon.
struct TextScanner {
    private(set) var statistics = TextStatistics()
    /// Hashes of the words that are kept for phrases, in lower case; `tokenCount` of them.
    private var firstTokens = InlineArray<48, UInt64>(repeating: 0)
    private var tokenCount = 0
    private var wordHash = FNV1a()
    private var wordIsLink = false
    private var isInWord = false
    private var ideographs = 0
    private var linkIdeographs = 0
    private var seenLetter = false
    private var lastMark: Unicode.Scalar = " "
    /// Full stops since the last word.
    private var stops = 0

    /// Scans `text[range]`, whose parts in `links` (ascending) are link text.
    ///
    /// - Complexity: O(range length).
    init(_ text: [UInt8], range: Range<Int>, links: [Range<Int>] = []) {
        scan(text.span, range, links)
        closeWord()
        statistics.words += (ideographs + 1) / 2
        statistics.linkWords += (linkIdeographs + 1) / 2
        finish()
    }

    /// Whether the token is that of a function word, which its lowest bit says.
    static func isFunctionWord(_ token: UInt64) -> Bool { token & 1 == 1 }

    /// The token of a word with this hash.
    static func token(_ hash: UInt64, isFunctionWord: Bool) -> UInt64 {
        hash & ~1 | (isFunctionWord ? 1 : 0)
    }

    /// Appends tokens of the first words: hashes of them in lower case.
    func appendTokens(to tokens: inout [UInt64]) {
        for at in 0..<tokenCount { tokens.append(firstTokens[at]) }
    }

    private mutating func scan(_ text: Span<UInt8>, _ range: Range<Int>, _ links: [Range<Int>]) {
        var link = 0
        var at = range.lowerBound
        let end = range.upperBound
        while at < end {
            while link < links.count, links[link].upperBound <= at { link += 1 }
            let isLink = link < links.count && links[link].lowerBound <= at
            let byte = text[at]
            if ASCII.isLetter(byte) || ASCII.isDigit(byte) {
                let start = at
                if !isInWord { beginWord(Unicode.Scalar(byte), isLink: isLink) }
                repeat {
                    addToWord(UInt32(ASCII.lowercased(text[at])))
                    at += 1
                } while at < end && (ASCII.isLetter(text[at]) || ASCII.isDigit(text[at]))
                statistics.characters += at - start
                lastMark = "a"
            } else if byte <= 0x20 {
                closeWord()
                statistics.characters += 1
                at += 1
            } else {
                let (scalar, length) = Scalars.decode(text, at: at, end: end)
                take(scalar, isLink: isLink)
                at += length
            }
        }
    }

    /// Hashes of the words of a phrase, as `init` makes them.
    static func tokens(of phrase: String) -> [UInt64] {
        let bytes = Array(phrase.utf8)
        var tokens: [UInt64] = []
        TextScanner(bytes, range: 0..<bytes.count).appendTokens(to: &tokens)
        return tokens
    }

    @inline(__always)
    private mutating func addToWord(_ lower: UInt32) {
        wordHash.add(lower)
    }

    private mutating func beginWord(_ scalar: Unicode.Scalar, isLink: Bool) {
        isInWord = true
        stops = 0
        wordHash = FNV1a()
        wordIsLink = isLink
        if Scalars.category(scalar) == .digit {
            statistics.numbers += 1
        } else if Scalars.lowercased(scalar) != scalar.value {
            statistics.capitalWords += 1
        }
        if !seenLetter {
            seenLetter = true
            statistics.startsSmall = Scalars.isLowercase(scalar)
        }
    }

    private mutating func take(_ scalar: Unicode.Scalar, isLink: Bool) {
        statistics.characters += 1
        // Tatweel, which makes an Arabic word longer and is no part of it.
        if scalar == "\u{640}" { return }
        switch Scalars.category(scalar) {
        case .letter, .digit:
            if !isInWord { beginWord(scalar, isLink: isLink) }
            addToWord(Scalars.lowercased(scalar))
            lastMark = "a"
        case .ideograph:
            closeWord()
            stops = 0
            ideographs += 1
            if isLink { linkIdeographs += 1 }
            seenLetter = true
            var hash = FNV1a()
            hash.add(scalar.value)
            addToken(hash.value, isFunctionWord: false)
            lastMark = "a"
        case .joiner:
            // An apostrophe or a hyphen between letters stays in the word's neighbourhood.
            closeWord()
        case .space:
            closeWord()
        case .mark:
            closeWord()
            takeMark(scalar)
        }
    }

    private mutating func takeMark(_ scalar: Unicode.Scalar) {
        switch scalar {
        case ".", "!", "?", "…", "。", "！", "？", "؟", "۔", "।", "．":
            if lastMark == "a" { statistics.sentenceEnds += 1 }
            if scalar == "…" { stops += 3 } else if scalar == "." { stops += 1 }
            if scalar == "?" || scalar == "!" { statistics.questions += 1 }
            lastMark = "."
        case ",", ";", "،", "؛", "，", "、", "；":
            statistics.commas += 1
            lastMark = ","
        case ":", "：": lastMark = ":"
        case "|", "»", "›", "•", "·", "/", "→", ">", "▸", "●":
            statistics.separators += 1
            lastMark = "|"
        case "©":
            statistics.hasCopyrightSign = true
            lastMark = "|"
        case "\"", "'", "”", "“", "«", ")", "]", "’", "」", "』", "）": break
        default: lastMark = " "
        }
    }

    private mutating func closeWord() {
        guard isInWord else { return }
        isInWord = false
        statistics.words += 1
        if wordIsLink { statistics.linkWords += 1 }
        let isFunctionWord = StopWords.contains(wordHash.value)
        if isFunctionWord { statistics.stopWords += 1 }
        addToken(wordHash.value, isFunctionWord: isFunctionWord)
    }

    private mutating func addToken(_ hash: UInt64, isFunctionWord: Bool) {
        guard tokenCount < firstTokens.count else { return }
        firstTokens[tokenCount] = Self.token(hash, isFunctionWord: isFunctionWord)
        tokenCount += 1
    }

    private mutating func finish() {
        statistics.endsSentence = lastMark == "."
        statistics.endsWithEllipsis = stops >= 3
        statistics.endsWithColon = lastMark == ":"
    }
}
