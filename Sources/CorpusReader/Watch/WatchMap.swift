internal import MappedIO

/// What each watched folder is watched for, and which events can change what is to be indexed.
///
/// It is made anew in rounds, one a walk: a folder that a round does not meet was deleted or moved
/// away, and its watch is to end.
struct WatchMap {
    private struct Interest {
        var round: Int
        var path: String
        /// Whether the folder is walked, so that every name counts that a walk would look at.
        var isWalked = false
        /// Names that count in any case: they are on the way to a path that was named.
        var names: Set<String> = []
    }

    private var interests: [FolderWatcher.Watch: Interest] = [:]
    private var round = 0
    private var excluded = ""

    /// Begins a round.
    ///
    /// - Parameter excluded: the path of a folder that is not walked into.
    mutating func begin(excluding excluded: String) {
        round += 1
        self.excluded = excluded
    }

    /// Notes that the folder at `path` is walked.
    mutating func enter(_ path: String, _ watch: FolderWatcher.Watch) {
        self[of: path, watch].isWalked = true
    }

    /// Notes that the folder at `path` is on the way to a path that was named, by way of `name`.
    mutating func pass(_ path: String, _ watch: FolderWatcher.Watch, to name: String) {
        self[of: path, watch].names.insert(name)
    }

    /// Ends a round.
    ///
    /// - Returns: watches of folders that were not met.
    mutating func end() -> [FolderWatcher.Watch] {
        let stale = interests.filter { $0.value.round != round }.map(\.key)
        for watch in stale { interests[watch] = nil }
        return stale
    }

    /// Whether an event can change what is to be indexed.
    ///
    /// It can if it is about a name that a walk would not pass over, and about something whole: a new file
    /// counts when it is closed, unless it came by a link, after which nothing would follow.
    func concerns(
        _ event: FolderWatcher.Event,
        status: (String) -> FileStatus? = { try? FileStatus(path: $0) }
    ) -> Bool {
        if event.kind == .lost { return true }
        guard let interest = interests[event.watch] else { return false }
        if event.kind == .displaced { return true }
        if event.name.isEmpty { return false }
        let path = FilePath.child(event.name, of: interest.path)
        if path == excluded { return false }
        if !interest.names.contains(event.name) {
            guard interest.isWalked, !SourceForm.isHidden(event.name),
                event.isFolder || SourceForm(name: event.name) != nil
            else { return false }
        }
        guard event.kind == .created, !event.isFolder else { return true }
        return status(path).map { $0.isLink || $0.nameCount > 1 } ?? false
    }

    private subscript(of path: String, _ watch: FolderWatcher.Watch) -> Interest {
        get {
            guard let known = interests[watch], known.round == round else {
                return Interest(round: round, path: path)
            }
            return known
        }
        set { interests[watch] = newValue }
    }
}
