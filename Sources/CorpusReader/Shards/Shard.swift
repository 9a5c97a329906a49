internal import Glibc
internal import MappedIO
internal import SearchCore

/// The folder of a shard: an index, that of what was stripped in it, and a description.
enum Shard {
    /// The description of the shard in a folder; nil where nothing is.
    private static func existing(in folder: String) throws(ShardError) -> ShardDescription? {
        guard (try? FileStatus(path: folder)) != nil else { return nil }
        return try ShardDescription(ofShard: folder)
    }

    /// Whether every checksum and invariant holds.
    ///
    /// - Complexity: every byte is read.
    private static func isWhole(_ folder: String) throws(ShardError) -> Bool {
        do throws(IndexError) {
            for part in try parts(of: folder)
            where try !IndexChecker.check(folder: part).errors.isEmpty { return false }
            return true
        } catch {
            switch error {
            case .corrupt, .missing, .tooOld: return false
            default: throw .ingest(.index(error))
            }
        }
    }

    /// The folders of its indexes.
    private static func parts(of folder: String) throws(IndexError) -> [String] {
        [folder] + (try BoilerplateIndex.existing(in: folder).map { [$0] } ?? [])
    }

    /// Bytes of the files of both indexes; 0 for what can't be opened.
    private static func byteCount(of folder: String) -> UInt64 {
        let parts = (try? parts(of: folder)) ?? []
        return parts.reduce(0) { sum, part in
            let summary = (try? IndexReader(folder: part)).flatMap { try? IndexSummary($0) }
            return sum + (summary?.bytes.reduce(0) { $0 + $1.count } ?? 0)
        }
    }

    /// Writes a shard beside its place and puts it there, if a whole one of the same is not there; a damaged one makes
    /// way.
    ///
    /// - Parameters:
    ///   - wanted: what it is to be made of, and how.
    ///   - body: writes the indexes into a folder and adds to the description what came of it.
    /// - Throws: `ShardError.otherInputs` if there is another shard.
    static func make(
        _ wanted: ShardDescription, in folder: String,
        _ body: (String, inout ShardDescription) throws(ShardError) -> Void
    ) throws(ShardError) -> ShardBuilder.Report {
        if let there = try existing(in: folder) {
            guard there.inputs == wanted.inputs, there.reading == wanted.reading else {
                throw .otherInputs(folder)
            }
            if try isWhole(folder) {
                return ShardBuilder.Report(
                    description: there, wasThere: true, byteCount: byteCount(of: folder))
            }
        }
        let fresh = try onFiles { () throws(FileError) in try FreshFolder(at: folder) }
        do throws(ShardError) {
            var description = wanted
            try body(fresh.draft, &description)
            try describe(&description, fresh.draft)
            let bytes = description.bytes
            try onFiles { () throws(FileError) in
                try fresh.write(ShardDescription.fileName, bytes)
            }
            try publish(fresh)
            return ShardBuilder.Report(
                description: description, byteCount: byteCount(of: fresh.path))
        } catch {
            fresh.discard()
            throw error
        }
    }

    /// Counts what is in the indexes, and takes the locks, which name a process, out of their folders.
    private static func describe(
        _ description: inout ShardDescription, _ draft: String
    ) throws(ShardError) {
        do throws(IndexError) {
            let summary = try IndexSummary(IndexReader(folder: draft))
            description.documentCount = summary.documentCount
            description.tokenCount = summary.tokenCount
            for part in try parts(of: draft) {
                try? LocalFileSystem().remove(FilePath.child(IndexWriter.lockName, of: part))
            }
        } catch {
            throw .ingest(.index(error))
        }
    }

    /// Another worker may have put the same shard there meanwhile; then that one stays.
    private static func publish(_ fresh: FreshFolder) throws(ShardError) {
        do throws(FileError) {
            try fresh.publish()
            return
        } catch {
            guard error.code == EEXIST || error.code == ENOTEMPTY else { throw .file(error) }
        }
        if try isWhole(fresh.path) { return fresh.discard() }
        try onFiles { () throws(FileError) in
            let damaged = fresh.draft + ".damaged"
            try LocalFileSystem().rename(fresh.path, to: damaged)
            try fresh.publish()
            try FolderTree.remove(damaged)
        }
    }
}

/// Runs a file-system call and hands on its error as a `ShardError`.
func onFiles<Result>(_ body: () throws(FileError) -> Result) throws(ShardError) -> Result {
    do { return try body() } catch { throw .file(error) }
}
