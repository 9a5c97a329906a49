/// Parses HTML into events: which elements start and end where, as the HTML standard's tree
/// construction has it, but without a tree.
///
/// Differences from the standard, which don't matter for text and where it stands: elements that a
/// page leaves out (`html`, `body`, `tbody` …) are not supplied; what is misplaced in a table stays
/// there; formatting that a block interrupted is not opened again; rows and cells count as elements
/// also without a table; `noscript` always ends at its end tag, as where scripts run. Elements nested
/// deeper than a limit become empty ones.
struct HTMLParser<Sink: HTMLEventSink> {
    private var open = OpenElements()
    private var sink: Sink
    private let depthLimit: Int
    /// Whether a form is open, so that others don't count.
    private var isInForm = false
    /// Elements whose text nobody reads.
    private var hiddenDepth = 0

    private init(depthLimit: Int, sink: consuming Sink) {
        self.depthLimit = depthLimit
        self.sink = sink
    }

    /// Sends the events of a page to `sink`, and returns this.
    ///
    /// - Complexity: O(n · depth limit) in the worst case, O(n) for pages as they are.
    static func parse(_ text: Span<UInt8>, depthLimit: Int, sink: consuming Sink) -> Sink {
        guard text.count < Int(UInt32.max) else { return sink }
        var tokenizer = HTMLTokenizer(text)
        var parser = HTMLParser(depthLimit: depthLimit, sink: sink)
        parser.run(&tokenizer)
        return parser.finished()
    }

    /// What the events made; the parser goes, so that it is held once.
    private consuming func finished() -> Sink { sink }

    private mutating func run(_ tokenizer: inout HTMLTokenizer) {
        while !sink.isFull {
            tokenizer.allowsCDATA = open.last?.isForeign ?? false
            switch tokenizer.next() {
            case .startTag: tokenizer.contentModel = startTag(tokenizer)
            case .endTag: endTag(tokenizer)
            case .text: text(tokenizer)
            case .comment, .doctype: break
            case .end:
                pop(to: 0)
                return
            }
        }
        pop(to: 0)
    }

    // MARK: The stack

    /// Starts an element that the tag names.
    private mutating func push(_ tag: HTMLTag, _ token: borrowing HTMLTokenizer) {
        push(OpenElements.Element(tag, token.nameHash), token)
    }

    private mutating func push(
        _ element: OpenElements.Element, _ token: borrowing HTMLTokenizer
    ) {
        let tag = element.tag
        if open.count >= depthLimit, !tag.isIgnored || hiddenDepth > 0 {
            sink.startElement(tag, attributes: token.attributes)
            sink.endElement()
            return
        }
        if tag.isIgnored { hiddenDepth += 1 }
        open.push(element)
        sink.startElement(tag, attributes: token.attributes)
    }

    private mutating func pop() {
        guard let last = open.last else { return }
        if last.tag.isIgnored { hiddenDepth -= 1 }
        open.pop()
        sink.endElement()
    }

    /// Ends all elements from the one at `index` on.
    private mutating func pop(to index: Int) {
        while open.count > index { pop() }
    }

    private mutating func popParagraph() {
        if let index = open.openParagraph() { pop(to: index) }
    }

    // MARK: Text

    private mutating func text(_ token: borrowing HTMLTokenizer) {
        if open.lastTag == .head || open.lastTag == .noscript && open.has(.head) {
            let text = token.text
            if text.indices.contains(where: { !ASCII.isSpace(text[$0]) }) { leaveHead() }
        }
        sink.characters(token.text, in: token.range)
    }

    /// Ends the head, in which what comes now can't be.
    private mutating func leaveHead() {
        if let index = open.index(of: .head, within: { _ in false }) { pop(to: index) }
    }

    // MARK: Start tags

    /// Takes a start tag; how the text behind it is read.
    private mutating func startTag(_ token: borrowing HTMLTokenizer) -> HTMLContentModel {
        let tag = token.tag
        if let last = open.last, last.isForeign, !last.isRoadToHTML {
            guard tag.endsForeignContent || tag == .font && Self.isOfHTML(token.attributes)
            else {
                foreignTag(token)
                return .data
            }
            while let last = open.last, last.isForeign, !last.isRoadToHTML { pop() }
        }
        if open.has(.head) { leaveHead(for: tag) }
        if tag.isVoid {
            voidTag(token)
            return .data
        }
        guard !isOutOfPlace(token) else { return .data }
        if tag.endsParagraph { endItem(for: tag) }
        endSiblings(of: tag)
        if tag == .svg || tag == .math {
            foreignTag(token)
            return .data
        }
        push(tag, token)
        return tag.contentModel
    }

    /// Whether a `font` element with these attributes is none of SVG.
    private static func isOfHTML(_ attributes: HTMLAttributes) -> Bool {
        attributes.has(.color) || attributes.has(.face) || attributes.has(.size)
    }

    /// An element of SVG or MathML.
    private mutating func foreignTag(_ token: borrowing HTMLTokenizer) {
        let tag = token.tag
        let isRoadToHTML: Bool
        switch tag {
        case .desc, .foreignObject, .mi, .mn, .mo, .ms, .mtext: isRoadToHTML = true
        case .title: isRoadToHTML = open.has(.svg)
        case .annotationXML:
            let encoding = token.attributes[.encoding]?.lowercased()
            isRoadToHTML = encoding == "text/html" || encoding == "application/xhtml+xml"
        default: isRoadToHTML = false
        }
        let isKnown = isRoadToHTML && tag != .title || tag == .svg || tag == .math
        let element = OpenElements.Element(
            isKnown ? tag : .other, token.nameHash, isForeign: true, isRoadToHTML: isRoadToHTML)
        let depth = open.count
        let isEmpty = token.isSelfClosing
        push(element, token)
        if isEmpty { pop(to: depth) }
    }

    /// Ends the head, if an element with this tag can't be in it.
    private mutating func leaveHead(for tag: HTMLTag) {
        let last = open.lastTag
        let isMisplaced =
            last == .head && !tag.belongsInHead
            || last == .noscript && (!tag.belongsInHead || tag == .script || tag == .title)
        if isMisplaced { leaveHead() }
    }

    private mutating func voidTag(_ token: borrowing HTMLTokenizer) {
        let tag = token.tag
        switch tag {
        case .hr: popParagraph()
        case .input:
            if let index = open.indexInScope(of: .select) { pop(to: index) }
        default: break
        }
        sink.emptyElement(tag, attributes: token.attributes)
    }

    /// Whether an element with this tag can't stand here, so that the tag only adds to what is open.
    private mutating func isOutOfPlace(_ token: borrowing HTMLTokenizer) -> Bool {
        let tag = token.tag
        switch tag {
        case .html:
            guard open.count > 0 else { return false }
            sink.emptyElement(.html, attributes: token.attributes)
            return true
        case .head, .body: return open.has(.body) || tag == .head && open.has(.head)
        case .form:
            if isInForm, !open.has(.template) { return true }
            isInForm = true
            // Between cells, a form is empty; what belongs to it says so by other means.
            guard open.lastTag.isTableFrame else { return false }
            sink.emptyElement(.form, attributes: token.attributes)
            return true
        default: return false
        }
    }

    /// Ends the item of a list that a start tag ends, and the paragraph.
    private mutating func endItem(for tag: HTMLTag) {
        var item: Int?
        switch tag {
        case .li: item = open.openItem { $0 == .li }
        case .dd, .dt: item = open.openItem { $0 == .dd || $0 == .dt }
        default: break
        }
        if let item { pop(to: item) }
        popParagraph()
    }

    /// Ends the elements that can't hold one of this tag.
    private mutating func endSiblings(of tag: HTMLTag) {
        switch tag {
        case .h1, .h2, .h3, .h4, .h5, .h6:
            if open.lastTag.isHeading { pop() }
        case .a:
            if let index = open.indexInScope(of: .a) { endFormatting(index) }
        case .button:
            if let index = open.indexInScope(of: .button) { pop(to: index) }
        case .nobr:
            if let index = open.indexInScope(of: .nobr) { endFormatting(index) }
        case .option:
            if open.lastTag == .option { pop() }
        case .optgroup:
            if open.lastTag == .option { pop() }
            if open.lastTag == .optgroup { pop() }
        case .select:
            if let index = open.indexInScope(of: .select) { pop(to: index) }
        case .rb, .rtc:
            while [.rb, .rp, .rt, .rtc].contains(open.lastTag) { pop() }
        case .rp, .rt:
            while [.rb, .rp, .rt].contains(open.lastTag) { pop() }
        case .table, .caption, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr:
            endTableParts(for: tag)
        default: break
        }
    }

    /// Ends rows and cells down to what may hold the part of a table.
    private mutating func endTableParts(for tag: HTMLTag) {
        guard let table = open.indexInTable(of: .table) else { return }
        if tag == .table {
            if open.lastTag.isTableFrame { pop(to: table) }
            return
        }
        while open.count > table + 1 {
            switch open.lastTag {
            case .template: return
            case .tbody, .thead, .tfoot:
                if tag == .tr || tag == .td || tag == .th { return }
            case .tr:
                if tag == .td || tag == .th { return }
            default: break
            }
            pop()
        }
    }

    // MARK: End tags

    private mutating func endTag(_ token: borrowing HTMLTokenizer) {
        let tag = token.tag
        if let last = open.last, last.isForeign {
            if endForeign(tag, token.nameHash) { return }
        }
        switch tag {
        case .html, .body: break
        case .br: sink.emptyElement(.br, attributes: HTMLAttributes())
        case .p:
            if let index = open.openParagraph() {
                pop(to: index)
            } else {
                sink.startElement(.p, attributes: HTMLAttributes())
                sink.endElement()
            }
        case .li:
            let index = open.index(of: .li) { $0 == .ol || $0 == .ul || $0.boundsScope }
            if let index { pop(to: index) }
        case .h1, .h2, .h3, .h4, .h5, .h6: endHeading()
        case .form: endForm()
        case .head: leaveHead()
        case .table, .caption, .tbody, .td, .tfoot, .th, .thead, .tr:
            if let index = open.indexInTable(of: tag) { pop(to: index) }
        case .template:
            if let index = open.index(of: tag, within: { _ in false }) { pop(to: index) }
        default:
            if tag.isFormatting {
                if let index = open.indexInScope(of: tag) { endFormatting(index) }
            } else if tag.endsContent {
                if let index = open.indexInScope(of: tag) { pop(to: index) }
            } else {
                endOther(tag, token.nameHash)
            }
        }
    }

    /// Ends an element of SVG or MathML; false if the tag is for an HTML element.
    private mutating func endForeign(_ tag: HTMLTag, _ name: NameHash) -> Bool {
        if tag == .br || tag == .p {
            while let last = open.last, last.isForeign, !last.isRoadToHTML { pop() }
            return false
        }
        var at = open.count - 1
        while at >= 0, open[at].isForeign {
            if open[at].name == name {
                pop(to: at)
                return true
            }
            at -= 1
        }
        return false
    }

    private mutating func endHeading() {
        var at = open.count - 1
        while at >= 0, !open[at].tag.boundsScope {
            if open[at].tag.isHeading {
                pop(to: at)
                return
            }
            at -= 1
        }
    }

    /// Ends the form, unless elements that have to stay open are within.
    private mutating func endForm() {
        isInForm = false
        guard let index = open.indexInScope(of: .form) else { return }
        var isEnd = true
        for at in (index + 1)..<max(index + 1, open.count) {
            switch open[at].tag {
            case .dd, .dt, .li, .optgroup, .option, .p, .rb, .rp, .rt, .rtc: break
            default: isEnd = false
            }
        }
        if isEnd { pop(to: index) }
    }

    /// Ends a formatting element: with what is in it, or on its own if blocks in it are open.
    ///
    /// What the "adoption agency" does for the text that follows.
    private mutating func endFormatting(_ index: Int) {
        let holdsBlocks = (index..<open.count).contains { open[$0].tag.isSpecial }
        guard holdsBlocks else {
            pop(to: index)
            return
        }
        open.markEnded(index)
        if open[index].tag == .a { sink.endLink(depth: index) }
    }

    /// Ends an element that is not special, if none is in between.
    private mutating func endOther(_ tag: HTMLTag, _ name: NameHash) {
        guard open.has(tag) else { return }
        var at = open.count - 1
        while at >= 0 {
            let element = open[at]
            if element.name == name, !element.isForeign {
                pop(to: at)
                return
            }
            if element.tag.isSpecial { return }
            at -= 1
        }
    }
}
