/// Reads a block's text once: statistics, and the first words as hashes for the phrase lexicon.
struct TextScanner {
    /// How many words are kept for phrases.
    static let tokenLimit = 48

    private(set) var statistics = TextStatistics()
    /// Hashes of the first words, in lower case.
    private(set) var tokens: [UInt64] = []

    private var wordHash: UInt64 = 0
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
        var link = 0
        var at = range.lowerBound
        let end = range.upperBound
        while at < end {
            while link < links.count, links[link].upperBound <= at { link += 1 }
            let isLink = link < links.count && links[link].lowerBound <= at
            let (scalar, length) = Scalars.decode(text, at: at, end: end)
            take(scalar, isLink: isLink)
            at += length
        }
        closeWord()
        statistics.words += (ideographs + 1) / 2
        statistics.linkWords += (linkIdeographs + 1) / 2
        finish()
    }

    /// Hashes of the words of a phrase, as `init` makes them.
    static func tokens(of phrase: String) -> [UInt64] {
        let bytes = Array(phrase.utf8)
        return TextScanner(bytes, range: 0..<bytes.count).tokens
    }

    private mutating func take(_ scalar: Unicode.Scalar, isLink: Bool) {
        statistics.characters += 1
        switch Scalars.category(scalar) {
        case .letter, .digit:
            let lower = Scalars.lowercased(scalar)
            if !isInWord {
                isInWord = true
                stops = 0
                wordHash = 0xCBF2_9CE4_8422_2325
                wordIsLink = isLink
                if Scalars.category(scalar) == .digit {
                    statistics.numbers += 1
                } else if lower != scalar.value {
                    statistics.capitalWords += 1
                }
                if !seenLetter {
                    seenLetter = true
                    statistics.startsSmall = Scalars.isLowercase(scalar)
                }
            }
            wordHash = (wordHash ^ UInt64(lower)) &* 0x100_0000_01B3
            lastMark = "a"
        case .ideograph:
            closeWord()
            stops = 0
            ideographs += 1
            if isLink { linkIdeographs += 1 }
            seenLetter = true
            if tokens.count < Self.tokenLimit {
                tokens.append((0xCBF2_9CE4_8422_2325 ^ UInt64(scalar.value)) &* 0x100_0000_01B3)
            }
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
        if StopWords.contains(wordHash) { statistics.stopWords += 1 }
        if tokens.count < Self.tokenLimit { tokens.append(wordHash) }
    }

    private mutating func finish() {
        statistics.endsSentence = lastMark == "."
        statistics.endsWithEllipsis = stops >= 3
        statistics.endsWithColon = lastMark == ":"
    }
}
