internal import MappedIO
public import PageExtraction
public import SearchCore

/// Builds a shard: an index of some inputs that is whole and does not change any more.
///
/// It knows nothing of other shards nor of who runs it: it reads its inputs and nothing else, writes beside its
/// place, renames, and finds out that it was done before. So any engine can run it on any machine, again if need be.
public struct ShardBuilder {
    /// What cleaning pages favours.
    public var favor = Favor.balanced
    /// As for `Ingest.run`.
    public var usesSites = true
    /// As for `Ingest.run`.
    public var reading = ReadingOptions()
    /// How the index is written.
    public var options = IndexWriter.Options()

    /// What was made.
    public struct Report: Sendable {
        /// What the shard says of itself.
        public var description: ShardDescription
        /// Whether it was there, whole.
        public var wasThere = false
        /// Bytes of its files.
        public var byteCount: UInt64 = 0
    }

    /// A builder of shards as `winnow index` would index their inputs.
    public init() {}

    /// The inputs in a list: a path a line, empty lines passed over.
    ///
    /// - Throws: `ShardError.inputs` if the list can't be read, is no UTF-8, or has a path twice.
    public static func inputs(inList path: String) throws(ShardError) -> [String] {
        var bytes: [UInt8] = []
        do {
            let file = try InputFile(path: path)
            while try file.read(1 << 20, appendingTo: &bytes) > 0 {}
        } catch {
            throw .inputs("\(error)")
        }
        var inputs: [String] = []
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            guard let input = String(validating: line, as: UTF8.self) else {
                throw .inputs("\(path) has a path that is not UTF-8")
            }
            if input.hasSuffix("\r") {
                throw .inputs(
                    "\(path) has line ends of DOS; one path a line, each followed by a line feed")
            }
            inputs.append(input)
        }
        var seen: Set<[UInt8]> = []
        for input in inputs where !seen.insert(Array(input.utf8)).inserted {
            throw .inputs("\(path) names \(input) twice")
        }
        return inputs
    }

    /// Builds the shard of some inputs in a folder, if a whole one is not there.
    ///
    /// What can't be read is left out, and named in the description.
    ///
    /// - Throws: `ShardError.otherInputs` if there is another shard; `.ingest` and `.file` if it can't be
    ///   written, which leaves nothing behind.
    public func build(
        _ inputs: [String], in folder: String,
        report: @escaping (Ingest.Progress) -> Void = { _ in }
    ) throws(ShardError) -> Report {
        let wanted = ShardDescription(inputs: inputs, reading: readingText)
        return try Shard.make(wanted, in: folder) { (draft, description) throws(ShardError) in
            var paths: [String] = []
            for input in inputs {
                do throws(IngestError) {
                    try Ingest.validate([input])
                    paths.append(input)
                } catch {
                    description.failures.append(IngestFailure(path: input, reason: "\(error)"))
                }
            }
            do throws(IngestError) {
                let writer = try onIndex { () throws(IndexError) in
                    try IndexWriter(folder: draft, options: options)
                }
                let summary = try Ingest.run(
                    paths, into: writer, cleaner: PageCleaner(favor: favor), usesSites: usesSites,
                    reading: reading, report: report)
                description.failures += summary.failures
                description.bytesRead = summary.bytes
                _ = try onIndex { () throws(IndexError) in try writer.optimize() }
                if let folder = try onIndex({ () throws(IndexError) in
                    try BoilerplateIndex.existing(in: draft)
                }) {
                    _ = try onIndex { () throws(IndexError) in
                        try IndexWriter(folder: folder, options: options).optimize()
                    }
                }
            } catch {
                throw .ingest(error)
            }
        }
    }

    /// What makes shards of the same inputs different.
    private var readingText: String {
        "favor=\(favor.rawValue) sites=\(usesSites) lang=\(reading.language ?? "") "
            + "map=\(reading.fields.text)"
    }
}

/// Runs what reads or writes an index and hands on its error as an `IngestError`.
func onIndex<Result>(_ body: () throws(IndexError) -> Result) throws(IngestError) -> Result {
    do { return try body() } catch { throw .index(error) }
}
