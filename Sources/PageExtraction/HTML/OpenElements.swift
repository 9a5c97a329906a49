/// The elements that are open, outermost first.
struct OpenElements {
    struct Element {
        /// The tag; `.other` for elements of SVG and MathML that are no roads back to HTML.
        let tag: HTMLTag
        let name: NameHash
        /// Whether it is an element of SVG or MathML.
        let isForeign: Bool
        /// Whether what is inside is HTML again.
        let isRoadToHTML: Bool
        /// Whether its end tag came while others had to stay open.
        fileprivate(set) var isEnded = false

        init(_ tag: HTMLTag, _ name: NameHash, isForeign: Bool = false, isRoadToHTML: Bool = false)
        {
            self.tag = tag
            self.name = name
            self.isForeign = isForeign
            self.isRoadToHTML = isRoadToHTML
        }

        /// Whether this is an HTML element of that tag that is not ended.
        @inline(__always)
        func isOpen(_ other: HTMLTag) -> Bool { tag == other && !isForeign && !isEnded }
    }

    private var elements: [Element] = []
    /// How many of each tag are open; a tag that is not needs no search.
    private var counts = [Int32](repeating: 0, count: HTMLTag.allCases.count)

    var count: Int { elements.count }
    var last: Element? { elements.last }

    /// The tag of the innermost HTML element, or `.other`.
    var lastTag: HTMLTag {
        guard let last = elements.last, !last.isForeign else { return .other }
        return last.tag
    }

    subscript(index: Int) -> Element { elements[index] }

    /// Whether any element of the tag may be open.
    @inline(__always)
    func has(_ tag: HTMLTag) -> Bool { counts[tag.code] > 0 }

    mutating func push(_ element: Element) {
        elements.append(element)
        counts[element.tag.code] += 1
    }

    mutating func pop() {
        guard let last = elements.popLast() else { return }
        counts[last.tag.code] -= 1
    }

    /// Marks an element as ended that others within keep open.
    mutating func markEnded(_ index: Int) { elements[index].isEnded = true }

    /// The index of the innermost element of the tag that no element for which `isBound` surrounds.
    ///
    /// - Complexity: O(1) for tags that are not open, else O(depth).
    @inline(__always)
    func index(of tag: HTMLTag, within isBound: (HTMLTag) -> Bool) -> Int? {
        guard has(tag) else { return nil }
        var at = elements.count - 1
        while at >= 0 {
            if elements[at].isOpen(tag) { return at }
            if isBound(elements[at].tag) { return nil }
            at -= 1
        }
        return nil
    }

    /// The index of the element of the tag that is "in scope".
    func indexInScope(of tag: HTMLTag) -> Int? { index(of: tag) { $0.boundsScope } }

    /// The index of the element of the tag that is "in table scope".
    func indexInTable(of tag: HTMLTag) -> Int? {
        index(of: tag) { $0 == .table || $0 == .template || $0 == .html }
    }

    /// The index of the paragraph that is "in button scope".
    func openParagraph() -> Int? { index(of: .p) { $0 == .button || $0.boundsScope } }

    /// The index of the item (`li`, `dd` or `dt`) that a start tag like it ends.
    func openItem(where isItem: (HTMLTag) -> Bool) -> Int? {
        var at = elements.count - 1
        while at >= 0 {
            let tag = elements[at].tag
            if isItem(tag), elements[at].isOpen(tag) { return at }
            if tag.isSpecial, tag != .address, tag != .div, tag != .p { return nil }
            at -= 1
        }
        return nil
    }
}
