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
        var idle: [Lent] = []
        var nextLook: ContinuousClock.Instant
        var failures = 0
    }

    private let state: Mutex<State>
    private let stripped = Mutex<LiveIndex?>(nil)

    /// Opens the index in a folder.
    init(folder: String) throws(IndexError) {
        let reader = try IndexReader(folder: folder)
        state = Mutex(State(reader: reader, nextLook: .now.advanced(by: LiveIndex.patience)))
    }

    /// The commit that is searched.
    var reader: IndexReader { state.withLock { $0.reader } }

    /// What was stripped from the pages of the index; nil if there is no page in it.
    func boilerplate() throws -> LiveIndex? {
        try stripped.withLock { stripped in
            if stripped == nil, let folder = try BoilerplateIndex.existing(in: reader.folder) {
                stripped = try LiveIndex(folder: folder)
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
        // Few ask for a language: no searchers of it are kept.
        if let language { return try body(Searcher(reader, language: language)) }
        let (lent, reader) = state.withLock { ($0.idle.popLast(), $0.reader) }
        let mine = lent ?? Lent(Searcher(reader))
        defer {
            state.withLock { state in
                if mine.searcher.reader === state.reader, state.idle.count < LiveIndex.mostIdle {
                    state.idle.append(mine)
                }
            }
        }
        return try body(mine.searcher)
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
            state.withLock { state in
                state.reader = new
                state.idle = []
            }
        } catch {
            state.withLock { $0.failures += 1 }
        }
    }
}
