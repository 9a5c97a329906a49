/// The features of a block as named numbers, for a scorer that weighs them.
///
/// All values lie between 0 and about 1, so that weights can be compared. One list serves markup
/// and plain text; what a page cannot have is 0.
struct FeatureVector {
    /// The features in a fixed order.
    private(set) var values: [Float] = []
    /// Their names, gathered only when asked for.
    private(set) var names: [String] = []
    private let wantsNames: Bool

    init(wantsNames: Bool = false) { self.wantsNames = wantsNames }

    /// The names of the features of any block, in the order of the values.
    static let names: [String] = {
        var vector = FeatureVector(wantsNames: true)
        vector.fill(probe, PageContext(probe, title: nil), 0)
        return vector.names
    }()

    /// A page of one block.
    static let probe = PageDraft(
        text: [0x61],
        blocks: [BlockDraft(kind: .paragraph, tag: .p, text: 0..<1, source: 0..<1, container: -1)])

    mutating func add(_ value: Float, _ name: @autoclosure () -> String) {
        values.append(value)
        if wantsNames { names.append(name()) }
    }

    mutating func add(_ flag: Bool, _ name: @autoclosure () -> String) {
        add(flag ? 1 : 0, name())
    }

    /// Replaces the contents by the features of the block at `index`.
    ///
    /// - Complexity: O(1).
    mutating func fill(_ draft: PageDraft, _ context: PageContext, _ index: Int) {
        values.removeAll(keepingCapacity: true)
        if wantsNames { names.removeAll() }
        let block = draft.blocks[index]
        addShape(block)
        addCues(context.cues(of: block), block)
        addPhrases(block)
        addPlace(draft, context, index)
        addContainers(draft, context, block)
        addNeighbours(draft, context, index)
        addConjunctions(draft, context, index)
    }

    private mutating func addShape(_ block: BlockDraft) {
        let statistics = block.statistics
        let words = Float(max(1, statistics.words))
        add(Float.log(1 + Float(statistics.words)) / 5, "logWords")
        add(statistics.words <= 3, "words<=3")
        add((4...9).contains(statistics.words), "words4-9")
        add((10...24).contains(statistics.words), "words10-24")
        add(statistics.words >= 25, "words>=25")
        add(statistics.isProse, "prose")
        add(Float(statistics.linkDensity), "linkDensity")
        add(statistics.linkDensity > 0.5, "mostlyLink")
        add(statistics.linkDensity > 0.95, "allLink")
        add(Float(min(0.5, statistics.stopWordShare)) * 2, "stopShare")
        add(statistics.stopWordShare > 0.25, "manyStops")
        add(statistics.endsSentence, "endsSentence")
        add(statistics.sentenceEnds >= 2, "sentences>=2")
        add(statistics.endsWithColon, "endsColon")
        add(min(1, Float(statistics.commas) / words * 5), "commas")
        add(min(1, Float(statistics.capitalWords) / words), "capitals")
        add(min(1, Float(statistics.numbers) / words), "numbers")
        add(min(1, Float(statistics.separators) / words), "separators")
        add(statistics.hasCopyrightSign, "copyright")
        add(statistics.startsSmall, "startsSmall")
        for kind in BlockKind.allCases { add(block.kind == kind, "kind.\(kind.rawValue)") }
        add(block.headingLevel == 1, "h1")
        add(block.headingLevel >= 4, "h4+")
        add(block.tag == .p, "tag.p")
        add(block.tag == .div, "tag.div")
        add(block.tag == .td, "tag.td")
        add(min(1, Float(block.lineCount - 1) / 4), "lines")
        add(block.emptyLinesBefore > 0, "emptyBefore")
        add(block.emptyLinesBefore > 1, "empties>1")
        add(min(1, Float(block.indent) / 20), "indent")
    }

    private mutating func addCues(_ cues: CueFamilies, _ block: BlockDraft) {
        for bit in 0..<21 {
            add(cues.contains(CueFamilies(rawValue: 1 << UInt32(bit))), "cue.\(bit)")
        }
        add(!cues.isDisjoint(with: .negative), "cue.negative")
        add(!block.cues.isDisjoint(with: .negative), "cue.anyNegative")
    }

    private mutating func addPhrases(_ block: BlockDraft) {
        let match = block.phrases
        for bit in 0..<15 {
            let family = PhraseFamilies(rawValue: 1 << UInt32(bit))
            add(match.all.contains(family), "phrase.\(bit)")
        }
        add(!match.line.isEmpty, "phrase.line")
    }

    private mutating func addPlace(_ draft: PageDraft, _ context: PageContext, _ index: Int) {
        let words = Float(max(1, context.wordTotal))
        let prose = Float(max(1, context.proseTotal))
        let place = Float(context.wordsBefore[index]) / words
        let proseBefore = Float(context.proseBefore[index]) / prose
        add(place, "place")
        add(place * place, "place2")
        add(place < 0.05, "first5%")
        add(place > 0.9, "last10%")
        add(proseBefore, "proseBefore")
        add(context.proseBefore[index] == 0, "beforeProse")
        add(context.proseBefore[index + 1] == context.proseTotal, "afterProse")
        add(prose / words, "page.proseShare")
        add(min(1, Float.log(1 + prose) / 9), "page.logProse")
        let since = context.sinceTerminator[index]
        add(since >= 0, "afterTerminator")
        add(since >= 0 ? 1 / Float(1 + since) : 0, "nearTerminator")
        add(since >= 0 && proseBefore > 0.5, "afterLateTerminator")
        add(since >= 0 && proseBefore <= 0.5, "afterEarlyTerminator")
        add(context.bestSegment.contains(index), "inSegment")
        let distance =
            index < context.bestSegment.lowerBound
            ? context.bestSegment.lowerBound - index
            : max(0, index - context.bestSegment.upperBound + 1)
        add(min(1, Float.log(1 + Float(distance)) / 4), "segmentDistance")
        add(index < context.bestSegment.lowerBound, "beforeSegment")
        add(index >= context.bestSegment.upperBound, "afterSegment")
        add(distance > 0 && distance <= 3, "segmentNear")
        add(context.isRepeat[index], "repeat")
        add(context.isRepeatedLater[index], "repeatedLater")
        add(context.isTitle[index], "title")
        let indent = draft.blocks[index].indent
        add(indent == context.proseIndent, "proseIndent")
        add(indent > context.proseIndent, "deeperIndent")
    }

    private mutating func addContainers(
        _ draft: PageDraft, _ context: PageContext, _ block: BlockDraft
    ) {
        let prose = Float(max(1, context.proseTotal))
        let isInMain = block.container >= 0 && context.isInMain[block.container]
        add(isInMain, "inMain")
        var index = block.container
        for level in 1...4 {
            let container = index >= 0 ? draft.containers[index] : nil
            add(Float(container?.proseWords ?? 0) / prose, "up\(level).prose")
            let words = Float(max(1, container?.words ?? 1))
            add(Float(container?.linkWords ?? 0) / words, "up\(level).links")
            add(Float(container?.proseWords ?? 0) / words, "up\(level).proseShare")
            if let container { index = container.parent }
        }
        let depth = block.container >= 0 ? draft.containers[block.container].depth : 0
        add(min(1, Float(depth) / 25), "depth")
    }

    private mutating func addNeighbours(
        _ draft: PageDraft, _ context: PageContext, _ index: Int
    ) {
        for (offset, name) in [(-2, "prev2"), (-1, "prev"), (1, "next"), (2, "next2")] {
            let at = index + offset
            let isInside = draft.blocks.indices.contains(at)
            let statistics = isInside ? draft.blocks[at].statistics : TextStatistics()
            add(statistics.isProse, "\(name).prose")
            add(Float.log(1 + Float(statistics.plainWords)) / 5, "\(name).logPlain")
            add(Float(statistics.linkDensity), "\(name).links")
            add(isInside && draft.blocks[at].kind == .heading, "\(name).heading")
            add(statistics.endsSentence, "\(name).endsSentence")
            let cues = isInside ? context.cues(of: draft.blocks[at]) : []
            add(!cues.isDisjoint(with: .negative), "\(name).negative")
        }
        let low = max(0, index - 4)
        let high = min(draft.blocks.count, index + 5)
        let words = Float(max(1, context.wordsBefore[high] - context.wordsBefore[low]))
        let prose = Float(context.proseBefore[high] - context.proseBefore[low])
        add(prose / words, "window.proseShare")
        add(min(1, Float.log(1 + prose) / 7), "window.logProse")
        let before = Float(context.proseBefore[index] - context.proseBefore[low])
        let after = Float(context.proseBefore[high] - context.proseBefore[index + 1])
        add(min(1, Float.log(1 + before) / 7), "window.before")
        add(min(1, Float.log(1 + after) / 7), "window.after")
        add(min(1, Float.log(1 + min(before, after)) / 7), "window.both")
    }

    /// Products of features that a sum of single ones cannot express.
    private mutating func addConjunctions(
        _ draft: PageDraft, _ context: PageContext, _ index: Int
    ) {
        let block = draft.blocks[index]
        let statistics = block.statistics
        let isInMain = block.container >= 0 && context.isInMain[block.container]
        let isInside = context.bestSegment.contains(index)
        let isNegative = !context.cues(of: block).isDisjoint(with: .negative)
        let isLinked = statistics.linkDensity > 0.5
        add(isInMain && statistics.isProse && !isNegative, "main&prose")
        add(isInMain && isNegative, "main&negative")
        add(isInMain && isLinked, "main&link")
        add(isInMain && !isLinked && !statistics.isProse && !isNegative, "main&short")
        add(isInMain && isInside && !isNegative && !isLinked, "main&segment")
        add(!isInMain && statistics.isProse && !isNegative, "!main&prose")
        add(!isInMain && statistics.isProse && isInside, "!main&prose&segment")
        add(isInside && isLinked, "segment&link")
        add(isInside && !statistics.isProse && !isLinked, "segment&short")
        add(isNegative && statistics.isProse, "negative&prose")
        add(block.kind == .heading && isInside && isInMain, "heading&main&segment")
        add(block.kind == .listItem && isInMain && !isLinked, "list&main")
        add(block.kind == .listItem && isLinked, "list&link")
    }
}
