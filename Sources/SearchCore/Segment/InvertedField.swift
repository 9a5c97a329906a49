/// The tokens of one field of the documents of a segment, as they come; inverted at the end.
///
/// A token's *place* is where it would stand if all documents of the segment were one: the base of
/// its document, and its position in it.
struct InvertedField {
    /// The form of every token, document after document.
    var stream: [UInt32] = []
    /// The place of each document's first position, and behind the last document.
    private(set) var bases: [UInt32] = [0]
    /// How many of each document's tokens stand before the gap.
    private var beforeGap: [UInt32] = []
    private(set) var norms: [UInt8] = []
    private(set) var statistics = FieldStatistics()
    private var closed = 0

    /// Positions left out between a title of `tokens` and the text, so that no phrase bridges them.
    static func gap(behind tokens: Int) -> UInt32 { tokens > 0 ? 8 : 0 }

    /// Bytes held, and those needed for the inversion: a place for each token, and the occurrences of
    /// the most frequent term, which are one in ten or so.
    ///
    /// More than there can be where places might come to an end, so that the segment is written.
    var memoryUse: Int {
        bases.last! > 1 << 31 ? .max / 4 : 9 * stream.count + 14 * norms.count
    }

    /// Closes a document whose tokens were appended to `stream`.
    mutating func endDocument(beforeGap: Int) {
        let length = stream.count - closed
        closed = stream.count
        bases.append(bases.last! + UInt32(length) + InvertedField.gap(behind: beforeGap))
        self.beforeGap.append(UInt32(beforeGap))
        norms.append(FieldLength.encode(UInt32(length)))
        if length > 0 { statistics.documentCount += 1 }
        statistics.tokenCount += UInt64(length)
    }

    /// How many tokens there are of each form.
    func counts(formCount: Int) -> [UInt32] {
        var counts = [UInt32](repeating: 0, count: formCount)
        var span = counts.mutableSpan
        for form in stream { span[Int(form)] &+= 1 }
        return counts
    }

    /// The occurrences of terms.
    ///
    /// A counting sort.
    ///
    /// - Parameters:
    ///   - terms: The term of each form, or `noTerm`.
    ///   - counts: How many tokens there are of each form.
    func occurrences(
        of terms: [UInt32], termCount: Int, counts: [UInt32]
    ) -> SortedOccurrences {
        var starts = [UInt32](repeating: 0, count: termCount + 1)
        for form in terms.indices where terms[form] != InvertedField.noTerm {
            starts[Int(terms[form]) + 1] += counts[form]
        }
        for term in 0..<termCount { starts[term + 1] += starts[term] }
        var next = starts
        let total = Int(starts[termCount])
        let places = unsafe [UInt32](unsafeUninitializedCapacity: total) { places, count in
            unsafe next.withUnsafeMutableBufferPointer { next in
                forEachRun { range, place in
                    unsafe scatter(range, from: place, terms, next, places)
                }
            }
            count = total
        }
        return SortedOccurrences(places: places, starts: starts, bases: bases)
    }

    /// Calls `body` with each run of tokens without a gap, as indexes in `stream`, and with the place
    /// of its first.
    @inline(__always)
    func forEachRun(_ body: (_ range: Range<Int>, _ place: UInt32) -> Void) {
        var index = 0
        for document in 0..<norms.count {
            var place = bases[document]
            let title = Int(beforeGap[document])
            if title > 0 {
                body(index..<index + title, place)
                place += beforeGap[document] + InvertedField.gap(behind: title)
                index += title
            }
            let rest = Int(bases[document + 1] - place)
            body(index..<index + rest, place)
            index += rest
        }
    }

    /// The term of forms that are left out.
    static let noTerm = UInt32.max

    /// Puts the places of the tokens in `range` where they belong.
    ///
    /// `next` has an element for each term, the index in `places` of its next place: at most as many
    /// for each as were counted.
    @inline(__always)
    private func scatter(
        _ range: Range<Int>, from place: UInt32, _ terms: [UInt32],
        _ next: UnsafeMutableBufferPointer<UInt32>, _ places: UnsafeMutableBufferPointer<UInt32>
    ) {
        var place = place
        for index in range {
            let term = terms[Int(stream[index])]
            if term != InvertedField.noTerm {
                unsafe places[Int(next[Int(term)])] = place
                unsafe next[Int(term)] &+= 1
            }
            place &+= 1
        }
    }
}
