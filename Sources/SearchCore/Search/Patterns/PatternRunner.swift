internal import QuerySyntax

/// Runs an automaton as a deterministic one, whose states are made when they are first met.
///
/// - Complexity: a step is a look into a table; one that was not made before takes time in the
///   number of the automaton's states.
final class PatternRunner {
    /// The state that nothing is accepted from.
    static let dead: Int32 = 0
    private static let unknown: Int32 = -1
    /// More states than this are to be forgotten: `reset` says when.
    private static let stateLimit = 4096

    private let automaton: PatternAutomaton
    /// Where scalars begin that are in other sets than those before: the first of each class.
    private let classStarts: [UInt32]
    private var classOfASCII = [Int](repeating: 0, count: 128)
    /// By state and class.
    private var table: [Int32] = []
    /// By state: the automaton's states that it stands for, ascending.
    private var members: [[Int32]] = []
    private var numbers: [[Int32]: Int32] = [:]
    private var isEnd: [Bool] = []
    private(set) var start: Int32 = 0

    init(_ automaton: PatternAutomaton) {
        self.automaton = automaton
        var starts: Set<UInt32> = [0]
        for step in automaton.steps.joined() {
            for range in step.scalars.ranges {
                starts.insert(range.lowerBound)
                starts.insert(range.upperBound + 1)
            }
        }
        classStarts = starts.sorted()
        for scalar in 0..<128 { classOfASCII[scalar] = classNumber(UInt32(scalar)) }
        reset()
    }

    /// Whether so many states are held that they should be forgotten.
    var isFull: Bool { members.count > PatternRunner.stateLimit }

    /// Forgets all states; those that it gave before have no meaning any more.
    func reset() {
        table.removeAll()
        members.removeAll()
        numbers.removeAll()
        isEnd.removeAll()
        _ = number(of: [])
        start = number(of: closure([Int32(PatternAutomaton.start)]))
    }

    @inline(__always)
    func isAccepting(_ state: Int32) -> Bool { isEnd[Int(state)] }

    @inline(__always)
    func step(_ state: Int32, _ scalar: UInt32) -> Int32 {
        let kind = scalar < 128 ? classOfASCII[Int(scalar)] : classNumber(scalar)
        let known = table[Int(state) * classStarts.count + kind]
        return known != PatternRunner.unknown ? known : newStep(state, kind)
    }

    private func newStep(_ state: Int32, _ kind: Int) -> Int32 {
        let scalar = classStarts[kind]
        var targets: [Int32] = []
        for member in members[Int(state)] {
            for step in automaton.steps[Int(member)]
            where step.scalars.ranges.contains(where: { $0.contains(scalar) }) {
                targets.append(Int32(step.target))
            }
        }
        let target = number(of: closure(targets))
        table[Int(state) * classStarts.count + kind] = target
        return target
    }

    /// The states and those that they lead to freely, ascending.
    private func closure(_ states: [Int32]) -> [Int32] {
        var seen = Set(states)
        var open = states
        while let state = open.popLast() {
            for next in automaton.freeSteps[Int(state)] where seen.insert(Int32(next)).inserted {
                open.append(Int32(next))
            }
        }
        return seen.sorted()
    }

    private func number(of states: [Int32]) -> Int32 {
        if let known = numbers[states] { return known }
        let number = Int32(members.count)
        numbers[states] = number
        members.append(states)
        isEnd.append(states.contains(Int32(automaton.end)))
        let isDead = states.isEmpty
        table += [Int32](
            repeating: isDead ? PatternRunner.dead : PatternRunner.unknown,
            count: classStarts.count)
        return number
    }

    /// The last class that does not begin behind the scalar.
    private func classNumber(_ scalar: UInt32) -> Int {
        var (low, high) = (0, classStarts.count)
        while low + 1 < high {
            let middle = (low + high) / 2
            if classStarts[middle] <= scalar { low = middle } else { high = middle }
        }
        return low
    }
}
