@testable import PageExtraction

/// Notes the class, id and itemprop attributes of a page's elements, and which text these hold.
struct ElementRecorder: HTMLEventSink {
    struct Element {
        /// Behind the last byte of text before the element, and of its own text.
        let start: Int
        var end: Int
        let names: String
    }

    private(set) var elements: [Element] = []
    /// The open elements by their numbers in `elements`, or -1.
    private var stack: [Int] = []
    /// Behind the last byte of text so far.
    private var offset = 0

    var isFull: Bool { false }

    mutating func startElement(_ tag: HTMLTag, attributes: HTMLAttributes) {
        var names: [UInt8] = []
        attributes.forEach(where: { [.class, .id, .itemprop].contains($0) }) { _, value in
            for at in value.indices { names.append(value[at] <= 0x20 ? 0x20 : value[at]) }
            names.append(0x20)
        }
        stack.append(names.isEmpty ? -1 : elements.count)
        if names.isEmpty { return }
        elements.append(
            Element(start: offset, end: .max, names: String(decoding: names, as: UTF8.self)))
    }

    mutating func emptyElement(_ tag: HTMLTag, attributes: HTMLAttributes) {}

    mutating func endElement() {
        guard let number = stack.popLast(), number >= 0 else { return }
        elements[number].end = offset
    }

    mutating func endLink(depth: Int) {}

    mutating func characters(_ text: Span<UInt8>, in range: Range<Int>) {
        offset = range.upperBound
    }
}
