public import PageExtraction
public import SearchCore
internal import TextAnalysis

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

    /// The document of a record, and that of what was stripped from it, without a title; none where nothing is
    /// cleaned.
    ///
    /// - Parameter detectsLanguage: whether to guess the language of a text whose record has none.
    /// - Throws: `ExtractionError` if the bytes are no text, `PDFText.Failure` if none can be read out of them.
    func documents(
        of record: Record, source: Source, detectsLanguage: Bool
    ) throws -> (text: Document, boilerplate: Document?) {
        switch record.content {
        case .page(let form, let name):
            return documents(
                of: try cleaner.clean(
                    record.bytes, form: form, name: name, charset: record.charset), record, source)
        case .pdf:
            let text = try PDFText.text(of: record.bytes, limit: cleaner.limits.inputBytes)
            return documents(of: try cleaner.clean(text, form: .text), record, source)
        case .text(let range):
            var document = Document(key: record.key, source: source, text: "")
            document.text = record.bytes
            document.blocks = [
                TextBlock(
                    kind: UInt8(BlockKind.allCases.firstIndex(of: .paragraph)!),
                    text: 0..<record.bytes.count, source: range)
            ]
            document.take(record)
            if document.metadata.language == nil, detectsLanguage {
                document.metadata.language = LanguageDetector.detect(document.text.span)
            }
            return (document, nil)
        }
    }

    private func documents(
        of page: CleanPage, _ record: Record, _ source: Source
    ) -> (text: Document, boilerplate: Document?) {
        var text = PageReader.document(of: page, kept: true, key: record.key, source: source)
        text.take(record)
        var stripped = PageReader.document(of: page, kept: false, key: record.key, source: source)
        stripped.take(record)
        stripped.metadata.title = nil
        return (text, stripped)
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

extension Document {
    /// Takes what is said of a record, in place of what its content says.
    fileprivate mutating func take(_ record: Record) {
        metadata.title = record.metadata.title ?? metadata.title
        metadata.url = record.metadata.url ?? metadata.url
        metadata.site = record.metadata.site ?? metadata.site
        metadata.author = record.metadata.author ?? metadata.author
        metadata.published = record.metadata.published ?? metadata.published
        metadata.language = record.metadata.language ?? metadata.language
        metadata.captured = record.metadata.captured
        place = record.place?.description
    }
}
