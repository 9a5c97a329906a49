internal import MappedIO
public import PageExtraction
internal import SearchCore

/// Pages in files, compressed ones too.
public enum PageFile {
    /// Cleans the page in a file.
    ///
    /// - Throws: `IngestError` if it can't be read or is no text.
    public static func clean(
        _ path: String, cleaner: PageCleaner = .init()
    ) throws(IngestError) -> CleanPage {
        let form = SourceForm(anyName: String(path.split(separator: "/").last ?? ""))
        let source = Source(path: path, size: 0, modified: 0)
        do {
            let bytes = try ByteStreams.readAll(
                FoundSource(source: source, form: form), limit: cleaner.limits.inputBytes)
            return try cleaner.clean(bytes, name: form.innerName)
        } catch let error as ExtractionError {
            throw .unreadable("\(path): \(error)")
        } catch {
            throw .unreadable("\(path): \(error)")
        }
    }
}
