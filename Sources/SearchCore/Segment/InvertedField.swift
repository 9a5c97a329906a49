/// The tokens of one field of the documents of a segment, as they come; inverted at the end.
struct InvertedField {
    /// The form of every token, document after document.
    var stream: [UInt32] = []
    private var documents: [DocumentTokens] = []
    private(set) var norms: [UInt8] = []
    private(set) var statistics = FieldStatistics()

    private struct DocumentTokens {
        var end: Int
        /// How many of the document's tokens stand before the gap.
        var beforeGap: Int
    }

    /// Positions left out between a title of `tokens` and the text, so that no phrase bridges them.
    static func gap(behind tokens: Int) -> UInt32 { tokens > 0 ? 8 : 0 }

    /// Bytes held, and those needed for the inversion.
    var memoryUse: Int { 12 * stream.count + 17 * documents.count }

    /// Closes a document whose tokens were appended to `stream`.
    mutating func endDocument(beforeGap: Int) {
        let length = stream.count - (documents.last?.end ?? 0)
        documents.append(DocumentTokens(end: stream.count, beforeGap: beforeGap))
        norms.append(FieldLength.encode(UInt32(length)))
        if length > 0 { statistics.documentCount += 1 }
        statistics.tokenCount += UInt64(length)
    }

    /// All occurrences, those of a form together and ascending.
    ///
    /// A counting sort: two passes over the stream. An occurrence is `document << 32 | position`.
    func occurrences(formCount: Int) -> (starts: [Int], values: [UInt64]) {
        var starts = [Int](repeating: 0, count: formCount + 1)
        for form in stream { starts[Int(form) + 1] += 1 }
        for form in 0..<formCount { starts[form + 1] += starts[form] }
        var next = starts
        let values = unsafe [UInt64](unsafeUninitializedCapacity: stream.count) { values, count in
            var start = 0
            for (number, document) in documents.enumerated() {
                let high = UInt64(number) << 32
                for index in start..<document.end {
                    let ordinal = index - start
                    let position =
                        UInt32(ordinal)
                        + (ordinal >= document.beforeGap ? Self.gap(behind: document.beforeGap) : 0)
                    let form = Int(stream[index])
                    unsafe values[next[form]] = high | UInt64(position)
                    next[form] += 1
                }
                start = document.end
            }
            count = stream.count
        }
        return (starts, values)
    }
}
