internal import SearchCore

/// What is in a file, counted: for those who measure and check how files are read.
package struct RecordTally: Sendable {
    /// Documents.
    package var documents = 0
    /// What is no document and not meant to be one.
    package var passedOver = 0
    /// What was left out, and why.
    package var failures: [IngestFailure] = []
    /// Bytes of documents.
    package var documentBytes = 0
    /// Bytes of the file, decompressed.
    package var bytes = 0

    /// Reads all records of a file; nothing is cleaned.
    ///
    /// - Throws: `IngestError.unreadable`.
    package init(path: String) throws(IngestError) {
        let name = String(path.split(separator: "/").last ?? "")
        let found = FoundSource(
            source: Source(path: path, size: 0, modified: 0), form: SourceForm(anyName: name))
        var reader = try RecordReaders().open(found)
        while let event = try reader.next() {
            switch event {
            case .record(let record):
                documents += 1
                documentBytes += record.bytes.count
            case .passedOver: passedOver += 1
            case .failure(let failure): failures.append(failure)
            }
        }
        bytes = reader.offset
    }
}
