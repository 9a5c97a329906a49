package import JSONText
public import MappedIO

/// What a shard says of itself, in its file `shard.json`: what it was made of, and what came of it.
///
/// It depends on the inputs and how they are read alone, so that a shard which is built twice has the same bytes.
public struct ShardDescription: Sendable, Hashable {
    /// Files and folders that it was built from, as they were named.
    public var inputs: [String]
    /// How they were read: options that make different shards have different texts here.
    public var reading: String
    /// Documents in the shard.
    public var documentCount = 0
    /// Words of their texts, titles included.
    public var tokenCount: UInt64 = 0
    /// Bytes that were read, decompressed.
    public var bytesRead: UInt64 = 0
    /// Inputs, and records in them, that were left out.
    public var failures: [IngestFailure] = []

    static let fileName = "shard.json"
    private static let format = 1
    private static let longest = 1 << 30

    init(inputs: [String], reading: String) {
        self.inputs = inputs
        self.reading = reading
    }

    /// The description of the shard in a folder.
    ///
    /// - Throws: `ShardError.notAShard` if there is none, or one that this version can't read.
    public init(ofShard folder: String) throws(ShardError) {
        let path = FilePath.child(ShardDescription.fileName, of: folder)
        var bytes: [UInt8] = []
        do {
            let file = try InputFile(path: path)
            while try file.read(1 << 20, appendingTo: &bytes) > 0 {
                guard bytes.count < ShardDescription.longest else { break }
            }
        } catch {
            throw .notAShard(folder, "\(error)")
        }
        let parser = JSONParser(maximumValues: 1 << 26)
        guard let value = try? parser.parse(bytes.span),
            value["format"] == .integer(ShardDescription.format),
            let reading = value["reading"]?.string, let inputs = value["inputs"],
            case .integer(let documents)? = value["documents"], documents >= 0,
            case .integer(let tokens)? = value["tokens"], tokens >= 0,
            case .integer(let bytesRead)? = value["bytesRead"], bytesRead >= 0
        else {
            throw .notAShard(
                folder, "\(path) is not a shard's description of format \(ShardDescription.format)")
        }
        self.init(inputs: inputs.elements.compactMap(\.string), reading: reading)
        documentCount = documents
        tokenCount = UInt64(tokens)
        self.bytesRead = UInt64(bytesRead)
        failures = (value["failures"]?.elements ?? []).compactMap { failure in
            guard let path = failure["path"]?.string, let reason = failure["reason"]?.string else {
                return nil
            }
            return IngestFailure(path: path, reason: reason)
        }
    }

    var bytes: [UInt8] {
        var object = JSONObject()
        object.add("format", ShardDescription.format)
        object.add("reading", reading)
        object.add("documents", documentCount)
        object.add("tokens", Int(clamping: tokenCount))
        object.add("bytesRead", Int(clamping: bytesRead))
        object.add("failures", failures.map(ShardDescription.json))
        object.add("inputs", inputs)
        return Array((object.line + "\n").utf8)
    }

    /// What was left out, and why.
    package static func json(_ failure: IngestFailure) -> JSONObject {
        var object = JSONObject()
        object.add("path", failure.path)
        object.add("reason", failure.reason)
        return object
    }
}

/// Why a shard could not be made or read.
public enum ShardError: Error, Sendable, Hashable, CustomStringConvertible {
    /// There is something else at the place; the reason is for people.
    case notAShard(String, String)
    /// There is a shard of other inputs, or read otherwise, at the place.
    case otherInputs(String)
    /// The list of inputs can't be used; the reason is for people.
    case inputs(String)
    /// The inputs can't be read, or the index can't be written.
    case ingest(IngestError)
    /// A call to the operating system failed.
    case file(FileError)

    /// One sentence.
    public var description: String {
        switch self {
        case .notAShard(let folder, let reason): "no shard in \(folder): \(reason)"
        case .otherInputs(let folder):
            "\(folder) is a shard of other inputs, or was read with other options; give the new one another "
                + "name, since the old one may be in use"
        case .inputs(let reason): reason
        case .ingest(let error): error.description
        case .file(let error): error.description
        }
    }
}
