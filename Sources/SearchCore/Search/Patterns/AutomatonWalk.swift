/// Runs an automaton over texts one after the other; what one has in common with the one before needs no
/// second look.
struct AutomatonWalk {
    private let runner: PatternRunner
    /// By byte of the last text: the state before it; nothing behind where it was dead.
    private var states: [Int32] = []
    private var last: [UInt8] = []

    init(_ automaton: PatternAutomaton) { runner = PatternRunner(automaton) }

    /// Whether a text is accepted.
    mutating func accepts(_ text: [UInt8]) -> Bool {
        let alive = run(text)
        return alive == text.count && runner.isAccepting(states[alive])
    }

    /// Runs over a text, and returns how many of its bytes were got through alive.
    mutating func run(_ text: [UInt8]) -> Int {
        if runner.isFull {
            runner.reset()
            states.removeAll()
            last.removeAll()
        }
        var place = 0
        let limit = min(last.count, text.count, max(states.count - 1, 0))
        while place < limit, last[place] == text[place] { place += 1 }
        // Back to where a character begins.
        while place > 0, place < text.count, text[place] & 0xC0 == 0x80 { place -= 1 }
        if states.isEmpty { states.append(runner.start) }
        states.removeSubrange((place + 1)...)
        last = text
        while place < text.count {
            let (scalar, length) = AutomatonWalk.scalar(of: text, at: place)
            let next = runner.step(states[place], scalar)
            if next == PatternRunner.dead { return place }
            // Within a character there is no state of its own.
            for _ in 1..<length { states.append(states[place]) }
            states.append(next)
            place += length
        }
        return place
    }

    /// Whether the text that was run over last, all of it alive, is accepted.
    var isAccepting: Bool { states.last.map(runner.isAccepting) ?? false }

    /// The scalar that begins at a byte, and how many bytes it has; what is no UTF-8 goes byte by byte.
    static func scalar(of text: [UInt8], at place: Int) -> (value: UInt32, length: Int) {
        let first = text[place]
        if first < 0x80 { return (UInt32(first), 1) }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
        guard length > 1, place + length <= text.count else { return (0xFFFD, 1) }
        var value = UInt32(first) & (0x7F >> UInt32(length))
        for byte in text[place + 1..<place + length] {
            guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        return (value, length)
    }
}
