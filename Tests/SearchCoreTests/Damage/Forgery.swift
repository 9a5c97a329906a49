import Foundation
import MappedIO

@testable import SearchCore

/// Files of an index with other contents, and checksums that agree with them.
enum Forgery {
    /// What stands in a file of a segment between its header and its footer.
    static func payload(_ segment: SegmentReader, _ kind: FileKind) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: segment.path(kind)))
            .dropFirst(FileEnvelope.headerLength).dropLast(FileEnvelope.footerLength)
    }

    /// Writes a payload into a file of the first commit and makes the commit agree with it.
    static func write(
        _ name: String, _ payload: [UInt8], _ kind: FileKind, in folder: TemporaryFolder
    ) throws {
        var commit = try IndexFolder.commit(1, in: folder.path)
        try LocalFileSystem().remove(folder.path + "/" + name)
        var file = try IndexFileWriter(
            LocalFileSystem(), path: folder.path + "/" + name, kind: kind, segment: 1)
        try file.write(payload)
        commit.segments[0].files[FileKind.ofSegment.firstIndex(of: kind)!] = try file.finish(
            isDurable: false)
        let path = folder.path + "/" + FileNames.commit(1)
        try LocalFileSystem().remove(path)
        var commitFile = try IndexFileWriter(
            LocalFileSystem(), path: path, kind: .commit, segment: 0)
        try commitFile.write { commit.encode(into: &$0) }
        _ = try commitFile.finish(isDurable: false)
    }
}
