import Foundation
import MappedIO

@testable import SearchCore

/// Files of an index with other contents, and checksums that agree with them.
enum Forgery {
    /// What stands in a file between its header and the checksums of its pages.
    static func payload(of bytes: [UInt8]) -> [UInt8] {
        let end = FileEnvelope.pages(fileLength: bytes.count)!.payloadEnd
        return Array(bytes[FileEnvelope.headerLength..<end])
    }

    /// The same, of a file of a segment.
    static func payload(_ segment: SegmentReader, _ kind: FileKind) throws -> [UInt8] {
        payload(of: [UInt8](try Data(contentsOf: URL(fileURLWithPath: segment.path(kind)))))
    }

    /// A file around a payload, made without the writer of files.
    ///
    /// - Parameter header: in place of that of the kind and segment.
    static func file(
        _ payload: [UInt8], kind: FileKind = .postings, segment: UInt64 = 1, header: [UInt8]? = nil
    ) -> [UInt8] {
        let content = (header ?? FileEnvelope.header(kind: kind, segment: segment)) + payload
        var pages = ByteBuffer()
        for start in stride(from: 0, to: content.count, by: 16_384) {
            let page = content[start..<min(start + 16_384, content.count)]
            pages.append(Checksum.of(ByteRegion(copying: Array(page))))
        }
        pages.append(UInt64(content.count + pages.count + 16))
        pages.append(Checksum.of(ByteRegion(copying: pages.bytes)))
        pages.append(FileEnvelope.endMagic)
        return content + pages.bytes
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
