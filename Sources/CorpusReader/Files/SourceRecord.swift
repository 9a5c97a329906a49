public import SearchCore

/// Finds what a document was made of, wherever it lies: a file, a record of a web archive, an entry of an archive.
public enum SourceRecord {
    /// The bytes of a document's source, freed of what they were packed and sent in: those that a block's source range
    /// counts from, but for rows of tables, whose ranges count from the file's start.
    ///
    /// - Parameter place: where in the source the document is, as it is stored.
    /// - Complexity: only what stands between the place and the nearest restart before it is read besides.
    /// - Throws: `IngestError.unreadable` also where the source is gone or has changed since it was indexed.
    public static func bytes(of source: Source, at place: String?) throws(IngestError) -> [UInt8] {
        guard let found = FoundSource(unchanged: source) else {
            throw .unreadable("\(source.path) is gone, or has changed since it was indexed")
        }
        let readers = RecordReaders()
        guard let place else {
            return try ByteStreams.readAll(found, limit: readers.limits.recordBytes)
        }
        guard let place = RecordPlace(place) else {
            throw .unreadable(
                "the place \"\(place)\" in \(source.path) is of a form that is not known")
        }
        if found.form.holdsRows { return try readers.row(of: found, at: place) }
        var reader = try readers.open(found, at: place)
        while let event = try reader.next() {
            switch event {
            case .record(let record): return record.bytes
            case .failure(let failure): throw .unreadable("\(failure.path): \(failure.reason)")
            case .passedOver: continue
            }
        }
        throw .unreadable("no document is at \(place) in \(source.path)")
    }
}
