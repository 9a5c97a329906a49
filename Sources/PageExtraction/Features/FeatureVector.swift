/// The features of a block as named numbers, for a scorer that compares them.
///
/// One list serves markup and plain text; what a page cannot have is 0. Counts and shares stand as
/// they are, since trees of comparisons need no scale.
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
        vector.append(probe, PageContext(probe, title: nil, words: Lexicon.standard.words), 0)
        return vector.names
    }()

    /// A page of one block.
    static let probe = PageDraft(
        text: [0x61],
        blocks: [BlockDraft(kind: .paragraph, tag: .p, text: 0..<1, source: 0..<1, container: -1)])

    /// The features of all blocks, one block's after another's.
    ///
    /// - Complexity: O(blocks · features).
    static func rows(_ draft: PageDraft, _ context: PageContext) -> [Float] {
        var vector = FeatureVector()
        vector.values.reserveCapacity(draft.blocks.count * names.count)
        for index in draft.blocks.indices { vector.append(draft, context, index) }
        return vector.values
    }

    @inline(__always)
    private mutating func add(_ value: Float, _ name: @autoclosure () -> String) {
        values.append(value)
        if wantsNames { names.append(name()) }
    }

    @inline(__always)
    private mutating func add(_ value: Int, _ name: @autoclosure () -> String) {
        add(Float(value), name())
    }

    @inline(__always)
    private mutating func add(_ flag: Bool, _ name: @autoclosure () -> String) {
        add(flag ? 1 : 0, name())
    }

    @inline(__always)
    private mutating func add(_ part: Int, of whole: Int, _ name: @autoclosure () -> String) {
        add(whole == 0 ? -1 : Float(part) / Float(whole), name())
    }

    /// Appends the features of the block at `index`.
    private mutating func append(_ draft: PageDraft, _ context: PageContext, _ index: Int) {
        let block = draft.blocks[index]
        addShape(block)
        addCues(context, block)
        addPlace(draft, context, index)
        addHeading(context.headings.places[index])
        addShared(context.shared.shares[index])
        addContainers(draft, context, block)
        addGroup(context.pathGroups[index], context, "path")
        addGroup(context.classGroups[index], context, "class")
        addNeighbours(draft, context, index)
        addPage(context)
        addWords(context, index)
        addNames(context.names[block.container])
    }

    private mutating func addShape(_ block: BlockDraft) {
        let statistics = block.statistics
        let words = statistics.words
        add(words, "words")
        add(statistics.plainWords, "plainWords")
        add(statistics.linkWords, of: words, "linkDensity")
        add(statistics.stopWords, of: words, "stopShare")
        add(statistics.endsSentence, "endsSentence")
        add(statistics.endsWithEllipsis, "endsEllipsis")
        add(statistics.sentenceEnds, "sentences")
        add(words, of: statistics.sentenceEnds, "words/sentence")
        add(statistics.commas, of: words, "commas")
        add(statistics.capitalWords, of: words, "capitals")
        add(statistics.separators, of: words, "separators")
        add(statistics.questions, "questions")
        add(statistics.characters, of: words, "chars/word")
        add(block.kind.code, "kind")
        add(block.kind == .paragraph, "kind.paragraph")
        add(block.tag == .div, "tag.div")
        add(block.lineCount, "lines")
        add(block.indent, "indent")
    }

    private mutating func addCues(_ context: PageContext, _ block: BlockDraft) {
        add(block.cues.contains(.comment), "cue.comment")
        let cues = context.cues(of: block).intersection(.negative)
        add(cues.rawValue.nonzeroBitCount, "cue.negative")
        add(block.cues.intersection(.negative).rawValue.nonzeroBitCount, "cue.anyNegative")
        add(block.phrases.all.rawValue.nonzeroBitCount, "phrases")
    }

    private mutating func addPlace(_ draft: PageDraft, _ context: PageContext, _ index: Int) {
        let words = context.wordTotal
        let prose = context.proseTotal
        add(context.wordsBefore[index], of: words, "place")
        add(context.wordsBefore[index], "wordsBefore")
        add(words - context.wordsBefore[index], "wordsAfter")
        add(index, "index")
        add(draft.blocks.count - index, "indexFromEnd")
        add(context.proseBefore[index], of: prose, "proseBefore")
        add(context.proseBefore[index], "proseBefore.words")
        add(prose - context.proseBefore[index + 1], "proseAfter.words")
        let since = context.sinceTerminator[index]
        add(since, "sinceTerminator")
        let segment = context.bestSegment
        let offset =
            index < segment.lowerBound
            ? index - segment.lowerBound : max(0, index - segment.upperBound + 1)
        add(offset, "segmentOffset")
        add(index - segment.lowerBound, "sinceSegmentStart")
        add(segment.upperBound - index, "toSegmentEnd")
        add(context.isRepeat[index], "repeat")
        add(context.isRepeatedLater[index], "repeatedLater")
        add(context.isTitle[index], "title")
        add(context.titleIndex < 0 ? 0 : index - context.titleIndex, "sinceTitle")
        let indent = draft.blocks[index].indent
        add(indent - context.proseIndent, "proseIndent")
    }

    private mutating func addHeading(_ place: HeadingContext.Place) {
        add(place.distance, "heading.distance")
        add(place.prose, "heading.prose")
        add(place.words, "heading.words")
        add(!place.phrases.isDisjoint(with: .terminators), "heading.terminator")
        add(!place.phrases.isEmpty, "heading.phrase")
    }

    private mutating func addShared(_ share: SharedWords.Share) {
        add(share.prose, "shared.prose")
        add(share.segment, "shared.segment")
        add(share.title, "shared.title")
        add(share.ofTitle, "shared.ofTitle")
        add(share.words, "shared.words")
    }

    private mutating func addContainers(
        _ draft: PageDraft, _ context: PageContext, _ block: BlockDraft
    ) {
        func container(_ index: Int) -> Container? { index < 0 ? nil : draft.containers[index] }
        let own = container(block.container)
        let up2 = container(own?.parent ?? -1)
        let up3 = container(up2?.parent ?? -1)
        let up4 = container(up3?.parent ?? -1)
        let up5 = container(up4?.parent ?? -1)
        let place = own == nil ? ContainerPlaces.Place() : context.places[block.container]
        let prose = context.proseTotal
        let words = context.wordTotal
        add(own != nil && context.isInMain[block.container], "inMain")
        add(own?.linkWords ?? 0, of: own?.words ?? 0, "up1.links")
        add(own?.words ?? 0, of: own?.blocks ?? 0, "up1.words/block")
        add(up2?.proseWords ?? 0, of: prose, "up2.prose")
        add(up2?.words ?? 0, of: words, "up2.share")
        add(up2?.words ?? 0, "up2.words")
        add(up2?.linkWords ?? 0, of: up2?.words ?? 0, "up2.links")
        add(up2?.blocks ?? 0, "up2.blocks")
        add(up3?.words ?? 0, "up3.words")
        add(up3?.linkWords ?? 0, of: up3?.words ?? 0, "up3.links")
        add(up4?.linkBlocks ?? 0, of: up4?.blocks ?? 0, "up4.linkBlocks")
        add(up5?.proseWords ?? 0, of: prose, "up5.prose")
        add(up5?.words ?? 0, of: words, "up5.share")
        add(up5?.linkWords ?? 0, of: up5?.words ?? 0, "up5.links")
        add(up5?.proseWords ?? 0, of: up5?.words ?? 0, "up5.proseShare")
        add(up5?.blocks ?? 0, "up5.blocks")
        add(own?.depth ?? 0, "depth")
        add(place.levelsToThird, "levelsToThird")
        add(place.levelsToMost, "levelsToMost")
        add(place.isInBest, "inBest")
        add(place.isInArticle, "in.article")
        add(place.isInMainElement, "in.main")
        add(place.isInSection, "in.section")
        addCued(draft, context, own, place)
    }

    /// The sums of the innermost containers with certain cues, and with siblings of their shape.
    private mutating func addCued(
        _ draft: PageDraft, _ context: PageContext, _ own: Container?,
        _ place: ContainerPlaces.Place
    ) {
        func container(_ index: Int) -> Container? { index < 0 ? nil : draft.containers[index] }
        let prose = context.proseTotal
        let words = context.wordTotal
        let depth = own?.depth ?? 0
        let negative = container(place.negative)
        add(negative?.proseWords ?? 0, of: prose, "negative.prose")
        add(negative?.words ?? 0, of: words, "negative.share")
        add(negative?.linkWords ?? 0, of: negative?.words ?? 0, "negative.links")
        add(negative?.linkBlocks ?? 0, of: negative?.blocks ?? 0, "negative.linkBlocks")
        add(negative?.words ?? 0, of: negative?.blocks ?? 0, "negative.words/block")
        add(negative.map { depth - $0.depth } ?? -1, "negative.levels")
        let content = container(place.content)
        add(content?.words ?? 0, of: words, "content.share")
        add(content?.words ?? 0, "content.words")
        add(content?.linkWords ?? 0, of: content?.words ?? 0, "content.links")
        add(content.map { depth - $0.depth } ?? -1, "content.levels")
        let body = container(place.articleBody)
        add(body?.proseWords ?? 0, of: prose, "body.prose")
        add(body?.words ?? 0, of: words, "body.share")
        add(body?.words ?? 0, of: body?.blocks ?? 0, "body.words/block")
        let repeated = container(place.repeated)
        add(repeated?.proseWords ?? 0, of: repeated?.words ?? 0, "repeated.proseShare")
        add(place.siblings, "siblings")
    }

    private mutating func addGroup(
        _ group: ShapeGroups.Group, _ context: PageContext, _ name: @autoclosure () -> String
    ) {
        add(group.blocks, "\(name()).blocks")
        add(group.words, of: context.wordTotal, "\(name()).share")
        add(group.proseWords, of: context.proseTotal, "\(name()).prose")
        add(group.words, of: group.blocks, "\(name()).words/block")
        add(group.linkWords, of: group.words, "\(name()).links")
        add(group.proseWords, of: group.words, "\(name()).proseShare")
        add(group.sentenceEnds, of: group.words, "\(name()).sentences")
    }

    private mutating func addNeighbours(
        _ draft: PageDraft, _ context: PageContext, _ index: Int
    ) {
        func block(_ at: Int) -> BlockDraft? {
            draft.blocks.indices.contains(at) ? draft.blocks[at] : nil
        }
        func isNegative(_ block: BlockDraft?) -> Bool {
            block.map { !context.cues(of: $0).isDisjoint(with: .negative) } ?? false
        }
        let previous = block(index - 1)
        let next = block(index + 1)
        add(block(index - 2)?.statistics.plainWords ?? -1, "prev2.plain")
        add(previous?.statistics.plainWords ?? -1, "prev.plain")
        add(previous?.statistics.endsSentence ?? false, "prev.endsSentence")
        add(isNegative(previous), "prev.negative")
        add(next?.statistics.plainWords ?? -1, "next.plain")
        add(next?.statistics.endsSentence ?? false, "next.endsSentence")
        add(isNegative(next), "next.negative")
        add(isNegative(block(index + 2)), "next2.negative")
        for radius in [2, 4, 8, 16] {
            let low = max(0, index - radius)
            let high = min(draft.blocks.count, index + radius + 1)
            let words = context.wordsBefore[high] - context.wordsBefore[low]
            let prose = context.proseBefore[high] - context.proseBefore[low]
            add(prose, of: words, "window\(radius).proseShare")
            add(prose, "window\(radius).prose")
            add(context.proseBefore[index] - context.proseBefore[low], "window\(radius).before")
            add(
                context.proseBefore[high] - context.proseBefore[index + 1],
                "window\(radius).after")
        }
    }

    private mutating func addWords(_ context: PageContext, _ index: Int) {
        let share = context.words.shares[index]
        add(share.mean, "lexicon.mean")
        add(share.sum, "lexicon.sum")
        add(share.least, "lexicon.least")
        add(share.most, "lexicon.most")
        add(share.first, "lexicon.first")
        add(share.known, of: share.words, "lexicon.known")
        for radius in [1, 3, 8] {
            add(context.words.mean(around: index, radius), "lexicon.window\(radius)")
        }
        add(context.words.pageMean, "lexicon.page")
    }

    private mutating func addNames(_ place: NameEvidence.Place) {
        add(place.own.mean, "names.own")
        add(place.own.least, "names.own.least")
        add(place.own.most, "names.own.most")
        add(place.above, "names.above")
        add(place.least, "names.least")
        add(place.most, "names.most")
        add(place.levelsToLeast, "names.levelsToLeast")
        add(place.sum, "names.sum")
        add(place.nearest, "names.nearest")
        add(place.levelsToNearest, "names.levelsToNearest")
    }

    private mutating func addPage(_ context: PageContext) {
        let totals = context.totals
        let words = context.wordTotal
        add(words, "page.words")
        add(context.proseTotal, "page.prose")
        add(context.proseTotal, of: words, "page.proseShare")
        add(totals.blocks, "page.blocks")
        add(words, of: totals.blocks, "page.words/block")
        add(totals.linkWords, of: words, "page.links")
        add(totals.sentenceEnds, of: words, "page.sentences")
        add(totals.commentWords, of: words, "page.comments")
        add(totals.contentWords, of: words, "page.content")
        add(totals.bodyWords, of: words, "page.body")
        add(totals.negativeWords, of: words, "page.negative")
        add(totals.listWords, of: words, "page.lists")
        add(totals.articles, "page.articles")
        add(totals.tables, "page.tables")
        add(context.headings.count, "page.headings")
        add(totals.segmentWords, of: words, "page.segment")
        add(totals.mainWords, of: words, "page.main")
        add(totals.longBlocks, "page.longBlocks")
        add(totals.repeatedWords, of: words, "page.repeated")
        add(totals.emptyLines, of: totals.blocks, "page.emptyLines")
        add(context.bestSegment.count, "page.segmentBlocks")
    }
}
