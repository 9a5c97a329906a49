/// The sorted occurrences of every form, written out as postings of one form or of several.
struct OccurrenceRuns {
    /// `document << 32 | position`, those of form f from `starts[f]` up to `starts[f + 1]`.
    let values: [UInt64]
    let starts: [Int]
    private var merged: [UInt64] = []
    private var spare: [UInt64] = []
    private var occurrences = TermOccurrences()

    init(values: [UInt64], starts: [Int]) {
        self.values = values
        self.starts = starts
    }

    mutating func write(
        _ forms: ArraySlice<UInt32>, to postings: inout PostingsWriter
    ) throws(IndexError) -> TermInfo {
        if forms.count == 1 {
            let form = Int(forms.first!)
            return try write(values[starts[form]..<starts[form + 1]], to: &postings)
        }
        merge(forms)
        return try write(merged[...], to: &postings)
    }

    private mutating func write(
        _ occurrences: ArraySlice<UInt64>, to postings: inout PostingsWriter
    ) throws(IndexError) -> TermInfo {
        self.occurrences.removeAll()
        var index = occurrences.startIndex
        while index < occurrences.endIndex {
            let document = UInt32(occurrences[index] >> 32)
            let start = index
            while index < occurrences.endIndex, UInt32(occurrences[index] >> 32) == document {
                index += 1
            }
            self.occurrences.add(
                document: document,
                positions: occurrences[start..<index].lazy.map { UInt32(truncatingIfNeeded: $0) })
        }
        return try postings.write(self.occurrences)
    }

    /// Merges the runs of the forms into `merged`, two neighbours at a time.
    private mutating func merge(_ forms: ArraySlice<UInt32>) {
        merged.removeAll(keepingCapacity: true)
        var bounds = [0]
        for form in forms {
            merged.append(contentsOf: values[starts[Int(form)]..<starts[Int(form) + 1]])
            bounds.append(merged.count)
        }
        while bounds.count > 2 {
            spare.removeAll(keepingCapacity: true)
            var nextBounds = [0]
            for run in stride(from: 0, to: bounds.count - 1, by: 2) {
                let (low, middle) = (bounds[run], bounds[run + 1])
                let high = run + 2 < bounds.count ? bounds[run + 2] : middle
                var (left, right) = (low, middle)
                while left < middle, right < high {
                    if merged[left] < merged[right] {
                        spare.append(merged[left])
                        left += 1
                    } else {
                        spare.append(merged[right])
                        right += 1
                    }
                }
                spare.append(contentsOf: merged[left..<middle])
                spare.append(contentsOf: merged[right..<high])
                nextBounds.append(spare.count)
            }
            swap(&merged, &spare)
            bounds = nextBounds
        }
    }
}
