/// Converts a long text to UTF-8, piece by piece, from the encoding that its beginning seems to be in.
package final class TextConverter {
    private var transcoder: Transcoder
    /// The end of the last piece, where it is the beginning of a character.
    private var rest: [UInt8] = []
    private var markLength: Int

    /// Nil where the text is in UTF-8, or nothing tells that it is not.
    ///
    /// - Parameter beginning: as much of the text as is at hand.
    /// - Complexity: O(n) of what is at hand.
    package init?(beginning: [UInt8]) {
        let survey = UTF8Survey(beginning.span)
        let verdict = EncodingDetector.detect(beginning.span, survey: survey)
        guard verdict.encoding != .utf8,
            let transcoder = Transcoder(from: verdict.encoding, start: 0)
        else { return nil }
        self.transcoder = transcoder
        markLength = verdict.markLength
    }

    /// Appends the next piece of the text to `output`; an empty one is its end.
    package func convert(_ piece: ArraySlice<UInt8>, into output: inout [UInt8]) {
        let mark = min(markLength, piece.count)
        markLength -= mark
        rest += piece.dropFirst(mark)
        transcoder.convertPiece(rest.span, isLast: piece.isEmpty, into: &output)
        rest.removeFirst(transcoder.position)
    }
}
