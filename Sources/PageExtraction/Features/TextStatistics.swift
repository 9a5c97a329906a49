/// Counts over the text of a block.
struct TextStatistics: Sendable, Hashable {
    /// Words; two characters of a script without spaces count as one.
    var words = 0
    /// Words inside links.
    var linkWords = 0
    /// Words that are frequent function words of some language.
    var stopWords = 0
    /// Full stops, question and exclamation marks after a word.
    var sentenceEnds = 0
    /// Commas and their like.
    var commas = 0
    /// Words that begin with a capital.
    var capitalWords = 0
    /// Words that begin with a digit.
    var numbers = 0
    /// Characters.
    var characters = 0
    /// Separators of lists in a line: `|`, `»`, `›`, `•`, `·`, `/`.
    var separators = 0
    /// Whether the text ends as a sentence does.
    var endsSentence = false
    /// Full stops in rows, or an ellipsis, at the end.
    var endsWithEllipsis = false
    /// Question and exclamation marks.
    var questions = 0
    /// Whether the text ends with a colon.
    var endsWithColon = false
    /// Whether the first letter is small, as in a line broken off from the one before.
    var startsSmall = false
    /// Whether a copyright sign occurs.
    var hasCopyrightSign = false

    /// Words outside links.
    var plainWords: Int { words - linkWords }

    /// The share of words inside links.
    var linkDensity: Double { words == 0 ? 0 : Double(linkWords) / Double(words) }

    /// The share of function words.
    var stopWordShare: Double { words == 0 ? 0 : Double(stopWords) / Double(words) }

    /// Whether this reads as running text rather than as a label or a list of links.
    var isProse: Bool {
        words >= 10 && linkWords * 3 <= words && (sentenceEnds > 0 || commas > 0 || words >= 25)
            && separators * 6 <= words
    }

    /// The sums of two blocks, with the end of the second.
    mutating func append(_ other: TextStatistics) {
        words += other.words
        linkWords += other.linkWords
        stopWords += other.stopWords
        sentenceEnds += other.sentenceEnds
        commas += other.commas
        capitalWords += other.capitalWords
        numbers += other.numbers
        characters += other.characters
        separators += other.separators
        endsSentence = other.endsSentence
        endsWithColon = other.endsWithColon
        endsWithEllipsis = other.endsWithEllipsis
        questions += other.questions
        hasCopyrightSign = hasCopyrightSign || other.hasCopyrightSign
    }
}
