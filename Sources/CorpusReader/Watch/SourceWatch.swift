package import MappedIO
package import PageExtraction
package import SearchCore

/// Follows files and folders, and brings an index up to date with them whenever they have changed.
///
/// Every update is an ingest, which looks at the size and time of every file; what happened tells when,
/// not what. So nothing depends on having seen every event, and an overflow of the kernel's queue, a
/// folder that is moved or one that appears with all it holds need no care of their own. As the ingest
/// walks, each folder gets its watch before its names are read: what comes later is an event.
///
/// The folders above what was named are watched too, for one name each. So a path that is deleted,
/// replaced or made again is followed like any change. Links among the paths are resolved once, at the
/// start. What is changed through a link to a file elsewhere is found at the next update.
package final class SourceWatch {
    /// Why waiting ended.
    package enum Wake: Sendable {
        /// Something has changed, and it has settled.
        case changed
        /// A signal has come.
        case stopped
        /// The deadline is over.
        case timedOut
    }

    private let tops: [String]
    private let watcher: FolderWatcher
    private var map = WatchMap()
    private var burst = Burst()
    private var retry: ContinuousClock.Instant?
    private let outlines = OutlineMemory()

    /// Follows files and folders, each of which must be there, from the first update on.
    ///
    /// - Throws: `IngestError.noSuchPath`, `.unreadable`, or `.unwatchable` where the system allows no
    ///   more watchers.
    package init(_ paths: [String]) throws(IngestError) {
        try Ingest.validate(paths)
        var tops: [String] = []
        for path in paths {
            do { tops.append(try FilePath.resolved(path)) } catch {
                throw error.isMissing ? .noSuchPath(path) : .unreadable(error.description)
            }
        }
        self.tops = tops
        do { watcher = try FolderWatcher() } catch { throw .unwatchable(error.description) }
    }

    /// Brings the index up to date.
    ///
    /// A path that is gone is no error: its documents are removed.
    ///
    /// - Throws: as `Ingest.run`; `.unwatchable`, before anything is changed, if a folder can't be
    ///   watched, as when there are more than the system allows.
    package func update(
        _ writer: IndexWriter, cleaner: PageCleaner = .init(), usesSites: Bool = true,
        reading: ReadingOptions = .init(),
        report: @escaping (Ingest.Progress) -> Void = { _ in }
    ) throws(IngestError) -> Ingest.Summary {
        map.begin(excluding: Ingest.folder(of: writer))
        for top in tops { try watchWay(to: top) }
        let summary = try Ingest.run(
            following: tops, into: writer, cleaner: cleaner,
            sites: usesSites ? .remembered(outlines) : .none, reading: reading,
            entering: { [self] folder throws(IngestError) in
                if let watch = try watch(folder) { map.enter(folder, watch) }
            }, report: report)
        for watch in map.end() { watcher.remove(watch) }
        return summary
    }

    /// Waits until something has changed and no more has for a moment.
    ///
    /// - Parameters:
    ///   - stop: signals that end the waiting.
    ///   - deadline: when it ends in any case.
    package func wait(
        until stop: StopSignals? = nil, deadline: ContinuousClock.Instant? = nil
    ) throws(IngestError) -> Wake {
        while true {
            if stop?.haveCome == true { return .stopped }
            let now = ContinuousClock.now
            let due = retry ?? burst.due
            if let due, due <= now {
                burst = Burst()
                retry = nil
                return .changed
            }
            if let deadline, deadline <= now { return .timedOut }
            let next = [due, deadline].compactMap(\.self).min()
            do throws(FileError) {
                guard try watcher.wait(upTo: next.map { $0 - now }, or: stop) else { continue }
                if try watcher.read().contains(where: { map.concerns($0) }) {
                    burst.note(ContinuousClock.now)
                }
            } catch {
                throw .unwatchable(error.description)
            }
        }
    }

    /// Lets the next waiting end after a while though nothing more changes, because what had changed could
    /// not be indexed.
    package func retry(after delay: Duration) { retry = ContinuousClock.now + delay }

    /// Watches every folder above a path for the name that leads on to it.
    private func watchWay(to top: String) throws(IngestError) {
        var folder = "/"
        for name in top.split(separator: "/") {
            if let watch = try watch(folder) { map.pass(folder, watch, to: String(name)) }
            folder = FilePath.child(name, of: folder)
        }
    }

    /// - Returns: nil for a folder that is gone or that may not be read, in which a walk finds nothing.
    private func watch(_ folder: String) throws(IngestError) -> FolderWatcher.Watch? {
        do { return try watcher.add(folder) } catch {
            if case .file(let error) = error, error.isMissing || error.isForbidden { return nil }
            throw .unwatchable(error.description)
        }
    }
}
