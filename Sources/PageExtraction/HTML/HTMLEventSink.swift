/// What receives a page's events, in document order.
///
/// Offsets count bytes of the UTF-8 text that is parsed. End events match start events of elements
/// that are not void; the parser closes what the page leaves open.
protocol HTMLEventSink: AnyObject {
    /// An element starts. `attributes` may be asked during the call only.
    func startElement(_ tag: HTMLTag, attributes: HTMLAttributes, at offset: Int)
    /// The innermost open element of this tag ends.
    func endElement(_ tag: HTMLTag, at offset: Int)
    /// Text with entities replaced; it lies in `range`.
    func characters(_ text: Span<UInt8>, in range: Range<Int>)
    /// Whether the parse may stop here.
    var isFull: Bool { get }
}
