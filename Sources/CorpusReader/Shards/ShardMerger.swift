internal import MappedIO
public import SearchCore

/// Makes one shard of several, without reading their inputs again.
public struct ShardMerger {
    /// How the index is written.
    public var options = IndexWriter.Options()

    /// A merger that writes as `IndexWriter.Options` do by themselves.
    public init() {}

    /// Merges shards, or indexes, into one in a folder, if a whole one of the same is not there.
    ///
    /// Of documents with the same key that of the last one is kept.
    ///
    /// - Throws: `ShardError.otherInputs` if there is another shard in the folder; `.ingest` if one can't be read or was
    ///   built with other settings.
    public func merge(_ folders: [String], in folder: String) throws(ShardError)
        -> ShardBuilder.Report
    {
        var wanted = ShardDescription(inputs: [], reading: "merged")
        for part in folders {
            // An index that says nothing of its inputs stands for them.
            guard let own = try? ShardDescription(ofShard: part) else {
                wanted.inputs.append(FilePath.absolute(part))
                continue
            }
            wanted.inputs += own.inputs
            wanted.bytesRead += own.bytesRead
            wanted.failures += own.failures
        }
        return try Shard.make(wanted, in: folder) { (draft, _) throws(ShardError) in
            do throws(IndexError) {
                try merge(folders, into: draft)
                var boilerplates: [String] = []
                for part in folders {
                    if let own = try BoilerplateIndex.existing(in: part) {
                        boilerplates.append(own)
                    }
                }
                if !boilerplates.isEmpty {
                    try merge(boilerplates, into: BoilerplateIndex.folder(of: draft))
                }
            } catch {
                throw .ingest(.index(error))
            }
        }
    }

    private func merge(_ folders: [String], into folder: String) throws(IndexError) {
        var readers: [IndexReader] = []
        for folder in folders { readers.append(try IndexReader(folder: folder)) }
        let writer = try IndexWriter(
            folder: folder, settings: readers.first?.settings ?? .standard, options: options)
        try writer.add(indexes: readers)
        try writer.commit()
    }
}
