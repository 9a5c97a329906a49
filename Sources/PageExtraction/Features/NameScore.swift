import TextAnalysis

/// The scores of the words and names in an element's class, id and itemprop attributes.
///
/// A name is a run of non-space characters, its words are parted by anything but letters and by
/// capitals: `entry-content` and `entryContent` have the words `entry` and `content`, and are the
/// name `entry_content`.
struct NameScore: Sendable {
    private(set) var sum: Float = 0
    private(set) var least: Float = 0
    private(set) var most: Float = 0
    /// How many words and names have a score.
    private(set) var count = 0

    /// The sum over the square root of the count.
    var mean: Float { count == 0 ? 0 : sum / Float(count).squareRoot() }

    private mutating func add(_ score: Float) {
        guard score != 0 else { return }
        sum += score
        least = min(least, score)
        most = max(most, score)
        count += 1
    }

    /// Adds what another attribute of the element says.
    mutating func add(_ other: NameScore) {
        sum += other.sum
        least = min(least, other.least)
        most = max(most, other.most)
        count += other.count
    }

    init() {}

    private static let wordLengths = 2...24
    private static let wordsInName = 4

    /// The score of an attribute's value.
    ///
    /// - Complexity: O(length), of which 1,024 bytes are read.
    init(_ value: Span<UInt8>, _ names: ScoredWords) {
        var name = FNV1a()
        var nameWords = 0
        var word = FNV1a()
        var nameWithWord = name
        var length = 0
        var previous: UInt8 = 0x20
        let count = min(1024, value.count)
        for at in 0...count {
            let byte = at < count ? value[at] : 0x20
            let isUpper = byte &- 0x41 < 26
            let wasLower = previous &- 0x61 < 26
            let isSpace = ASCII.isSpace(byte)
            let isDigit = ASCII.isDigit(byte)
            if isUpper && wasLower || !ASCII.isLetter(byte) && !isDigit {
                if Self.wordLengths.contains(length) {
                    add(names.score(word.value))
                    nameWords += 1
                    if nameWords <= Self.wordsInName { name = nameWithWord }
                }
                if isSpace {
                    if nameWords > 1 { add(names.score(name.value)) }
                    name = FNV1a()
                    nameWords = 0
                }
                word = FNV1a()
                nameWithWord = name
                if nameWords > 0 { nameWithWord.add(0x5F as UInt8) }
                length = 0
            }
            if ASCII.isLetter(byte) {
                let lower = ASCII.lowercased(byte)
                word.add(lower)
                nameWithWord.add(lower)
                length += 1
            }
            previous = byte
        }
    }
}
