public import PageExtraction
public import SearchCore

/// Makes documents of pages.
public struct PageReader: Sendable {
    private let cleaner: PageCleaner

    /// A reader that cleans with `cleaner`.
    public init(cleaner: PageCleaner = .init()) { self.cleaner = cleaner }

    /// The document of a page: its main text, with where each block of it came from.
    ///
    /// - Throws: `ExtractionError` if the bytes are no text.
    public func document(
        _ bytes: [UInt8], key: String, source: Source, name: String
    ) throws(ExtractionError) -> Document {
        PageReader.document(
            of: try cleaner.clean(bytes, name: name), kept: true, key: key, source: source)
    }

    /// The document of a page, and that of what was stripped from it, without a title.
    ///
    /// - Throws: `ExtractionError` if the bytes are no text.
    func documents(
        _ bytes: [UInt8], key: String, source: Source, name: String
    ) throws(ExtractionError) -> (text: Document, boilerplate: Document) {
        let page = try cleaner.clean(bytes, name: name)
        return (
            PageReader.document(of: page, kept: true, key: key, source: source),
            PageReader.document(of: page, kept: false, key: key, source: source)
        )
    }

    private static func document(
        of page: CleanPage, kept: Bool, key: String, source: Source
    ) -> Document {
        var text: [UInt8] = []
        var blocks: [TextBlock] = []
        for block in page.blocks where block.isKept == kept {
            if !text.isEmpty { text += [0x0A, 0x0A] }
            let start = text.count
            text += Array(block.text.utf8)
            blocks.append(
                TextBlock(
                    kind: UInt8(BlockKind.allCases.firstIndex(of: block.kind)!),
                    text: start..<text.count, source: block.source))
        }
        var document = Document(key: key, source: source, text: "", blocks: blocks)
        document.text = text
        // The title is searched with the text, and belongs to what was kept.
        if kept { document.metadata.title = page.metadata.title }
        document.metadata.url = page.metadata.canonicalURL
        document.metadata.site = page.metadata.site
        document.metadata.author = page.metadata.author
        document.metadata.published = page.metadata.published
        document.metadata.modified = page.metadata.modified
        document.metadata.language = page.metadata.language
        return document
    }
}
