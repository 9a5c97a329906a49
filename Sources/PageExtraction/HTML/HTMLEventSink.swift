/// What receives a page's events, in document order.
///
/// Offsets count bytes of the UTF-8 text that is parsed. Every element that starts ends, the innermost
/// first, also those that the page leaves open.
protocol HTMLEventSink {
    /// An element starts.
    mutating func startElement(_ tag: HTMLTag, attributes: HTMLAttributes)
    /// An element starts and ends at once, and has no content.
    mutating func emptyElement(_ tag: HTMLTag, attributes: HTMLAttributes)
    /// The innermost element ends.
    mutating func endElement()
    /// What was in the link ends, while elements within stay open; its `endElement` comes later.
    ///
    /// - Parameter depth: the number of elements around the link.
    mutating func endLink(depth: Int)
    /// A piece of text, references replaced; it lies in `range`.
    mutating func characters(_ text: Span<UInt8>, in range: Range<Int>)
    /// Whether the parse may stop here.
    var isFull: Bool { get }
}
