/// Turns text into tokens, the same way for documents and queries.
public struct Analyzer: Sendable, Hashable {
    private enum Kind {
        case standard
        case whitespace
    }

    private var kind: Kind

    /// Words by Unicode's rules (UAX #29) with a searcher's tailoring, normalised (NFKC, case-folded)
    /// and with accents folded.
    public static let standard = Analyzer(kind: .standard)

    /// Whatever stands between ASCII white space, as it is: for text that is tokenised already.
    public static let whitespace = Analyzer(kind: .whitespace)

    /// The name of the analyzer, which does not change between versions.
    public var name: String {
        switch kind {
        case .standard: "standard"
        case .whitespace: "whitespace"
        }
    }

    /// What two analyzers share only if they yield the same tokens of any text: name and version of
    /// the rules, and the Unicode versions of segmentation and of normalisation.
    ///
    /// To be stored with an index, and compared before it is searched or added to.
    public var fingerprint: String {
        switch kind {
        case .standard:
            "standard-3/unicode-\(WordBreakTable.unicodeVersion)"
                + "/normalization-\(NormalForm.unicodeVersion)"
        case .whitespace:
            "whitespace-1"
        }
    }

    /// Appends the tokens of a text to a buffer; their source ranges count bytes from the text's
    /// start.
    ///
    /// `text` is taken for UTF-8; bytes that are ill-formed end words. Text beyond 4 GiB is ignored,
    /// and the buffer must not grow beyond 4 GiB.
    ///
    /// - Complexity: linear.
    package func analyze(_ text: Span<UInt8>, into buffer: inout TokenBuffer) {
        let bytes = TextBytes(text.extracting(first: Int(UInt32.max)))
        switch kind {
        case .standard: StandardTokenizer.appendTokens(of: bytes, to: &buffer)
        case .whitespace: WhitespaceTokenizer.appendTokens(of: bytes, to: &buffer)
        }
    }

    /// The tokens of a text.
    ///
    /// - Complexity: linear.
    public func tokens(in text: String) -> [Token] {
        var buffer = TokenBuffer()
        analyze(text.utf8Span.span, into: &buffer)
        return buffer.records.enumerated().map { position, record in
            Token(
                term: buffer.term(of: record), position: position,
                byteRange: Int(record.sourceStart)..<Int(record.sourceEnd))
        }
    }
}

extension TokenBuffer {
    /// The exact term of a record of this buffer.
    package func term(of record: TokenRecord) -> String {
        text(from: record.termStart, length: record.termLength)
    }

    /// The normal form of a record of this buffer.
    package func form(of record: TokenRecord) -> String {
        text(from: record.formStart, length: record.formLength)
    }

    private func text(from start: UInt32, length: UInt16) -> String {
        String(decoding: bytes[Int(start)..<Int(start) + Int(length)], as: UTF8.self)
    }
}
