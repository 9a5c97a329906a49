import Foundation
import MappedIO
import Testing

@testable import CorpusReader

/// Folders that are written beside their place.
@Suite struct FreshFolderTests {
    private let place: Scratch
    private var path: String { place.path + "/shard" }
    private var other: String { path + ".building-elsewhere-1" }

    init() throws {
        place = try Scratch()
        try FileManager.default.createDirectory(
            atPath: other, withIntermediateDirectories: true)
    }

    private func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: place.path).sorted()
    }

    @Test func theDraftOfALivingWriterStays() throws {
        let lock = try FileLock(path: other + ".lock")
        let folder = try FreshFolder(at: path)
        #expect(FileManager.default.fileExists(atPath: other))
        folder.discard()
        withExtendedLifetime(lock) {}
        #expect(try names() == ["shard.building-elsewhere-1", "shard.building-elsewhere-1.lock"])
    }

    @Test func theDraftOfADeadWriterGoes() throws {
        try place.write("shard.building-elsewhere-2.lock")
        try place.write("shard-2.building-elsewhere-1")
        let folder = try FreshFolder(at: path)
        try folder.write("a", [1])
        try folder.publish()
        #expect(try names() == ["shard", "shard-2.building-elsewhere-1"])
    }

    @Test func anotherInItsPlaceIsAnError() throws {
        let folder = try FreshFolder(at: path)
        try FileManager.default.createDirectory(
            atPath: path + "/full", withIntermediateDirectories: true)
        #expect(throws: FileError.self) { try folder.publish() }
        folder.discard()
        #expect(try names() == ["shard"])
    }
}
