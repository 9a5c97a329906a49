internal import Synchronization
internal import Winnow

/// The newest commit of an index, for as many threads as there are.
final class LiveIndex: Sendable {
    /// So long a commit is taken for the newest before the folder is looked at again.
    private static let patience = Duration.milliseconds(200)
    /// So many searchers are kept for the next searches; each has its own buffers.
    private static let mostIdle = 16

    /// Searchers are for one thread at a time: one is either idle, under the lock, or lent to one borrower.
    private final class Lent: @unchecked Sendable {
        let searcher: Searcher
        init(_ searcher: Searcher) { self.searcher = searcher }
    }

    private struct State {
        var reader: IndexReader
        /// Of what the index is a part; nil where it is all.
        var collection: CollectionStatistics?
        var idle: [Lent] = []
        var nextLook: ContinuousClock.Instant
        var failures = 0
    }

    private let state: Mutex<State>
    private let stripped = Mutex<LiveIndex?>(nil)
    /// The file of the statistics of a collection that the index is a part of.
    private let statistics: String?

    /// Opens the index in a folder.
    ///
    /// - Parameter statistics: the file of those of a collection that it is a part of; nil where it is all.
    init(folder: String, statistics: String? = nil) throws(IndexError) {
        let reader = try IndexReader(folder: folder)
        self.statistics = statistics
        let collection = try statistics.map { path throws(IndexError) in
            try CollectionStatistics(path: path)
        }
        _ = try LiveIndex.searcher(reader, collection)
        state = Mutex(
            State(
                reader: reader, collection: collection,
                nextLook: .now.advanced(by: LiveIndex.patience)))
    }

    /// The commit that is searched.
    var reader: IndexReader { state.withLock { $0.reader } }

    /// What was stripped from the pages of the index; nil if there is no page in it.
    func boilerplate() throws -> LiveIndex? {
        try stripped.withLock { stripped in
            if stripped == nil, let folder = try BoilerplateIndex.existing(in: reader.folder) {
                stripped = try LiveIndex(
                    folder: folder, statistics: statistics.map(ShardStatistics.boilerplate))
            }
            return stripped
        }
    }

    /// How often a newer commit couldn't be opened; the one before was searched on then.
    var failures: Int { state.withLock { $0.failures } }

    /// Runs `body` with a searcher of the newest commit.
    ///
    /// - Parameter language: that of the query's words; nil for any of the index's.
    func withSearcher<Result>(
        language: String? = nil, _ body: (Searcher) throws -> Result
    ) throws -> Result {
        refresh()
        let (lent, reader, collection) = state.withLock { state in
            // Few ask for a language: no searchers of it are kept.
            (language == nil ? state.idle.popLast() : nil, state.reader, state.collection)
        }
        if let language {
            return try body(LiveIndex.searcher(reader, collection, language: language))
        }
        let mine = try lent ?? Lent(LiveIndex.searcher(reader, collection))
        defer {
            state.withLock { state in
                if mine.searcher.reader === state.reader, state.idle.count < LiveIndex.mostIdle {
                    state.idle.append(mine)
                }
            }
        }
        return try body(mine.searcher)
    }

    private static func searcher(
        _ reader: IndexReader, _ collection: CollectionStatistics?, language: String? = nil
    ) throws(IndexError) -> Searcher {
        guard let collection else { return Searcher(reader, language: language) }
        return try Searcher(reader, of: collection, language: language)
    }

    /// Opens the newest commit if another one is open and the folder was not looked at just now.
    private func refresh() {
        let now = ContinuousClock.now
        let old: IndexReader? = state.withLock { state in
            guard now >= state.nextLook else { return nil }
            // Others go on with what is open meanwhile.
            state.nextLook = now.advanced(by: LiveIndex.patience)
            return state.reader
        }
        guard let old else { return }
        do {
            if try old.isNewest() { return }
            let new = try IndexReader(folder: old.folder)
            let collection = state.withLock { $0.collection }
            // What is more than the statistics are of is not shown.
            _ = try LiveIndex.searcher(new, collection)
            state.withLock { state in
                state.reader = new
                state.idle = []
            }
        } catch {
            state.withLock { $0.failures += 1 }
        }
    }
}
