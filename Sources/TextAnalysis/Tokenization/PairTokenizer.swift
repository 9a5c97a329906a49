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

    /// The last character, which no token begins with yet.
    private var pending: Character?

    /// Adds a character, with the marks on it.
    mutating func append(
        _ start: Int, _ end: Int, _ script: UnspacedScript, traits: WordSegment.Traits,
        of text: borrowing TextBytes, with writer: inout TokenWriter, to buffer: inout TokenBuffer
    ) {
        let character = Character(
            start: start, end: end, script: script, isStable: !traits.contains(.unstable),
            isAccented: traits.contains(.accented))
        if let pending {
            if pending.end == start, pending.script == script {
                write(pending, character, of: text, with: &writer, to: &buffer)
            } else {
                write(pending, pending, of: text, with: &writer, to: &buffer)
            }
        }
        pending = character
    }

    /// Puts more of the text at the end of the last character: a mark on it, or what is not seen.
    ///
    /// - Returns: whether the last character ends at `start`.
    mutating func extend(_ start: Int, _ end: Int) -> Bool {
        guard pending?.end == start else { return false }
        pending?.end = end
        pending?.isStable = false
        return true
    }

    /// The script of the character that ends at `position`, if one does.
    func script(endingAt position: Int) -> UnspacedScript? {
        pending?.end == position ? pending?.script : nil
    }

    /// Writes the token of the last character.
    mutating func flush(
        of text: borrowing TextBytes, with writer: inout TokenWriter, to buffer: inout TokenBuffer
    ) {
        guard let pending else { return }
        write(pending, pending, of: text, with: &writer, to: &buffer)
        self.pending = nil
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
