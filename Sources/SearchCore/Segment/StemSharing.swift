internal import MappedIO

/// Which stems have the same postings as their only exact term, and where these are.
///
/// Filled in the order of exact terms, asked in the order of stems: `add` all, then `sort`, then `info` of
/// ascending stems. Holds about 40 bytes for each pair of an exact term and a stem.
struct StemSharing: ~Copyable {
    /// The stems of all pairs, one after the other, and where each begins.
    private var bytes: [UInt8] = []
    private var starts: [Int] = [0]
    /// By pair: the info of the term, or none where it has several stems.
    private var infos = PackedTermInfos()
    /// The pairs in the order of their stems.
    private var order: [UInt32] = []
    /// Which place of `order` is looked at next.
    private var next = 0

    mutating func add(_ info: TermInfo, stems: [[UInt8]]) throws(IndexError) {
        for stem in stems {
            bytes.append(contentsOf: stem)
            starts.append(bytes.count)
            try infos.append(stems.count == 1 ? info : TermInfo())
        }
    }

    /// To be called when all is added.
    mutating func sort() {
        order = Array(0..<UInt32(infos.count))
        let (bytes, starts) = (self.bytes, self.starts)
        // Exact terms are nearly in the order of their stems, which makes this quick.
        order.sort { left, right in
            bytes[starts[Int(left)]..<starts[Int(left) + 1]].lexicographicallyPrecedes(
                bytes[starts[Int(right)]..<starts[Int(right) + 1]])
        }
    }

    /// Where the postings are that the stem shares, or nil if it has some of its own.
    ///
    /// - Parameter stem: greater than in the call before.
    mutating func info(ofStem stem: [UInt8]) -> TermInfo? {
        while next < order.count, self.stem(next).lexicographicallyPrecedes(stem) { next += 1 }
        let first = next
        while next < order.count, self.stem(next).elementsEqual(stem) { next += 1 }
        return next == first + 1 ? infos[Int(order[first])] : nil
    }

    private func stem(_ place: Int) -> ArraySlice<UInt8> {
        let pair = Int(order[place])
        return bytes[starts[pair]..<starts[pair + 1]]
    }
}
