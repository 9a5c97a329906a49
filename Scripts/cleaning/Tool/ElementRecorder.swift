@testable import PageExtraction

/// Notes the class, id and itemprop attributes of a page's elements, and where these begin and end.
final class ElementRecorder: HTMLEventSink {
    struct Element {
        let start: Int
        var end: Int
        let names: String
    }

    private(set) var elements: [Element] = []
    /// The open elements, with their numbers in `elements` or -1.
    private var stack: [(tag: HTMLTag, number: Int)] = []

    var isFull: Bool { false }

    func startElement(_ tag: HTMLTag, attributes: HTMLAttributes, at offset: Int) {
        if tag.isVoid { return }
        var names: [UInt8] = []
        attributes.forEachCue { attribute, value in
            guard attribute == .style || attribute == .words else { return }
            for at in value.indices { names.append(value[at] <= 0x20 ? 0x20 : value[at]) }
            names.append(0x20)
        }
        stack.append((tag, names.isEmpty ? -1 : elements.count))
        if names.isEmpty { return }
        elements.append(
            Element(start: offset, end: .max, names: String(decoding: names, as: UTF8.self)))
    }

    func endElement(_ tag: HTMLTag, at offset: Int) {
        guard stack.contains(where: { $0.tag == tag }) else { return }
        while let open = stack.popLast() {
            if open.number >= 0 { elements[open.number].end = offset }
            if open.tag == tag { break }
        }
    }

    func characters(_ text: Span<UInt8>, in range: Range<Int>) {}
}
