internal import QuerySyntax

/// A nondeterministic finite automaton over Unicode scalars (Thompson, "Regular Expression Search
/// Algorithm", 1968).
///
/// Begins in state `start`; accepts what leads to state `end`.
struct PatternAutomaton: Sendable, Hashable {
    struct Step: Sendable, Hashable {
        var scalars: ScalarSet
        var target: Int
    }

    static let start = 0
    /// By state: where a scalar leads, and where nothing does.
    fileprivate(set) var steps: [[Step]] = [[]]
    fileprivate(set) var freeSteps: [[Int]] = [[]]
    fileprivate(set) var end = 0

    /// UTF-8 that everything accepted begins with.
    var literalPrefix: [UInt8] {
        var prefix = ""
        var state = PatternAutomaton.start
        while state != end, freeSteps[state].isEmpty, steps[state].count == 1,
            case let step = steps[state][0], step.target != state,
            step.scalars.ranges.count == 1, step.scalars.ranges[0].count == 1,
            let scalar = Unicode.Scalar(step.scalars.ranges[0].lowerBound)
        {
            prefix.unicodeScalars.append(scalar)
            state = step.target
        }
        return Array(prefix.utf8)
    }
}

/// Puts an automaton together.
struct PatternBuilder {
    private var automaton = PatternAutomaton()

    mutating func newState() -> Int {
        automaton.steps.append([])
        automaton.freeSteps.append([])
        return automaton.steps.count - 1
    }

    mutating func connect(_ state: Int, _ scalars: ScalarSet, to target: Int) {
        automaton.steps[state].append(.init(scalars: scalars, target: target))
    }

    mutating func connect(_ state: Int, to target: Int) {
        automaton.freeSteps[state].append(target)
    }

    /// A new state that one of some scalars leads to.
    mutating func add(_ scalars: ScalarSet, after state: Int) -> Int {
        let target = newState()
        connect(state, scalars, to: target)
        return target
    }

    /// A state that what a regular expression describes leads to.
    mutating func add(
        _ node: RegexNode, after state: Int, fold: (Unicode.Scalar) -> [Unicode.Scalar]
    ) -> Int {
        switch node {
        case .characters(let set):
            return add(set, after: state, fold: fold)
        case .sequence(let parts):
            return parts.reduce(state) { add($1, after: $0, fold: fold) }
        case .choice(let parts):
            let target = newState()
            for part in parts { connect(add(part, after: state, fold: fold), to: target) }
            return target
        case .repeated(let part, let least, let most):
            var last = state
            for _ in 0..<least { last = add(part, after: last, fold: fold) }
            guard let most else {
                // What is repeated begins and ends in one state.
                let loop = newState()
                connect(last, to: loop)
                connect(add(part, after: loop, fold: fold), to: loop)
                return loop
            }
            let target = newState()
            connect(last, to: target)
            for _ in least..<max(least, most) {
                last = add(part, after: last, fold: fold)
                connect(last, to: target)
            }
            return target
        }
    }

    /// A set's members, or those that terms have in their place.
    private mutating func add(
        _ set: ScalarSet, after state: Int, fold: (Unicode.Scalar) -> [Unicode.Scalar]
    ) -> Int {
        let target = add(set, after: state)
        let count = set.ranges.reduce(0) { $0 + $1.count }
        guard count <= PatternBuilder.mostFolded else { return target }
        for value in set.ranges.joined() {
            guard let scalar = Unicode.Scalar(value), case let folded = fold(scalar),
                let last = folded.last, folded != [scalar]
            else { continue }
            let before = folded.dropLast().reduce(state) { add(ScalarSet($1), after: $0) }
            connect(before, ScalarSet(last), to: target)
        }
        return target
    }

    /// Larger sets have letters as terms have them anyway.
    private static let mostFolded = 256

    func finish(_ end: Int) -> PatternAutomaton {
        var finished = automaton
        finished.end = end
        return finished
    }
}
