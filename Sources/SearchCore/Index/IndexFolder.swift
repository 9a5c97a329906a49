internal import MappedIO

/// The commits in the folder of an index.
enum IndexFolder {
    /// The newest commit's generation, or nil if there is none.
    static func newestGeneration(
        in folder: String, _ fileSystem: any FileSystem
    ) throws(IndexError) -> UInt64? {
        do throws(FileError) {
            return try fileSystem.list(folder).compactMap(FileNames.commitGeneration).max()
        } catch {
            if error.isMissing { return nil }
            throw .file(error)
        }
    }

    static func commit(_ generation: UInt64, in folder: String) throws(IndexError) -> Commit {
        try Commit.read(folder + "/" + FileNames.commit(generation), generation: generation)
    }

    /// The names of the files that a commit needs, its own among them.
    static func names(of commit: Commit) -> Set<String> {
        var names: Set<String> = [FileNames.commit(commit.generation)]
        for segment in commit.segments {
            for kind in segment.fileKinds { names.insert(FileNames.segment(segment.number, kind)) }
            if segment.liveGeneration > 0 {
                names.insert(FileNames.live(segment.number, generation: segment.liveGeneration))
            }
        }
        return names
    }
}
