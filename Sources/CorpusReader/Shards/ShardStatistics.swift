internal import MappedIO
public import SearchCore

/// The statistics of a collection that is in several shards: of its texts, and beside of what was stripped from them.
public enum ShardStatistics {
    /// The file of what was stripped, beside that of the texts.
    public static func boilerplate(beside path: String) -> String { path + ".boilerplate" }

    /// Adds up the statistics of parts, each a shard, an index or a file that this made.
    ///
    /// - Returns: the statistics of the texts.
    /// - Complexity: as `CollectionStatisticsWriter.write`.
    /// - Throws: `IndexError` if a part can't be read, has other settings, or the file can't be written.
    /// - Precondition: there is a part.
    public static func merge(
        _ parts: [String], to path: String, isDurable: Bool = true
    ) throws(IndexError) -> CollectionStatistics {
        var texts = CollectionStatisticsWriter()
        var boilerplate: CollectionStatisticsWriter?
        for part in parts {
            if (try? FileStatus(path: part))?.kind == .file {
                try texts.add(CollectionStatistics(path: part))
                let beside = self.boilerplate(beside: part)
                if (try? FileStatus(path: beside)) == nil { continue }
                boilerplate = boilerplate ?? .init()
                try boilerplate!.add(CollectionStatistics(path: beside))
            } else {
                try texts.add(IndexReader(folder: part))
                guard let folder = try BoilerplateIndex.existing(in: part) else { continue }
                boilerplate = boilerplate ?? .init()
                try boilerplate!.add(IndexReader(folder: folder))
            }
        }
        try boilerplate?.write(to: self.boilerplate(beside: path), isDurable: isDurable)
        try texts.write(to: path, isDurable: isDurable)
        return try CollectionStatistics(path: path)
    }
}
