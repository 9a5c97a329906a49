public import SearchCore

/// What was stripped from pages, as an index of its own in the folder of that of their texts.
///
/// It has a document for every page, an empty one where nothing was stripped, with the page's key and source and
/// without a title. It is committed before the other; a page that is not in both as it is now is read again, which
/// puts right whatever was done by half or lost.
public final class BoilerplateIndex {
    /// The folder of the boilerplate of the pages in an index.
    public static func folder(of index: String) -> String { index + "/boilerplate" }

    /// That folder, or nil where no page was read into the index.
    public static func existing(in index: String) throws(IndexError) -> String? {
        let folder = folder(of: index)
        return try IndexReader.hasIndex(folder) ? folder : nil
    }

    /// What this writer holds of the memory that both may.
    private static let share = 0.25

    private let main: IndexWriter
    private var writer: IndexWriter?
    /// What documents were read from before this update.
    private let sources: Set<Source>

    /// The boilerplate of an index that is written to; what is there already is opened.
    init(of main: IndexWriter) throws(IndexError) {
        self.main = main
        guard try BoilerplateIndex.existing(in: main.folder) != nil else {
            sources = []
            return
        }
        let writer = try BoilerplateIndex.open(beside: main)
        sources = Set(try writer.sources().keys)
        self.writer = writer
    }

    private static func open(beside main: IndexWriter) throws(IndexError) -> IndexWriter {
        try IndexWriter(
            folder: BoilerplateIndex.folder(of: main.folder), settings: main.settings,
            options: main.lendMemory(BoilerplateIndex.share))
    }

    /// Whether what was stripped from a page is there.
    func has(_ source: Source) -> Bool { sources.contains(source) }

    func delete(sources: Set<Source>) throws(IndexError) {
        _ = try writer?.delete(sources: sources)
    }

    /// Adds what was stripped from a page, in place of what is there of it.
    func add(_ document: Document) throws(IndexError) {
        if writer == nil { writer = try BoilerplateIndex.open(beside: main) }
        try writer?.add(document)
    }

    func commit() throws(IndexError) { _ = try writer?.commit() }
}
