internal import MappedIO
public import PageExtraction

/// Pages in files, compressed ones too.
public enum PageFile {
    /// Cleans the page in a file.
    ///
    /// - Throws: `IngestError` if it can't be read or is no text.
    public static func clean(
        _ path: String, cleaner: PageCleaner = .init()
    ) throws(IngestError) -> CleanPage {
        try read(path, limit: cleaner.limits.inputBytes) { bytes, name throws(ExtractionError) in
            try cleaner.clean(bytes, name: name)
        }
    }

    /// Cleans the page in a file and says of each block what decided.
    ///
    /// - Throws: as `clean`.
    public static func explain(
        _ path: String, cleaner: PageCleaner = .init()
    ) throws(IngestError) -> PageExplanation {
        try read(path, limit: cleaner.limits.inputBytes) { bytes, name throws(ExtractionError) in
            try cleaner.explain(bytes, name: name)
        }
    }

    /// What the pages in a folder and below have in common; of many, a sample is read.
    ///
    /// - Throws: `IngestError` if the folder can't be read.
    public static func siteKnowledge(
        from folder: String, cleaner: PageCleaner = .init()
    ) throws(IngestError) -> SiteKnowledge {
        var finder = SourceFinder(excluded: [])
        try finder.add(folder)
        return SiteSampler.knowledge(ofAll: finder.found, cleaner: cleaner)
    }

    private static func read<Result>(
        _ path: String, limit: Int,
        _ body: (_ bytes: [UInt8], _ name: String) throws(ExtractionError) -> Result
    ) throws(IngestError) -> Result {
        let form = SourceForm(anyName: String(path.split(separator: "/").last ?? ""))
        do {
            let stream = try ByteStreams.openDecompressed(path)
            let bytes = try stream.readAll(limit: limit)
            return try body(bytes, form.innerName)
        } catch let error as ExtractionError {
            throw .unreadable("\(path): \(error)")
        } catch {
            throw .unreadable("\(path): \(error)")
        }
    }
}
