internal import MappedIO

/// One state of an index: the segments it is made of.
///
/// Published by a rename, never changed.
///
/// ```
/// payload --> generation, next segment, settings, i, incomplete source^i, n, segment^n
/// segment --> number, documents, deleted, live generation, live file,
///             (documents, tokens)^fields, l, language^l, file^8
/// file    --> length (u64), checksum (u32)
/// ```
/// Numbers without a type are varints; settings, languages and sources' paths are a length and UTF-8; fields and
/// files stand in the order of `Field` and `FileKind.ofSegment`; a file that a segment does not have is all zeros.
/// Before version 5 there were six, without columns and sketches.
struct Commit: Hashable, Sendable {
    var generation: UInt64
    var nextSegment: UInt64
    var settings: String
    /// The paths of sources of which documents were lost (see `IndexRepair`), ascending.
    var incompleteSources: [String] = []
    var segments: [SegmentInfo]

    /// Generations and segment numbers stay below.
    private static let limit: UInt64 = 1 << 62

    func encode(into buffer: inout ByteBuffer) {
        buffer.append(varint: generation)
        buffer.append(varint: nextSegment)
        buffer.append(string: settings)
        buffer.append(varint: incompleteSources.count)
        for path in incompleteSources { buffer.append(string: path) }
        buffer.append(varint: segments.count)
        for segment in segments {
            buffer.append(varint: segment.number)
            buffer.append(varint: segment.documentCount)
            buffer.append(varint: segment.deletedCount)
            buffer.append(varint: segment.liveGeneration)
            Commit.append(segment.liveSummary, to: &buffer)
            for field in segment.fields {
                buffer.append(varint: field.documentCount)
                buffer.append(varint: field.tokenCount)
            }
            buffer.append(varint: segment.languages.count)
            for language in segment.languages { buffer.append(string: language) }
            for file in segment.files { Commit.append(file, to: &buffer) }
        }
    }

    private static func append(_ file: FileSummary, to buffer: inout ByteBuffer) {
        buffer.append(file.length)
        buffer.append(file.checksum)
    }

    /// Reads the commit in a file, every byte of which is verified.
    static func read(_ path: String, generation: UInt64) throws(IndexError) -> Commit {
        let bytes = try onDisk { () throws(FileError) in try MappedFile(path: path).bytes }
        let file = try IndexFile(bytes, path: path, kind: .commit, segment: 0)
        try file.verifyAll()
        var reader = ByteReader(file.payload)
        guard let commit = Commit(&reader, version: file.version), reader.isAtEnd,
            commit.generation == generation
        else {
            throw .corrupt(
                path: path, offset: FileEnvelope.headerLength + reader.offset,
                expected: "a list of segments", found: "other bytes")
        }
        return commit
    }

    private init?(_ reader: inout ByteReader, version: UInt32) {
        guard let generation = reader.varint(), let nextSegment = reader.varint(),
            let settings = reader.string(), let incomplete = reader.count(),
            incomplete <= reader.region.count
        else { return nil }
        self.generation = generation
        self.nextSegment = nextSegment
        self.settings = settings
        segments = []
        for _ in 0..<incomplete {
            guard let path = reader.string() else { return nil }
            incompleteSources.append(path)
        }
        guard let count = reader.count() else { return nil }
        for _ in 0..<count {
            guard let segment = Commit.segment(&reader, version) else { return nil }
            segments.append(segment)
        }
        let numbers = segments.map(\.number)
        guard generation < Commit.limit, nextSegment < Commit.limit,
            numbers.allSatisfy({ $0 < nextSegment }), Set(numbers).count == numbers.count,
            segments.allSatisfy({ $0.liveGeneration <= generation })
        else { return nil }
    }

    init(settings: String) {
        generation = 0
        nextSegment = 1
        self.settings = settings
        segments = []
    }

    private static func segment(_ reader: inout ByteReader, _ version: UInt32) -> SegmentInfo? {
        guard let number = reader.varint(), let documents = reader.count(),
            documents < Int(Int32.max), let deleted = reader.count(), deleted <= documents,
            let liveGeneration = reader.varint(), let live = file(&reader)
        else { return nil }
        var segment = SegmentInfo(
            number: number, documentCount: documents, deletedCount: deleted,
            liveGeneration: liveGeneration, liveSummary: live, fields: [], languages: [], files: [])
        for _ in Field.allCases {
            guard let counted = reader.count(), counted <= documents,
                let tokens = reader.varint(), tokens < 1 << 48
            else { return nil }
            segment.fields.append(FieldStatistics(documentCount: counted, tokenCount: tokens))
        }
        guard let languages = reader.count(), languages <= reader.region.count else { return nil }
        for _ in 0..<languages {
            guard let language = reader.string() else { return nil }
            segment.languages.append(language)
        }
        for kind in FileKind.ofSegment {
            if !kind.isInSegment(ofVersion: version) {
                segment.files.append(.none)
                continue
            }
            guard let file = file(&reader) else { return nil }
            segment.files.append(file)
        }
        return segment
    }

    private static func file(_ reader: inout ByteReader) -> FileSummary? {
        guard let length = reader.uint64(), length < 1 << 56, let checksum = reader.uint32()
        else { return nil }
        return FileSummary(length: length, checksum: checksum)
    }
}
