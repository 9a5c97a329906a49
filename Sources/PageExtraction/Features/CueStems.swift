/// Finds parts of names that tell what an element is for.
struct CueStems: Sendable {
    /// The bytes of all stems, those that begin with the same two letters together.
    private var bytes: [UInt8] = []
    private var stems: [Stem] = []
    /// For each pair of letters, the stems that begin with it.
    private var byPair: [Range<Int>] = []

    private struct Stem {
        let range: Range<Int>
        let family: CueFamilies
    }

    init(_ entries: [CueTable.Entry]) {
        var lists = [[(stem: [UInt8], family: CueFamilies)]](repeating: [], count: 1024)
        for entry in entries {
            for stem in entry.stems.map({ Array($0.utf8) }) {
                lists[Self.pair(stem[0], stem[1])].append((stem, entry.family))
            }
        }
        for list in lists {
            let start = stems.count
            for (stem, family) in list {
                stems.append(Stem(range: bytes.count..<(bytes.count + stem.count), family: family))
                bytes += stem
            }
            byPair.append(start..<stems.count)
        }
    }

    @inline(__always)
    private static func pair(_ first: UInt8, _ second: UInt8) -> Int {
        Int(first & 31) << 5 | Int(second & 31)
    }

    /// The families of all stems that occur in a name.
    ///
    /// - Complexity: O(length · stems of a pair of letters).
    func families(of name: Span<UInt8>) -> CueFamilies {
        var families: CueFamilies = []
        for start in 1..<max(1, name.count) {
            for index in byPair[Self.pair(name[start - 1], name[start])] {
                let stem = stems[index]
                guard start - 1 + stem.range.count <= name.count else { continue }
                var at = 0
                while at < stem.range.count,
                    name[start - 1 + at] == bytes[stem.range.lowerBound + at]
                {
                    at += 1
                }
                if at == stem.range.count { families.formUnion(stem.family) }
            }
        }
        return families
    }
}
