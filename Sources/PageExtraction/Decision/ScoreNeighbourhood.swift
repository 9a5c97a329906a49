/// What the first pass found around a block, as features of the second.
///
/// `likely` holds for each block how likely the first pass takes it for main text, from 0 to 1. Means
/// are weighted by words.
struct ScoreNeighbourhood {
    /// The names of the features, in the order of `append`.
    static let names = [
        "likely.own", "likely.prev", "likely.next", "likely.prev2", "likely.next2", "likely.near",
        "likely.around", "likely.before", "likely.after", "likely.min", "likely.max", "likely.up1",
        "likely.up2", "likely.up3", "likely.path", "likely.class", "likely.pathShare",
        "likely.classShare", "likely.page", "likely.levels", "likely.best",
    ]

    /// A sum of words, and one of words by their likelihood.
    private struct Mass {
        var words: Float = 0
        var likely: Float = 0

        var mean: Float { words == 0 ? 0 : likely / words }

        mutating func add(_ other: Mass) {
            words += other.words
            likely += other.likely
        }
    }

    private let likely: [Float]
    private let best: Float
    /// Sums over the blocks before each block.
    private var before: [Mass] = [Mass()]
    private var byContainer: [Mass]
    /// For each container, how many levels up one holds half of the page's mass.
    private var levels: [Int]
    private var byPath: [Mass]
    private var byClass: [Mass]

    /// - Complexity: O(blocks + containers).
    init(_ likely: [Float], _ draft: PageDraft, _ context: PageContext) {
        self.likely = likely
        best = likely.max() ?? 0
        before.reserveCapacity(likely.count + 1)
        byContainer = [Mass](repeating: Mass(), count: draft.containers.count)
        byPath = [Mass](repeating: Mass(), count: context.pathGroups.count)
        byClass = [Mass](repeating: Mass(), count: context.classGroups.count)
        var sum = Mass()
        for (index, block) in draft.blocks.enumerated() {
            let words = Float(block.statistics.words + 1)
            let mass = Mass(words: words, likely: words * likely[index])
            sum.add(mass)
            before.append(sum)
            if block.container >= 0 { byContainer[block.container].add(mass) }
            byPath[context.pathGroups.number(index)].add(mass)
            byClass[context.classGroups.number(index)].add(mass)
        }
        for child in draft.containers.indices.reversed() where draft.containers[child].parent >= 0 {
            byContainer[draft.containers[child].parent].add(byContainer[child])
        }
        levels = []
        levels.reserveCapacity(draft.containers.count)
        for (index, container) in draft.containers.enumerated() {
            let above = container.parent < 0 ? 0 : levels[container.parent]
            levels.append(byContainer[index].likely >= sum.likely / 2 ? 0 : above + 1)
        }
    }

    /// Appends the features of the block at `index`.
    ///
    /// - Complexity: O(1).
    func append(_ index: Int, _ draft: PageDraft, _ context: PageContext, to row: inout [Float]) {
        let total = max(1e-6, before[likely.count].likely)
        let previous = at(index - 1)
        let next = at(index + 1)
        row.append(likely[index])
        row.append(previous)
        row.append(next)
        row.append(at(index - 2))
        row.append(at(index + 2))
        row.append(mean(index, 4))
        row.append(mean(index, 12))
        row.append(before[index].likely / total)
        row.append(1 - before[index + 1].likely / total)
        row.append(min(previous, next))
        row.append(max(previous, next))
        let container = draft.blocks[index].container
        var up = container
        for _ in 0..<3 {
            row.append(up < 0 ? 0 : byContainer[up].mean)
            if up >= 0 { up = draft.containers[up].parent }
        }
        let path = byPath[context.pathGroups.number(index)]
        let kin = byClass[context.classGroups.number(index)]
        row.append(path.mean)
        row.append(kin.mean)
        row.append(path.likely / total)
        row.append(kin.likely / total)
        row.append(before[likely.count].mean)
        row.append(container < 0 ? -1 : Float(levels[container]))
        row.append(best)
    }

    private func at(_ index: Int) -> Float {
        likely.indices.contains(index) ? likely[index] : 0
    }

    /// The mean likelihood of the words within `radius` blocks.
    private func mean(_ index: Int, _ radius: Int) -> Float {
        let low = before[max(0, index - radius)]
        let high = before[min(likely.count, index + radius + 1)]
        return (high.likely - low.likely) / (high.words - low.words)
    }
}
