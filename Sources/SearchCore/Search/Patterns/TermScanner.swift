/// Finds the terms of a dictionary that a pattern describes.
///
/// Terms come in order, so that what one has in common with the one before needs no second look; and
/// where nothing that begins like a term can match, all such terms are passed over.
struct TermScanner {
    private let runner: PatternRunner
    private let prefix: [UInt8]
    /// By byte of the last term: the state before it; nothing behind where it was dead.
    private var states: [Int32] = []
    private var last: [UInt8] = []
    /// So many terms are passed over one by one before a search for where they end.
    private static let skippedOneByOne = 16

    init(_ pattern: TermPattern) {
        runner = PatternRunner(pattern.automaton)
        prefix = pattern.automaton.literalPrefix
    }

    /// What the dictionary says of the terms, in their order.
    ///
    /// - Complexity: linear in the number of terms whose beginnings match, and logarithmic in that of
    ///   all for each stretch that is passed over.
    mutating func terms(in dictionary: TermDictionary, deadline: Deadline) throws(IndexError)
        -> [TermInfo]
    {
        var found: [TermInfo] = []
        var cursor = try dictionary.cursor(from: prefix)
        var seen = 0
        states.removeAll()
        last.removeAll()
        while let info = try cursor.skim() {
            seen += 1
            if seen % 1024 == 0, deadline.hasPassed { break }
            guard cursor.term.starts(with: prefix) else { break }
            let matched = run(cursor.term)
            if matched == cursor.term.count {
                if runner.isAccepting(states[matched]) { found.append(info) }
            } else if try !skip(&cursor, past: matched, in: dictionary) {
                break
            }
            if runner.isFull {
                runner.reset()
                states.removeAll()
                last.removeAll()
            }
        }
        return found
    }

    /// Runs the automaton over a term, and returns how many of its bytes it got through alive.
    private mutating func run(_ term: [UInt8]) -> Int {
        var place = 0
        let limit = min(last.count, term.count, max(states.count - 1, 0))
        while place < limit, last[place] == term[place] { place += 1 }
        // Back to where a character begins.
        while place > 0, place < term.count, term[place] & 0xC0 == 0x80 { place -= 1 }
        if states.isEmpty { states.append(runner.start) }
        states.removeSubrange((place + 1)...)
        last = term
        while place < term.count {
            let (scalar, length) = TermScanner.scalar(of: term, at: place)
            let next = runner.step(states[place], scalar)
            if next == PatternRunner.dead { return place }
            // Within a character there is no state of its own.
            for _ in 1..<length { states.append(states[place]) }
            states.append(next)
            place += length
        }
        return place
    }

    /// Moves the cursor to before the first term that does not begin as the last one does, up to and with
    /// the character at `place`; false if there is none.
    private func skip(
        _ cursor: inout TermDictionary.Cursor, past place: Int, in dictionary: TermDictionary
    ) throws(IndexError) -> Bool {
        let (_, length) = TermScanner.scalar(of: last, at: place)
        let stem = last[..<(place + length)]
        var ahead = cursor
        for _ in 0..<TermScanner.skippedOneByOne {
            let before = ahead
            guard try ahead.skim() != nil else { return false }
            if !ahead.term.starts(with: stem) {
                cursor = before
                return true
            }
        }
        guard let next = TermScanner.successor(of: stem) else { return false }
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

    /// The scalar that begins at a byte, and how many bytes it has; what is no UTF-8 goes byte by byte.
    private static func scalar(of term: [UInt8], at place: Int) -> (value: UInt32, length: Int) {
        let first = term[place]
        if first < 0x80 { return (UInt32(first), 1) }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
        guard length > 1, place + length <= term.count else { return (0xFFFD, 1) }
        var value = UInt32(first) & (0x7F >> UInt32(length))
        for byte in term[place + 1..<place + length] {
            guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        return (value, length)
    }
}
