/// Hands a parser's events to a `BlockBuilder`.
///
/// The builder is a value with many parts that each event touches; held as a whole, it is checked for
/// exclusive access once an event.
final class BlockSink: HTMLEventSink {
    private var builder: BlockBuilder

    init(blockLimit: Int, names: ScoredWords) {
        builder = BlockBuilder(blockLimit: blockLimit, names: names)
    }

    var isFull: Bool { builder.isFull }

    func startElement(_ tag: HTMLTag, attributes: HTMLAttributes, at offset: Int) {
        builder.startElement(tag, attributes: attributes, at: offset)
    }

    func endElement(_ tag: HTMLTag, at offset: Int) { builder.endElement(tag, at: offset) }

    func characters(_ text: Span<UInt8>, in range: Range<Int>) {
        builder.characters(text, in: range)
    }

    /// Closes what is open and hands over the page; call once, after the last event.
    func finish() -> (PageDraft, MetadataEvidence) { builder.finish() }
}
