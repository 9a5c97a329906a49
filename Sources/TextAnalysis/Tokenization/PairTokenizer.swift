/// Makes tokens of text whose words no space sets off: each character with the one behind it.
///
/// A run of the characters c1 c2 c3 gives the tokens c1c2, c2c3 and c3. So there is a token for each character,
/// at whose place the text goes on with it; any piece of the run of two characters or more is a phrase of
/// its pairs, and a single character is what its tokens begin with. A character is a letter with
/// the marks on it, a syllable of Hangul for instance, or a Thai consonant with its vowel sign and tone.
///
/// Pairs of characters find Chinese texts about as well as a dictionary's words do (Nie, Gao, Zhang and Zhou, "On
/// the use of words and n-grams for Chinese information retrieval", IRAL 2000), and unlike these any piece of a text.
struct PairTokenizer {
    private struct Character {
        var start: Int
        var end: Int
        var script: UnspacedScript
        var isStable: Bool
        var isAccented: Bool
    }

    /// The last character, or the one before it if the two are a pair, which no token begins with yet.
    private var first: Character?
    /// The last character if it stands directly behind `first`; more may still come on to it.
    private var second: Character?

    /// Adds a character, with the marks on it.
    mutating func append(
        _ start: Int, _ end: Int, _ script: UnspacedScript, traits: WordSegment.Traits,
        of text: borrowing TextBytes, with writer: inout TokenWriter, to buffer: inout TokenBuffer
    ) {
        let character = Character(
            start: start, end: end, script: script, isStable: !traits.contains(.unstable),
            isAccented: traits.contains(.accented))
        if let first, let second {
            write(first, second, of: text, with: &writer, to: &buffer)
            self.first = second
            self.second = nil
        }
        if let first, first.end == start, first.script == script {
            second = character
            return
        }
        flush(of: text, with: &writer, to: &buffer)
        first = character
    }

    /// Puts more of the text at the end of the last character: a mark on it, or what is not seen.
    ///
    /// - Returns: whether the last character ends at `start`.
    mutating func extend(_ start: Int, _ end: Int) -> Bool {
        guard var last = second ?? first, last.end == start else { return false }
        last.end = end
        last.isStable = false
        if second != nil { second = last } else { first = last }
        return true
    }

    /// Writes the tokens of the last characters.
    mutating func flush(
        of text: borrowing TextBytes, with writer: inout TokenWriter, to buffer: inout TokenBuffer
    ) {
        guard let first else { return }
        if let second {
            write(first, second, of: text, with: &writer, to: &buffer)
            write(second, second, of: text, with: &writer, to: &buffer)
        } else {
            write(first, first, of: text, with: &writer, to: &buffer)
        }
        self.first = nil
        second = nil
    }

    private func write(
        _ first: Character, _ last: Character, of text: borrowing TextBytes,
        with writer: inout TokenWriter, to buffer: inout TokenBuffer
    ) {
        let isShort = last.end &- first.start <= TokenWriter.longestTerm
        if first.isStable, last.isStable, isShort {
            writer.append(
                stable: first.start, last.end, isAccented: first.isAccented || last.isAccented,
                of: text, to: &buffer)
        } else {
            writer.append(first.start, last.end, of: text, to: &buffer)
        }
    }
}
