/// Lower case as Turkish and Azerbaijani have it: I becomes ı, and İ becomes i.
///
/// The exact terms of both are i whatever the language, so that only forms differ, which stemmers take.
package enum TurkicCase {
    /// Whether a language has an i with and one without a dot.
    package static func isUsed(in language: String) -> Bool { language == "tr" || language == "az" }

    /// Whether a text may have a capital I.
    package static func mayConcern(_ text: String) -> Bool {
        text.utf8.contains { $0 == 0x49 || $0 == 0xC4 }
    }

    /// Replaces the forms of words with a capital I, with or without a dot.
    ///
    /// - Parameter text: what the tokens are of.
    package static func replaceForms(in tokens: inout TokenBuffer, of text: Span<UInt8>) {
        for index in tokens.records.indices {
            let record = tokens.records[index]
            let source = text.extracting(Int(record.sourceStart)..<Int(record.sourceEnd))
            guard let lowered = lowered(source) else { continue }
            var word = TokenBuffer()
            Analyzer.standard.analyze(lowered.span, into: &word)
            guard word.records.count == 1, let form = word.records.first else { continue }
            tokens.records[index].formStart = UInt32(tokens.bytes.count)
            tokens.records[index].formLength = form.formLength
            tokens.bytes += word.bytes[Int(form.formStart)...].prefix(Int(form.formLength))
        }
    }

    /// A word without capital I, or nil if it has none.
    private static func lowered(_ word: Span<UInt8>) -> [UInt8]? {
        guard word.indices.contains(where: { word[$0] == 0x49 || word[$0] == 0xC4 }) else {
            return nil
        }
        var bytes: [UInt8] = []
        var isChanged = false
        var index = 0
        while index < word.count {
            let byte = word[index]
            if byte == 0x49 {
                bytes += [0xC4, 0xB1]
                isChanged = true
            } else if byte == 0xC4, index + 1 < word.count, word[index + 1] == 0xB0 {
                bytes.append(0x69)
                index += 1
                isChanged = true
            } else {
                bytes.append(byte)
            }
            index += 1
        }
        return isChanged ? bytes : nil
    }
}
