/// Turns HTML events into blocks with features.
///
/// Block-level elements and double line breaks start a block, inline elements do not. White space
/// is collapsed but in preformatted text. Cells of a data row become one block.
struct BlockBuilder: HTMLEventSink {
    private(set) var draft = PageDraft()
    private(set) var evidence = MetadataEvidence()

    private let blockLimit: Int
    private var stack: [OpenElement] = []
    private var containerStack: [Int] = []
    private var matcher: CueMatcher

    /// Depth of elements whose text is not for readers; 0 outside.
    private var ignoredDepth = 0
    private var capture = Capture.none
    private var captured: [UInt8] = []

    private var linkDepth = 0
    private var preformattedDepth = 0
    private var noscriptDepth = 0
    private var pending = PendingBlock()

    private struct OpenElement {
        let tag: HTMLTag
        let hasContainer: Bool
        let kind: BlockKind
        let cues: CueFamilies
        var isLink: Bool
        /// Where the text of a link to the author begins, or -1.
        var authorStart: Int
        let rowStart: Int
    }

    private enum Capture {
        case none, title, linkedData
    }

    private struct PendingBlock {
        var textStart = -1
        var sourceStart = 0
        var sourceEnd = 0
        var container = -1
        var kind = BlockKind.paragraph
        var tag = HTMLTag.other
        var cues: CueFamilies = []
        var links: [Range<Int>] = []
        var needsSpace = false
        var lineBreaks = 0
    }

    init(blockLimit: Int, names: ScoredWords) {
        self.blockLimit = blockLimit
        matcher = CueMatcher(names)
        draft.isMarkup = true
    }

    var isFull: Bool { draft.blocks.count >= blockLimit }

    // MARK: Elements

    mutating func emptyElement(_ tag: HTMLTag, attributes: HTMLAttributes) {
        switch tag {
        case .meta: evidence.addMeta(attributes)
        case .link: evidence.addLink(attributes)
        case .br: lineBreak()
        case .html: evidence.addHTML(attributes)
        case .hr: flush()
        default: break
        }
    }

    mutating func startElement(_ tag: HTMLTag, attributes: HTMLAttributes) {
        if tag == .html { evidence.addHTML(attributes) }
        let wasIgnored = ignoredDepth > 0
        if tag.isIgnored { ignoredDepth += 1 }
        if !wasIgnored { startCapture(tag, attributes) }

        let parent = stack.last
        var own: CueFamilies = []
        var style: UInt32 = 0
        var names = NameScore()
        if !attributes.isEmpty { (own, style, names) = cues(of: attributes) }
        own.formUnion(Self.cues(of: tag))
        let isBlock = tag.isBlock
        if isBlock || tag == .noscript { flush() }
        let hasContainer = isBlock || !own.isEmpty && tag != .a
        if hasContainer { pushContainer(tag, own, style, names) }
        var isLink = false
        if tag == .a {
            isLink = attributes.has(.href)
            if isLink { linkDepth += 1 }
        } else if tag == .button {
            isLink = true
            linkDepth += 1
        }
        if Self.isPreformatted(tag) { preformattedDepth += 1 }
        if tag == .noscript { noscriptDepth += 1 }
        stack.append(
            OpenElement(
                tag: tag, hasContainer: hasContainer,
                kind: Self.kind(of: tag) ?? parent?.kind ?? .paragraph,
                cues: (parent?.cues ?? []).union(own), isLink: isLink,
                authorStart: tag == .a && attributes[.rel] == "author" ? draft.text.count : -1,
                rowStart: draft.blocks.count))
    }

    mutating func endLink(depth: Int) {
        endLink(stack[depth])
        stack[depth].isLink = false
        stack[depth].authorStart = -1
    }

    private mutating func endLink(_ element: OpenElement) {
        if element.isLink { linkDepth -= 1 }
        if element.authorStart >= 0 {
            evidence.addAuthorLink(Text.collapsed(draft.text[element.authorStart...]))
        }
    }

    mutating func endElement() {
        guard let element = stack.popLast() else { return }
        let tag = element.tag
        if tag.isIgnored { ignoredDepth -= 1 }
        if tag == .title || tag == .script { finishCapture() }
        if tag.isBlock { flush() }
        if tag == .noscript {
            flush()
            noscriptDepth -= 1
        }
        endLink(element)
        if Self.isPreformatted(tag) { preformattedDepth -= 1 }
        if tag == .td || tag == .th { draft.text.append(contentsOf: " | ".utf8) }
        if tag == .tr, let row = containerStack.last {
            RowMerger.merge(&draft, from: element.rowStart, row: row)
        }
        if element.hasContainer { containerStack.removeLast() }
    }

    private static func isPreformatted(_ tag: HTMLTag) -> Bool {
        tag == .pre || tag == .listing || tag == .xmp || tag == .plaintext
    }

    private mutating func pushContainer(
        _ tag: HTMLTag, _ cues: CueFamilies, _ style: UInt32, _ names: NameScore
    ) {
        let parent = containerStack.last ?? -1
        draft.containers.append(
            Container(
                parent: parent, tag: tag, depth: containerStack.count, cues: cues,
                shape: Container.shape(
                    of: tag, style: style, in: parent < 0 ? nil : draft.containers[parent]),
                names: names))
        containerStack.append(draft.containers.count - 1)
    }

    /// The cues of an element's attributes, a hash of its class, and the scores of its names.
    private mutating func cues(
        of attributes: HTMLAttributes
    ) -> (CueFamilies, style: UInt32, NameScore) {
        var families: CueFamilies = []
        var style: UInt32 = 0
        var names = NameScore()
        attributes.forEach(where: Self.isCue) { name, value in
            switch name {
            case .role: families.formUnion(Self.cues(ofRole: String(decoding: value)))
            case .hidden: families.formUnion(.hidden)
            case .ariaHidden:
                if value.count == 4, ASCII.hasPrefix(value, "true", at: 0) {
                    families.formUnion(.hidden)
                }
            case .style:
                if Self.hides(value) { families.formUnion(.hidden) }
            default:
                let match = matcher.match(value)
                families.formUnion(match.families)
                names.add(match.score)
                if name == .class { style = Self.hash(value) }
            }
        }
        return (families, style, names)
    }

    /// Whether the attribute may say what an element is for.
    private static func isCue(_ name: HTMLAttributeName) -> Bool {
        switch name {
        case .ariaHidden, .class, .hidden, .id, .itemprop, .role, .style: true
        default: false
        }
    }

    /// A hash of a class; digits, which tell single posts apart and not kinds of them, do not count.
    private static func hash(_ value: Span<UInt8>) -> UInt32 {
        var hash: UInt32 = 0x811C_9DC5
        for at in value.indices where !ASCII.isDigit(value[at]) {
            hash = (hash ^ UInt32(value[at])) &* 0x0100_0193
        }
        return hash
    }

    /// Whether a style sheet's text has `display:none` or `visibility:hidden`, white space apart.
    private static func hides(_ style: Span<UInt8>) -> Bool {
        for at in style.indices {
            switch style[at] | 0x20 {
            case UInt8(ascii: "d"): if has("display:none", in: style, at: at) { return true }
            case UInt8(ascii: "v"): if has("visibility:hidden", in: style, at: at) { return true }
            default: break
            }
        }
        return false
    }

    /// Whether the words, in lower case, stand at `start`, white space apart.
    private static func has(_ words: StaticString, in style: Span<UInt8>, at start: Int) -> Bool {
        var at = start
        return words.withUTF8Buffer { words in
            for index in words.indices {
                while at < style.count, ASCII.isSpace(style[at]) { at += 1 }
                guard at < style.count, unsafe ASCII.lowercased(style[at]) == words[index] else {
                    return false
                }
                at += 1
            }
            return true
        }
    }

    private static func cues(ofRole role: String) -> CueFamilies {
        switch role {
        case "navigation", "menu", "menubar", "tablist", "toolbar": .navigation
        case "contentinfo": .footer
        case "complementary": .sidebar
        case "dialog", "alertdialog", "alert": .consent
        case "search", "form": .form
        case "banner": .header
        case "main", "article": .content
        default: []
        }
    }

    private static func cues(of tag: HTMLTag) -> CueFamilies {
        switch tag {
        case .nav, .menu: .navigation
        case .footer: .footer
        case .aside: .sidebar
        case .header: .header
        case .article, .main: .content
        case .form, .button, .search: .form
        case .dialog: .consent
        case .figcaption: .caption
        default: []
        }
    }

    private static func kind(of tag: HTMLTag) -> BlockKind? {
        switch tag {
        case .h1, .h2, .h3, .h4, .h5, .h6: .heading
        case .li, .dt, .dd: .listItem
        case .blockquote: .quote
        case .pre, .listing, .xmp, .plaintext: .code
        case .figcaption, .caption: .caption
        case .td, .th: .tableRow
        case .table, .article, .section, .div: nil
        default: nil
        }
    }

    // MARK: Text

    mutating func characters(_ text: Span<UInt8>, in range: Range<Int>) {
        if capture != .none, captured.count < 4 << 20 {
            captured.append(text)
        }
        guard ignoredDepth == 0 else { return }
        if preformattedDepth > 0 {
            appendPreformatted(text, range)
        } else {
            appendFlowing(text, range)
        }
    }

    private mutating func begin(_ range: Range<Int>) {
        guard pending.textStart < 0 else { return }
        if let last = draft.text.last, last != 0x20 { draft.text.append(0x0A) }
        pending.textStart = draft.text.count
        pending.sourceStart = range.lowerBound
        pending.container = containerStack.last ?? -1
        let top = stack.last
        pending.kind = top?.kind ?? .paragraph
        pending.cues = top?.cues ?? []
        pending.tag = stack.last(where: { $0.tag.isBlock })?.tag ?? .other
    }

    private mutating func appendFlowing(_ text: Span<UInt8>, _ range: Range<Int>) {
        var at = 0
        let count = text.count
        // Offsets within the event are exact when no entity was replaced in it.
        let isExact = range.count == count
        var linkStart = -1
        while at < count {
            let byte = text[at]
            var width = 1
            var isSpace = ASCII.isSpace(byte)
            if byte >= 0xC2 {
                switch Invisible.classify(text, at: at) {
                case .visible: break
                case .space(let length): (isSpace, width) = (true, length)
                case .nothing(let length):
                    at += length
                    continue
                }
            }
            if isSpace {
                pending.needsSpace = pending.textStart >= 0
                at += width
                continue
            }
            if byte < 0x20 || byte == 0x7F {
                at += 1
                continue
            }
            let place = isExact ? range.lowerBound + at : range.lowerBound
            begin(place..<range.upperBound)
            pending.lineBreaks = 0
            if pending.needsSpace {
                draft.text.append(0x20)
                pending.needsSpace = false
            }
            if linkDepth > 0, linkStart < 0 { linkStart = draft.text.count }
            let start = at
            repeat {
                at += 1
            } while at < count && (text[at] > 0x20 && text[at] < 0x7F || text[at] & 0xC0 == 0x80)
            draft.text.append(text.extracting(start..<at))
            pending.sourceEnd = isExact ? range.lowerBound + at : range.upperBound
        }
        if linkStart >= 0 { addLink(linkStart..<draft.text.count) }
    }

    private mutating func addLink(_ range: Range<Int>) {
        if let last = pending.links.last, last.upperBound == range.lowerBound {
            pending.links[pending.links.count - 1] = last.lowerBound..<range.upperBound
        } else {
            pending.links.append(range)
        }
    }

    private mutating func appendPreformatted(_ text: Span<UInt8>, _ range: Range<Int>) {
        for at in 0..<text.count {
            let byte = text[at]
            let isBreak = byte == 0x0A
            if byte < 0x20, !isBreak, byte != 0x09 { continue }
            if byte == 0x7F { continue }
            if pending.textStart < 0 {
                if isBreak { continue }
                begin(range)
            }
            draft.text.append(byte)
            if byte > 0x20 { pending.sourceEnd = range.upperBound }
        }
        if linkDepth > 0, pending.textStart >= 0, text.count > 0 {
            addLink(max(pending.textStart, draft.text.count - text.count)..<draft.text.count)
        }
    }

    private mutating func lineBreak() {
        if pending.textStart < 0 { return }
        if preformattedDepth > 0 {
            draft.text.append(0x0A)
            return
        }
        pending.lineBreaks += 1
        pending.needsSpace = true
        if pending.lineBreaks >= 2 { flush() }
    }

    private mutating func flush() {
        defer { pending = PendingBlock() }
        guard pending.textStart >= 0 else { return }
        var end = draft.text.count
        while end > pending.textStart, draft.text[end - 1] <= 0x20 { end -= 1 }
        if pending.kind == .heading, end - pending.textStart > 2,
            draft.text[(end - 2)..<end].elementsEqual("¶".utf8)
        {
            // Documentation tools link to headings so.
            end -= 2
        }
        guard end > pending.textStart else { return }
        var block = BlockDraft(
            kind: pending.kind, tag: pending.tag, headingLevel: pending.tag.headingLevel,
            text: pending.textStart..<end,
            source: pending.sourceStart..<max(pending.sourceStart, pending.sourceEnd),
            container: pending.container, cues: pending.cues)
        block.isWithoutScripts = noscriptDepth > 0
        block.measure(draft.text, links: pending.links, tokens: &draft.tokens)
        if block.headingLevel == 0, block.kind == .heading { block.headingLevel = 3 }
        draft.blocks.append(block)
    }

    // MARK: Metadata

    private mutating func startCapture(_ tag: HTMLTag, _ attributes: HTMLAttributes) {
        switch tag {
        case .title where evidence.documentTitle == nil: begin(.title)
        case .script:
            let type = attributes[.type] ?? ""
            if type.utf8.map(ASCII.lowercased).starts(with: "application/ld+json".utf8) {
                begin(.linkedData)
            }
        case .time: evidence.addTime(attributes)
        default: break
        }
    }

    private mutating func begin(_ what: Capture) {
        capture = what
        captured.removeAll(keepingCapacity: true)
    }

    private mutating func finishCapture() {
        switch capture {
        case .title: evidence.documentTitle = Text.collapsed(captured)
        case .linkedData: evidence.addLinkedData(captured)
        case .none: break
        }
        capture = .none
        captured.removeAll(keepingCapacity: true)
    }

    /// Hands over the page; call once, after the last event.
    consuming func finish() -> (PageDraft, MetadataEvidence) {
        flush()
        ScriptlessText.resolve(&draft.blocks)
        draft.sumContainers()
        return (draft, evidence)
    }
}
