internal import MappedIO

/// What a commit says of a segment.
struct SegmentInfo: Hashable, Sendable {
    /// The number in the names and headers of its files.
    var number: UInt64
    var documentCount: Int
    var deletedCount = 0
    /// Which live file holds; 0 for none, while nothing is deleted.
    var liveGeneration: UInt64 = 0
    var liveSummary = FileSummary.none
    /// By field, in the order of `Field.allCases`.
    var fields: [FieldStatistics]
    /// The languages of its documents, ascending; "" where none is known.
    var languages: [String]
    /// Its files, in the order of `FileKind.ofSegment`; `none` for those that a segment of an
    /// earlier version does not have.
    var files: [FileSummary]

    func summary(of kind: FileKind) -> FileSummary {
        files[FileKind.ofSegment.firstIndex(of: kind)!]
    }

    /// The kinds of files that it has.
    var fileKinds: [FileKind] { FileKind.ofSegment.filter { summary(of: $0) != .none } }

    /// The share of its documents that are not deleted.
    var liveShare: Double {
        documentCount == 0 ? 0 : Double(documentCount - deletedCount) / Double(documentCount)
    }

    /// Bytes of all its files.
    var byteCount: UInt64 { files.reduce(liveSummary.length) { $0 + $1.length } }
}

/// How much text a segment has in a field, deleted documents included.
struct FieldStatistics: Hashable, Sendable {
    /// Documents with at least one token.
    var documentCount = 0
    /// Tokens in all of them.
    var tokenCount: UInt64 = 0

    /// Tokens of a document that has any, on average; at least 1.
    var averageLength: Float {
        max(1, Float(Double(tokenCount) / Double(max(documentCount, 1))))
    }
}

/// The names of an index's files.
enum FileNames {
    static let lock = "winnow.lock"
    static let temporarySuffix = ".tmp"

    static func segment(_ number: UInt64, _ kind: FileKind) -> String {
        "segment-\(padded(number)).\(kind.suffix)"
    }

    static func live(_ number: UInt64, generation: UInt64) -> String {
        "segment-\(padded(number))-\(generation).\(FileKind.live.suffix)"
    }

    static func commit(_ generation: UInt64) -> String {
        "\(padded(generation)).\(FileKind.commit.suffix)"
    }

    /// The generation of the commit with a file name, or nil if it is no commit's.
    static func commitGeneration(_ name: String) -> UInt64? {
        guard let number = UInt64(name.prefix { $0 != "." }), commit(number) == name else {
            return nil
        }
        return number
    }

    /// The number of the segment with a file name, or nil if it is no segment's.
    static func segmentNumber(_ name: String) -> UInt64? {
        let parts = name.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.first == "segment", parts.count > 1 else { return nil }
        return UInt64(parts[1].prefix { $0 != "." })
    }

    /// Whether a file of this name is a writer's to remove when no commit names it: only one whose
    /// name is made of its numbers exactly as a writer makes it.
    static func isOurs(_ name: String) -> Bool {
        if name.hasSuffix(temporarySuffix) {
            return commitGeneration(String(name.dropLast(temporarySuffix.count))) != nil
        }
        if commitGeneration(name) != nil { return true }
        let parts = name.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.first == "segment", parts.count == 2 || parts.count == 3,
            let number = UInt64(parts[1].prefix { $0 != "." })
        else { return false }
        if parts.count == 2 {
            return FileKind.ofSegment.contains { segment(number, $0) == name }
        }
        return liveGeneration(name, ofSegment: number) != nil
    }

    /// The generation of the live file with a file name, or nil if it is not one of the segment's.
    static func liveGeneration(_ name: String, ofSegment number: UInt64) -> UInt64? {
        let parts = name.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, let generation = UInt64(parts[2].prefix { $0 != "." }),
            live(number, generation: generation) == name
        else { return nil }
        return generation
    }

    private static func padded(_ number: UInt64) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 8 - digits.count)) + digits
    }
}
