import TextAnalysis

/// What is known of each block from the page as a whole: containers, neighbours, segments.
///
/// - Complexity: O(blocks + containers), each step one pass.
struct PageContext {
    /// Words of prose in the page.
    private(set) var proseTotal = 0
    /// All words.
    private(set) var wordTotal = 0
    /// For each container, the cues of it and those around it that do not hold most of the page.
    private(set) var effectiveCues: [CueFamilies] = []
    /// For each container, whether it is or lies within the main one.
    private(set) var isInMain: [Bool] = []
    /// The deepest container that holds most of the prose free of negative cues, or -1.
    private(set) var mainContainer = -1
    /// The blocks between the first and the last of the richest run of prose.
    private(set) var bestSegment = 0..<0
    /// Words before each block; one entry more than blocks.
    private(set) var wordsBefore: [Int] = [0]
    /// Words of prose before each block; one entry more than blocks.
    private(set) var proseBefore: [Int] = [0]
    /// For each block, the number of blocks since the last terminator heading, or -1.
    private(set) var sinceTerminator: [Int] = []
    /// For each block, whether an earlier block has the same text.
    private(set) var isRepeat: [Bool] = []
    /// For each block, whether a later block has the same text.
    private(set) var isRepeatedLater: [Bool] = []
    /// For each block, whether its text is the page's title.
    private(set) var isTitle: [Bool] = []
    /// The indent of plain text at which most prose stands.
    private(set) var proseIndent = 0
    /// Where each container stands.
    private(set) var places: ContainerPlaces
    /// Blocks grouped by the tags above them, and by the tags and classes just above.
    private(set) var pathGroups: ShapeGroups
    private(set) var classGroups: ShapeGroups
    /// What the names of containers say.
    let names: NameEvidence
    /// What the words of blocks say.
    let words: WordEvidence
    /// The words that blocks share.
    private(set) var shared: SharedWords
    /// The headings over blocks.
    private(set) var headings: HeadingContext
    /// The first block that is the title, or -1.
    private(set) var titleIndex = -1
    /// Sums over the page.
    private(set) var totals = PageTotals()
    /// Whether the page has elements.
    let isMarkup: Bool

    /// The share of the prose that the main container must hold.
    private static let mainShare = 0.6

    init(_ draft: PageDraft, title: String?, words: ScoredWords) {
        names = NameEvidence(draft.containers)
        self.words = WordEvidence(draft, words)
        isMarkup = draft.isMarkup
        places = ContainerPlaces([], prose: 0)
        shared = SharedWords(PageDraft(), segment: 0..<0, title: nil)
        headings = HeadingContext(draft.blocks)
        pathGroups = ShapeGroups(draft.blocks) { block in
            block.container < 0
                ? Self.lineShape(block)
                : Container.mix(
                    draft.containers[block.container].shape.path, UInt32(block.kind.code))
        }
        classGroups = ShapeGroups(draft.blocks) { block in
            block.container < 0
                ? Self.lineShape(block) & ~0xFF
                : Container.mix(
                    draft.containers[block.container].shape.pair, UInt32(block.kind.code))
        }
        sumWords(draft)
        findEffectiveCues(draft)
        findMain(draft)
        findSegment(draft)
        findTerminators(draft)
        findRepeats(draft, title: title)
        places = ContainerPlaces(draft.containers, prose: proseTotal)
        shared = SharedWords(draft, segment: bestSegment, title: title)
        titleIndex = isTitle.firstIndex(of: true) ?? -1
        totals = PageTotals(draft, self)
    }

    /// A hash of how a line of plain text looks.
    private static func lineShape(_ block: BlockDraft) -> UInt32 {
        let statistics = block.statistics
        var shape = UInt32(min(15, block.indent)) | UInt32(block.kind.code) << 12
        shape |= UInt32(min(3, block.emptyLinesBefore)) << 4
        shape |= (statistics.linkWords > 0 ? 1 : 0) << 6 | (statistics.numbers > 0 ? 1 : 0) << 7
        let size: UInt32 =
            switch statistics.words {
            case ..<3: 0
            case ..<8: 1
            case ..<16: 2
            case ..<40: 3
            default: 4
            }
        return shape | size << 8
    }

    /// The cues that count for a block.
    func cues(of block: BlockDraft) -> CueFamilies {
        block.container < 0 ? [] : effectiveCues[block.container]
    }

    private mutating func sumWords(_ draft: PageDraft) {
        var byIndent: [Int: Int] = [:]
        for block in draft.blocks {
            wordTotal += block.statistics.words
            if block.statistics.isProse { proseTotal += block.statistics.plainWords }
            wordsBefore.append(wordTotal)
            proseBefore.append(proseTotal)
            if block.statistics.isProse {
                byIndent[block.indent, default: 0] += block.statistics.plainWords
            }
        }
        let best = byIndent.max { ($0.value, -$0.key) < ($1.value, -$1.key) }
        proseIndent = best?.key ?? 0
    }

    private mutating func findEffectiveCues(_ draft: PageDraft) {
        effectiveCues.reserveCapacity(draft.containers.count)
        for container in draft.containers {
            var cues = container.parent < 0 ? [] : effectiveCues[container.parent]
            // A class such as "has-sidebar" on what holds most of the text means nothing.
            let holdsMost =
                container.proseWords * 2 > proseTotal && proseTotal > 40
                || container.words * 10 > wordTotal * 8
            cues.formUnion(
                holdsMost ? container.cues.subtracting(.negative) : container.cues)
            effectiveCues.append(cues)
        }
    }

    private mutating func findMain(_ draft: PageDraft) {
        isInMain = [Bool](repeating: false, count: draft.containers.count)
        var weights = [Int](repeating: 0, count: draft.containers.count)
        var total = 0
        for block in draft.blocks where block.container >= 0 {
            guard effectiveCues[block.container].isDisjoint(with: .negative),
                block.statistics.isProse
            else { continue }
            weights[block.container] += block.statistics.plainWords
            total += block.statistics.plainWords
        }
        guard total > 0 else { return }
        for child in draft.containers.indices.reversed() where draft.containers[child].parent >= 0 {
            weights[draft.containers[child].parent] += weights[child]
        }
        // Weights only shrink downwards, so the deepest heavy container is the last heavy one.
        for index in draft.containers.indices
        where Double(weights[index]) >= Self.mainShare * Double(total) {
            if mainContainer < 0
                || draft.containers[index].depth > draft.containers[mainContainer].depth
            {
                mainContainer = index
            }
        }
        while mainContainer >= 0, draft.containers[mainContainer].blocks < 2,
            draft.containers[mainContainer].parent >= 0
        {
            mainContainer = draft.containers[mainContainer].parent
        }
        for index in draft.containers.indices {
            let parent = draft.containers[index].parent
            isInMain[index] = index == mainContainer || parent >= 0 && isInMain[parent]
        }
    }

    /// The run of blocks with the greatest sum of prose words less a toll for every other block.
    private mutating func findSegment(_ draft: PageDraft) {
        var best = 0.0
        var sum = 0.0
        var start = 0
        for (index, block) in draft.blocks.enumerated() {
            let statistics = block.statistics
            let cues = cues(of: block)
            var gain = -6 - 2 * Double(statistics.linkWords)
            if statistics.isProse, cues.isDisjoint(with: .negative) {
                gain = Double(min(statistics.plainWords, 120))
            } else if !cues.isDisjoint(with: .negative) {
                gain -= Double(statistics.words)
            }
            if sum <= 0 {
                sum = 0
                start = index
            }
            sum += gain
            if sum > best {
                best = sum
                bestSegment = start..<(index + 1)
            }
        }
    }

    private mutating func findTerminators(_ draft: PageDraft) {
        var since = -1
        sinceTerminator.reserveCapacity(draft.blocks.count)
        for (index, block) in draft.blocks.enumerated() {
            if since >= 0 { since += 1 }
            let isTerminator =
                !block.phrases.line.isDisjoint(with: .terminators)
                || block.phrases.anywhere.contains(.comments)
            if isTerminator, proseBefore[index] > 60 { since = 0 }
            sinceTerminator.append(since)
        }
    }

    private mutating func findRepeats(_ draft: PageDraft, title: String?) {
        var first = HashTable(empty: -1, capacity: draft.blocks.count)
        isRepeat = [Bool](repeating: false, count: draft.blocks.count)
        isRepeatedLater = isRepeat
        isTitle = isRepeat
        let titleHash = title.map { Self.textHash(Array($0.utf8), 0..<$0.utf8.count) }
        for (index, block) in draft.blocks.enumerated() {
            let hash = Self.textHash(draft.text, block.text)
            if hash == titleHash { isTitle[index] = true }
            let earlier = first[hash]
            if earlier >= 0 {
                isRepeat[index] = true
                isRepeatedLater[earlier] = true
            } else {
                first[hash] = index
            }
        }
    }

    private static func textHash(_ text: [UInt8], _ range: Range<Int>) -> UInt64 {
        var hash = FNV1a()
        let bytes = text.span.extracting(range)
        for at in bytes.indices where bytes[at] > 0x20 { hash.add(ASCII.lowercased(bytes[at])) }
        return hash.value
    }
}
