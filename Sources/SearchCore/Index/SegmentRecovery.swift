internal import MappedIO

/// What the files in the folder of an index say of its segments, where its commit can't be read.
///
/// Some of them may not have been committed: what a writer that was killed had not finished, or what it had
/// merged and not yet removed.
enum SegmentRecovery {
    /// The segments that have files, ascending by number, with what is known of each.
    ///
    /// That is how many documents it has (0 if that is not known), its files' lengths and checksums (0 of those
    /// that can't be read), and the last note of deleted documents up to a generation.
    static func segments(
        in folder: String, upTo generation: UInt64, _ fileSystem: any FileSystem
    ) throws(IndexError) -> [SegmentInfo] {
        let names = try onDisk { () throws(FileError) in try fileSystem.list(folder) }
        let numbers = Set(names.filter(FileNames.isOurs).compactMap(FileNames.segmentNumber))
        return numbers.sorted().map { number in
            let files = FileKind.ofSegment.map { kind in
                summary(folder + "/" + FileNames.segment(number, kind), kind, number)
            }
            var info = SegmentInfo(
                number: number, documentCount: 0,
                fields: .init(repeating: .init(), count: Field.allCases.count), languages: [],
                files: files)
            let keys = try? IndexFile(
                path: folder + "/" + FileNames.segment(number, .keys), kind: .keys,
                segment: number, summary: info.summary(of: .keys))
            info.documentCount = keys.flatMap { try? DocumentKeys($0).count } ?? 0
            let generations = names.compactMap { FileNames.liveGeneration($0, ofSegment: number) }
            if let last = generations.filter({ $0 <= generation }).max() {
                info.liveGeneration = last
                info.liveSummary = summary(
                    folder + "/" + FileNames.live(number, generation: last), .live, number)
            }
            return info
        }
    }

    private static func summary(_ path: String, _ kind: FileKind, _ number: UInt64) -> FileSummary {
        guard let bytes = try? MappedFile(path: path).bytes,
            let file = try? IndexFile(bytes, path: path, kind: kind, segment: number)
        else { return .none }
        return FileSummary(length: UInt64(bytes.count), checksum: file.checksum)
    }
}
