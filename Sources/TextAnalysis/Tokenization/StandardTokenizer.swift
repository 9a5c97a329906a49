/// Tokens of the standard analyzer: `SegmentTokenizer` over a whole text, sped up for ASCII.
///
/// Words of ASCII letters and digits need neither segmentation nor normalisation: `ASCIIScanner`
/// takes them in bulk, `ASCIICompound` those with punctuation inside. Only what these two cannot
/// tell goes through `SegmentTokenizer`: the run up to the next character that ends words
/// whatever stands around it.
enum StandardTokenizer {
    static func appendTokens(of text: borrowing TextBytes, to buffer: inout TokenBuffer) {
        var tokenizer = SegmentTokenizer()
        var position = 0
        while position < text.count {
            let stop = ASCIIScanner.appendTokens(of: text, from: position, to: &buffer)
            position = stop
            guard position < text.count else { break }
            if isASCIIAlphanumeric(text[position]) {
                let compound = ASCIICompound.appendTokens(
                    of: text, from: position, with: &tokenizer, to: &buffer)
                position = compound.end
                if !compound.needsSegmentation { continue }
            }
            position = tokenizer.appendTokens(
                of: text, from: position, stopsAtASCII: true, to: &buffer)
        }
    }

    /// The same tokens without the shortcuts: what the fast path is tested against.
    static func appendTokensBySegment(of text: borrowing TextBytes, to buffer: inout TokenBuffer) {
        var tokenizer = SegmentTokenizer()
        _ = tokenizer.appendTokens(of: text, from: 0, stopsAtASCII: false, to: &buffer)
    }
}

@inline(__always)
func isASCIILetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

@inline(__always)
func isASCIIDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

@inline(__always)
func isASCIIAlphanumeric(_ byte: UInt8) -> Bool { isASCIILetter(byte) || isASCIIDigit(byte) }

extension TextBytes {
    /// Whether no word goes on over the character at `index`, be it ASCII or not, nor over the end
    /// of the text.
    @inline(__always)
    func isSeparator(at index: Int) -> Bool {
        let byte = self[index]
        if byte < 0x80 {
            if isASCIIAlphanumeric(byte) { return false }
            switch byte {
            case 0x5F, 0x27, 0x22, 0x2E, 0x2C, 0x3A, 0x3B: return false
            default: return true
            }
        }
        let properties = ScalarProperties(of: scalar(at: index).value)
        return WordBreakSet.separators.contains(properties.breakClass) && !properties.isWord
    }
}
