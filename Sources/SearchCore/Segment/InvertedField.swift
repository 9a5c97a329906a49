/// The tokens of one field of the documents of a segment, as they come; inverted at the end.
///
/// A token's *place* is where it would stand if all documents of the segment were one: the base of
/// its document, and its position in it. Bases are multiples of `DocumentPlaces.unit`.
struct InvertedField: ~Copyable {
    /// The form of every token, document after document.
    var stream = TokenStream()
    /// The place of each document's first position, and behind the last document.
    private(set) var bases: [UInt32] = [0]
    /// How many tokens each document has, and how many of them stand before the gap.
    private var lengths: [UInt32] = []
    private var beforeGap: [UInt32] = []
    private(set) var norms: [UInt8] = []
    private(set) var statistics = FieldStatistics()
    private var closed = 0

    /// Positions left out between a title of `tokens` and the text, so that no phrase bridges them.
    static func gap(behind tokens: Int) -> UInt32 { tokens > 0 ? 8 : 0 }

    /// Bytes held, and those needed for the inversion: a place and a bit for each token, and the
    /// occurrences of the most frequent term, which are one in ten or so.
    ///
    /// More than there can be where places might come to an end, so that the segment is written.
    var memoryUse: Int {
        bases.last! > 1 << 31 ? .max / 4 : 9 * stream.count + stream.count / 2 + 20 * norms.count
    }

    /// Closes a document whose tokens were appended to `stream`.
    mutating func endDocument(beforeGap: Int) {
        let length = stream.count - closed
        closed = stream.count
        let positions = length + Int(InvertedField.gap(behind: beforeGap))
        bases.append(bases.last! + DocumentPlaces.rounded(positions))
        lengths.append(UInt32(length))
        self.beforeGap.append(UInt32(beforeGap))
        norms.append(FieldLength.encode(UInt32(length)))
        if length > 0 { statistics.documentCount += 1 }
        statistics.tokenCount += UInt64(length)
    }

    /// How many tokens there are of each form.
    func counts(formCount: Int) -> [UInt32] {
        var counts = [UInt32](repeating: 0, count: formCount)
        var span = counts.mutableSpan
        stream.forEachChunk { forms in
            for index in forms.indices { span[Int(forms[index])] &+= 1 }
        }
        return counts
    }

    /// The bits of all tokens: `bits[f]` for each of form f.
    func neighbours(ofBits bits: [UInt8]) -> NeighbourMap {
        let map = NeighbourMap(placeCount: Int(bases.last!))
        unsafe forEachRun { forms, place in unsafe map.set(bits, of: forms, from: Int(place)) }
        return map
    }

    /// The occurrences of terms.
    ///
    /// A counting sort.
    ///
    /// - Parameters:
    ///   - terms: The term of each form, or `noTerm`; nil where each form is a term of its own.
    ///   - counts: How many tokens there are of each form.
    func occurrences(
        of terms: [UInt32]?, termCount: Int, counts: [UInt32]
    ) -> SortedOccurrences {
        var starts = [UInt32](repeating: 0, count: termCount + 1)
        for form in counts.indices where terms?[form] != InvertedField.noTerm {
            starts[Int(terms?[form] ?? UInt32(form)) + 1] += counts[form]
        }
        for term in 0..<termCount { starts[term + 1] += starts[term] }
        var next = starts
        let places = PlaceList(count: Int(starts[termCount]))
        unsafe next.withUnsafeMutableBufferPointer { next in
            if let terms {
                unsafe scatter(by: terms, next.baseAddress!, places.numbers)
            } else {
                unsafe scatter(next.baseAddress!, places.numbers)
            }
        }
        return SortedOccurrences(places: places, starts: starts, bases: bases)
    }

    /// Calls `body` with the forms of each run of tokens without a gap, valid during the call, and
    /// with the place of the first.
    @inline(__always)
    func forEachRun(_ body: (_ forms: UnsafeBufferPointer<UInt32>, _ place: UInt32) -> Void) {
        var cursor = TokenStream.Cursor()
        for document in 0..<norms.count {
            var place = bases[document]
            let title = beforeGap[document]
            if title > 0 {
                unsafe body(cursor.next(Int(title), of: stream), place)
                place += title + InvertedField.gap(behind: Int(title))
            }
            unsafe body(cursor.next(Int(lengths[document] - title), of: stream), place)
        }
    }

    /// The term of forms that are left out.
    static let noTerm = UInt32.max

    /// Puts the place of each token where it belongs.
    ///
    /// `next` has an element for each term, the index in `places` of its next place: at most as many
    /// for each as were counted.
    @inline(never)
    private func scatter(
        by terms: [UInt32], _ next: UnsafeMutablePointer<UInt32>,
        _ places: UnsafeMutablePointer<UInt32>
    ) {
        let terms = terms.span
        unsafe forEachRun { forms, place in
            var place = place
            for index in forms.indices {
                let form = unsafe forms[index]
                let term = terms[Int(form)]
                if term != InvertedField.noTerm {
                    unsafe places[Int(next[Int(term)])] = place
                    unsafe next[Int(term)] &+= 1
                }
                place &+= 1
            }
        }
    }

    /// The same where each form is a term of its own.
    @inline(never)
    private func scatter(
        _ next: UnsafeMutablePointer<UInt32>, _ places: UnsafeMutablePointer<UInt32>
    ) {
        unsafe forEachRun { forms, place in
            var place = place
            for index in forms.indices {
                let form = unsafe forms[index]
                unsafe places[Int(next[Int(form)])] = place
                unsafe next[Int(form)] &+= 1
                place &+= 1
            }
        }
    }
}
