internal import MappedIO

/// What scores depend on besides a document itself, of a whole collection of which an index has a part: so each
/// part gives a document the score that one index of all would give it.
///
/// The format is described at `CollectionStatisticsWriter`.
public final class CollectionStatistics: Sendable {
    /// The file.
    public let path: String
    /// The documents of the collection, empty ones and those that are deleted but not merged away included.
    public let documentCount: Int
    /// The settings of the indexes that the collection is in.
    let settings: String
    /// The languages of the documents, ascending; "" where none is known.
    let languages: [String]
    private let fields: [FieldStatistics]
    private let dictionaries: [DictionaryID: TermDictionary]
    private let file: IndexFile

    /// The dictionaries whose terms are counted: phrases are scored by their words.
    static let dictionaryIDs = DictionaryID.all.filter { $0.form != .phrase }

    /// Opens a file of statistics.
    ///
    /// - Complexity: 4 bytes are read for each 16 KiB; the rest is verified when it is asked for.
    /// - Throws: `IndexError.file` if it is not there, `.corrupt`, `.tooNew` or `.tooOld` if it is not as it was
    ///   written.
    public init(path: String) throws(IndexError) {
        self.path = path
        let bytes = try onDisk { () throws(FileError) in try MappedFile(path: path).bytes }
        file = try IndexFile(bytes, path: path, kind: .statistics, segment: 0)
        dictionaries = try TermDictionary.open(file)
        guard let headLength = try file.uint32(at: 0), headLength <= file.payload.count - 4,
            let region = try file.slice(4..<4 + Int(headLength)), let head = Head(region)
        else {
            throw .corrupt(
                path: path, offset: FileEnvelope.headerLength,
                expected: "the statistics of a collection", found: "other bytes")
        }
        documentCount = head.documentCount
        settings = head.settings
        languages = head.languages
        fields = head.fields
    }

    func statistics(_ field: Field) -> FieldStatistics { fields[Int(field.rawValue)] }

    func dictionary(_ id: DictionaryID) -> TermDictionary? { dictionaries[id] }

    /// How many documents have a term.
    func documentFrequency(of term: [UInt8], in id: DictionaryID) throws(IndexError) -> Int {
        Int(try dictionaries[id]?.info(of: term)?.documentFrequency ?? 0)
    }

    /// Words of their texts, titles included.
    public var tokenCount: UInt64 { statistics(.text).tokenCount }

    /// The terms of the text, as typed.
    public var termCount: Int { dictionaries[.init(field: .text, form: .exact)]?.count ?? 0 }

    /// Whether they can be those of a collection that the index is a part of.
    ///
    /// - Throws: `IndexError.settings` if they are of indexes with other settings, `.statistics` if they are of
    ///   less than the index has.
    func requireToCover(_ reader: IndexReader) throws(IndexError) {
        guard settings == reader.settings.fingerprint else {
            throw .settings(
                folder: reader.folder, expected: settings, found: reader.settings.fingerprint)
        }
        for field in Field.allCases {
            let (all, own) = (statistics(field), reader.statistics(field))
            guard all.documentCount >= own.documentCount, all.tokenCount >= own.tokenCount else {
                throw .statistics(path: path, folder: reader.folder)
            }
        }
    }

    /// Verifies every byte, and that the terms can be read.
    ///
    /// - Complexity: linear in the file.
    public func check() throws(IndexError) {
        try file.verifyAll()
        for id in Self.dictionaryIDs {
            var cursor = try dictionaries[id]?.cursor()
            while try cursor?.next() != nil {}
        }
    }

    /// What stands before the terms.
    struct Head {
        var settings: String
        var documentCount = 0
        var fields = [FieldStatistics](repeating: .init(), count: Field.allCases.count)
        var languages: [String] = []

        init(settings: String) { self.settings = settings }

        init?(_ region: ByteRegion) {
            var reader = ByteReader(region)
            guard let settings = reader.string(), let documents = reader.count() else { return nil }
            self.settings = settings
            documentCount = documents
            for index in fields.indices {
                guard let counted = reader.count(), counted <= documents,
                    let tokens = reader.varint(), tokens < 1 << 60
                else { return nil }
                fields[index] = FieldStatistics(documentCount: counted, tokenCount: tokens)
            }
            guard let count = reader.count(), count <= region.count else { return nil }
            for _ in 0..<count {
                guard let language = reader.string() else { return nil }
                languages.append(language)
            }
            guard reader.isAtEnd else { return nil }
        }

        func encode(into buffer: inout ByteBuffer) {
            buffer.append(string: settings)
            buffer.append(varint: documentCount)
            for field in fields {
                buffer.append(varint: field.documentCount)
                buffer.append(varint: field.tokenCount)
            }
            buffer.append(varint: languages.count)
            for language in languages { buffer.append(string: language) }
        }
    }
}
