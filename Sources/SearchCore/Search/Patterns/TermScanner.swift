/// Finds the terms of a dictionary that a pattern describes.
///
/// Terms come in order, so that what one has in common with the one before needs no second look; and
/// where nothing that begins like a term can match, all such terms are passed over.
struct TermScanner {
    private var walk: AutomatonWalk
    private let prefix: [UInt8]
    /// So many terms are passed over one by one before a search for where they end.
    private static let skippedOneByOne = 16

    init(_ pattern: TermPattern) {
        walk = AutomatonWalk(pattern.automaton)
        prefix = pattern.automaton.literalPrefix
    }

    /// What the dictionary says of the terms, in their order; of those before the deadline alone.
    mutating func terms(
        in dictionary: TermDictionary, deadline: Deadline
    ) throws(IndexError) -> [TermInfo] {
        var found: [TermInfo] = []
        try forEachTerm(in: dictionary, deadline: deadline) { _, info in found.append(info) }
        return found
    }

    /// Goes through the terms that match, in their order.
    ///
    /// - Complexity: linear in the number of terms whose beginnings match, and logarithmic in that of
    ///   all for each stretch that is passed over.
    mutating func forEachTerm(
        in dictionary: TermDictionary, deadline: Deadline, _ body: ([UInt8], TermInfo) -> Void
    ) throws(IndexError) {
        var cursor = try dictionary.cursor(from: prefix)
        var seen = 0
        while let info = try cursor.skim() {
            seen += 1
            if seen % 1024 == 0, deadline.hasPassed { break }
            guard cursor.term.starts(with: prefix) else { break }
            let alive = walk.run(cursor.term)
            if alive == cursor.term.count {
                if walk.isAccepting { body(cursor.term, info) }
            } else if try !skip(&cursor, past: alive, in: dictionary) {
                break
            }
        }
    }

    /// Moves the cursor to before the first term that does not begin as the last one does, up to and with
    /// the character at `place`; false if there is none.
    private func skip(
        _ cursor: inout TermDictionary.Cursor, past place: Int, in dictionary: TermDictionary
    ) throws(IndexError) -> Bool {
        let (_, length) = AutomatonWalk.scalar(of: cursor.term, at: place)
        let stem = Array(cursor.term[..<(place + length)])
        var ahead = cursor
        for _ in 0..<TermScanner.skippedOneByOne {
            let before = ahead
            guard try ahead.skim() != nil else { return false }
            if !ahead.term.starts(with: stem) {
                cursor = before
                return true
            }
        }
        guard let next = TermScanner.successor(of: stem[...]) else { return false }
        cursor = try dictionary.cursor(from: next)
        return true
    }

    /// The least bytes behind all that begin with these.
    static func successor(of bytes: ArraySlice<UInt8>) -> [UInt8]? {
        guard let place = bytes.lastIndex(where: { $0 < 0xFF }) else { return nil }
        var next = Array(bytes[...place])
        next[next.count - 1] += 1
        return next
    }
}
