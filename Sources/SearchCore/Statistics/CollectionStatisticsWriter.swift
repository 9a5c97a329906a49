internal import MappedIO

/// Adds up the statistics of parts of a collection: indexes, and files of what was added up before.
///
/// ```
/// payload    --> head length (u32), head, dictionary^n, table, table offset (u64)
/// head       --> settings, documents, (documents, tokens)^fields, l, language^l
/// ```
/// Numbers without a type are varints, texts a length and UTF-8; fields stand in the order of `Field`. Dictionaries,
/// table and its offset are those of `TermDictionaryWriter`: the exact terms and the stems of each field, each term
/// with its number of documents and without postings, which are empty, an exact term with its stems.
public struct CollectionStatisticsWriter {
    private var head: CollectionStatistics.Head?
    private var languages: Set<String> = []
    private var parts: [(DictionaryID) -> [TermDictionary]] = []

    /// A writer of the statistics of nothing.
    public init() {}

    /// Adds an index.
    ///
    /// - Throws: `IndexError.settings` if it was built with other settings than those before.
    public mutating func add(_ reader: IndexReader) throws(IndexError) {
        try require(reader.settings.fingerprint, of: reader.folder)
        head!.documentCount += reader.segments.reduce(0) { $0 + $1.info.documentCount }
        add(reader.statistics, reader.languages)
        parts.append { id in reader.segments.compactMap { $0.dictionary(id) } }
    }

    /// Adds what was added up before.
    ///
    /// - Throws: as for an index.
    public mutating func add(_ statistics: CollectionStatistics) throws(IndexError) {
        try require(statistics.settings, of: statistics.path)
        head!.documentCount += statistics.documentCount
        add(statistics.statistics, statistics.languages)
        parts.append { id in [statistics.dictionary(id)].compactMap { $0 } }
    }

    private mutating func require(_ settings: String, of part: String) throws(IndexError) {
        if head == nil { head = .init(settings: settings) }
        guard head!.settings == settings else {
            throw .settings(folder: part, expected: head!.settings, found: settings)
        }
    }

    private mutating func add(_ statistics: (Field) -> FieldStatistics, _ languages: [String]) {
        for field in Field.allCases {
            let part = statistics(field)
            head!.fields[Int(field.rawValue)].documentCount += part.documentCount
            head!.fields[Int(field.rawValue)].tokenCount += part.tokenCount
        }
        self.languages.formUnion(languages)
    }

    /// Writes the file beside, and renames it into place.
    ///
    /// - Complexity: O(t p) for t different terms and p parts, of which one term each is held.
    /// - Precondition: something was added.
    public func write(to path: String, isDurable: Bool = true) throws(IndexError) {
        let fileSystem = LocalFileSystem()
        let temporary = path + FileNames.temporarySuffix
        try? fileSystem.remove(temporary)
        do throws(IndexError) {
            try write(
                IndexFileWriter(fileSystem, path: temporary, kind: .statistics, segment: 0),
                isDurable: isDurable)
        } catch {
            try? fileSystem.remove(temporary)
            throw error
        }
        try onDisk { () throws(FileError) in
            try fileSystem.rename(temporary, to: path)
            if isDurable { try fileSystem.syncFolder(FilePath.parent(path)) }
        }
    }

    private func write(_ file: IndexFileWriter, isDurable: Bool) throws(IndexError) {
        guard var head else { preconditionFailure("statistics of nothing") }
        head.languages = languages.sorted()
        var encoded = ByteBuffer()
        head.encode(into: &encoded)
        var file = file
        try file.write { $0.append(UInt32(encoded.count)) }
        try file.write(encoded.bytes)
        var writer = TermDictionaryWriter(file)
        for id in CollectionStatistics.dictionaryIDs {
            let dictionaries = parts.flatMap { $0(id) }
            writer.begin(
                id, hasStems: id.form == .exact && dictionaries.contains(where: \.hasStems))
            var union = try TermUnion(dictionaries)
            while let (term, entries) = try union.next() {
                var info = TermInfo()
                var stems: Set<[UInt8]> = []
                for (_, entry) in entries {
                    let (sum, isTooLarge) = info.documentFrequency.addingReportingOverflow(
                        entry.info.documentFrequency)
                    info.documentFrequency = isTooLarge ? .max : sum
                    stems.formUnion(entry.stems)
                }
                info.totalFrequency = UInt64(info.documentFrequency)
                try writer.add(
                    term, info, stems: stems.sorted { $0.lexicographicallyPrecedes($1) })
            }
            try writer.end()
        }
        _ = try writer.finish(isDurable: isDurable)
    }
}
