internal import MappedIO
internal import SearchCore

/// A file to index, as found.
struct FoundSource: Hashable, Sendable {
    var source: Source
    var form: SourceForm

    init(source: Source, form: SourceForm) {
        self.source = source
        self.form = form
    }

    /// A file that was found before; nil if it has another size or time since, or is gone.
    init?(unchanged source: Source) {
        guard let status = try? FileStatus(path: source.path), status.size == source.size,
            status.modified == source.modified
        else { return nil }
        let name = String(source.path.split(separator: "/").last ?? "")
        self.init(source: source, form: SourceForm(anyName: name))
    }
}

/// Finds the files to index below paths.
///
/// Folders are walked in the order of names' bytes; hidden files and folders, and folders behind
/// links, are passed over, and so is what a browser saved with a page. A file that is named itself is taken whatever it is called.
struct SourceFinder {
    /// Absolute paths not to walk into.
    let excluded: Set<String>
    private(set) var found: [FoundSource] = []
    private(set) var failures: [IngestFailure] = []
    /// Files in folders that are of no kind that is read.
    private(set) var passedOver = 0
    private let entering: (String) throws(IngestError) -> Void

    /// - Parameter entering: called with each folder before its names are read, so that one who follows
    ///   changes from then on misses none.
    init(
        excluded: Set<String>,
        entering: @escaping (String) throws(IngestError) -> Void = { _ throws(IngestError) in }
    ) {
        self.excluded = excluded
        self.entering = entering
    }

    /// Looks at a path that was named, which must be there.
    ///
    /// - Returns: the path from the root, links resolved.
    @discardableResult
    mutating func add(_ path: String) throws(IngestError) -> String {
        let named = path
        let path: String
        let status: FileStatus
        do throws(FileError) {
            path = try FilePath.resolved(named)
            status = try FileStatus(path: path)
        } catch {
            throw error.isMissing ? .noSuchPath(named) : .unreadable(error.description)
        }
        switch status.kind {
        case .folder: try walk(path)
        case .file:
            let name = String(path.split(separator: "/").last ?? "")
            add(path, SourceForm(anyName: name), status)
        case .other:
            throw .unreadable("\(path) is neither a file nor a folder")
        }
        return path
    }

    private mutating func add(_ path: String, _ form: SourceForm, _ status: FileStatus) {
        let source = Source(path: path, size: status.size, modified: status.modified)
        found.append(FoundSource(source: source, form: form))
    }

    /// Whether a folder has what a page beside it shows, as browsers save it with a page: by its name, in some of
    /// the languages that they speak.
    private static func isOfSavedPage(_ name: String, beside names: Set<String>) -> Bool {
        for ending in [
            "_files", "-Dateien", "_fichiers", "_archivos", "_file", "_arquivos", "_bestanden",
        ]
        where name.hasSuffix(ending) {
            let page = name.dropLast(ending.count)
            if names.contains(page + ".html") || names.contains(page + ".htm") { return true }
        }
        return false
    }

    private mutating func walk(_ top: String) throws(IngestError) {
        var waiting = [top]
        while let folder = waiting.popLast() {
            if excluded.contains(folder) { continue }
            try entering(folder)
            var folders: [String] = []
            let names: [String]
            do { names = try LocalFileSystem().list(folder) } catch {
                failures.append(IngestFailure(path: folder, reason: FileError.message(error.code)))
                continue
            }
            let all = Set(names)
            for name in names where !SourceForm.isHidden(name) {
                if SourceFinder.isOfSavedPage(name, beside: all) { continue }
                let path = FilePath.child(name, of: folder)
                guard let status = try? FileStatus(path: path) else {
                    failures.append(IngestFailure(path: path, reason: "can't be looked at"))
                    continue
                }
                switch status.kind {
                case .folder: if !status.isLink { folders.append(path) }
                case .file:
                    if let form = SourceForm(name: name) {
                        add(path, form, status)
                    } else {
                        passedOver += 1
                    }
                case .other: passedOver += 1
                }
            }
            waiting += folders.reversed()
        }
    }
}
