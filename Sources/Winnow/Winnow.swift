/// Full-text search over scraped pages: clean them, index what is left, and search it.
///
/// ```swift
/// let page = try PageCleaner().clean(Array(html.utf8), form: .html)
/// let writer = try IndexWriter(folder: folder)
/// var document = Document(key: "page.html", text: page.text)
/// document.metadata.title = page.metadata.title
/// try writer.add(document)
/// try writer.commit()
/// let searcher = Searcher(try IndexReader(folder: folder))
/// let results = try searcher.search(try Query("\"verifiable steps\""))
/// let best = try searcher.details(of: results.hits[0], in: results)
/// print(results.total, results.hits[0].key, best.passage.text)
/// ```
///
/// `Ingest` does all of the building for folders of files. The parts are modules of their own, for
/// the sake of those who read the code: `PageExtraction` cleans, `TextAnalysis` makes tokens,
/// `QuerySyntax` reads queries, `SearchCore` is the engine and `CorpusReader` brings files to it.
@_exported public import CorpusReader
@_exported public import PageExtraction
@_exported public import QuerySyntax
@_exported public import SearchCore
@_exported public import TextAnalysis
