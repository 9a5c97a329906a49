/// A file's text as UTF-8, with the way back to byte offsets in the file.
struct DecodedText {
    /// Well-formed UTF-8 without NULs (a NUL becomes U+007F, which is dropped from blocks).
    var utf8: [UInt8]
    /// The encoding that the file was read in.
    let encoding: CharacterEncoding
    /// The length of the byte order mark, which `utf8` leaves out.
    let markLength: Int
    /// Whether offsets in `utf8` are offsets in the file, but for the mark.
    private let isVerbatim: Bool

    /// Reads `bytes` in the encoding that they seem to be in, or to be sent in.
    ///
    /// - Complexity: O(n) time; O(n) memory, at most three bytes of UTF-8 for a byte of the file.
    /// - Parameter charset: what the encoding is called where the file came from.
    init(_ bytes: [UInt8], charset: String? = nil) {
        let survey = UTF8Survey(bytes.span)
        let verdict = EncodingDetector.detect(bytes.span, survey: survey, charset: charset)
        encoding = verdict.encoding
        markLength = verdict.markLength
        isVerbatim = verdict.encoding == .utf8 && survey.isValid && !Self.isCutOff(bytes)
        if isVerbatim {
            utf8 = markLength == 0 ? bytes : Array(bytes[markLength...])
        } else {
            utf8 = []
            utf8.reserveCapacity(bytes.count + bytes.count / 4)
            if var transcoder = Transcoder(from: encoding, start: markLength) {
                transcoder.convert(bytes.span, into: &utf8)
            }
        }
        guard survey.nuls > 0 else { return }
        for at in utf8.indices where utf8[at] == 0 { utf8[at] = 0x7F }
    }

    /// Byte offsets in the file for ascending byte offsets in `utf8`.
    ///
    /// - Complexity: O(n) for text that had to be converted, else O(offsets).
    func sourceOffsets(of offsets: [Int], in file: [UInt8]) -> [Int] {
        if isVerbatim { return offsets.map { $0 + markLength } }
        if encoding.isSingleByte { return characterCounts(before: offsets) }
        guard var transcoder = Transcoder(from: encoding, start: markLength) else {
            return offsets.map { _ in 0 }
        }
        var scratch: [UInt8] = []
        var result: [Int] = []
        result.reserveCapacity(offsets.count)
        for offset in offsets {
            while transcoder.produced < offset, transcoder.position < file.count {
                let before = transcoder.produced
                let target = min(offset, before + 64 * 1024)
                scratch.removeAll(keepingCapacity: true)
                transcoder.convert(file.span, until: target, into: &scratch)
                if transcoder.produced == before, target == offset { break }
                if transcoder.produced == before {
                    transcoder.convert(file.span, until: min(offset, before + 8), into: &scratch)
                    if transcoder.produced == before { break }
                }
            }
            result.append(transcoder.position)
        }
        return result
    }

    /// The number of characters of `utf8` before each of the ascending offsets.
    private func characterCounts(before offsets: [Int]) -> [Int] {
        var at = 0
        var characters = 0
        return offsets.map { offset in
            while at < min(offset, utf8.count) {
                if utf8[at] & 0xC0 != 0x80 { characters += 1 }
                at += 1
            }
            return characters
        }
    }

    /// Whether the last bytes are the beginning of a UTF-8 sequence.
    private static func isCutOff(_ bytes: [UInt8]) -> Bool {
        for back in 1...3 where bytes.count >= back {
            let byte = bytes[bytes.count - back]
            if byte < 0x80 { return false }
            if byte >= 0xC0 { return (byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2) > back }
        }
        return false
    }
}
