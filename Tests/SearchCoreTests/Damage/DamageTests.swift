import Foundation
import MappedIO
import Testing

@testable import SearchCore

@Suite struct DamageTests {
    /// Of the files of an index, to which statistics do not belong.
    private static let suffixes = FileKind.allCases.filter { $0 != .statistics }.map(\.suffix)

    /// The files of a kind that the index has.
    private static func names(_ suffix: String, _ index: BreakableIndex) -> [String] {
        index.names.filter { $0.hasSuffix("." + suffix) }
    }

    /// The error of `body`, if it is about the file.
    private static func isReported(
        _ name: String, _ body: () throws(IndexError) -> Void
    ) -> Bool {
        do {
            try body()
            return false
        } catch { return error.description.contains("/" + name) }
    }

    @Test func allKindsAreThere() throws {
        let index = try BreakableIndex()
        for suffix in Self.suffixes { #expect(!Self.names(suffix, index).isEmpty, "\(suffix)") }
        #expect(index.commit.segments.count == 2)
        #expect(try IndexChecker.check(folder: index.folder.path).errors.isEmpty)
    }

    /// One bit of any byte of any file: noticed when contents are verified, and in the commit, in
    /// headers, checksums and footers when the index is opened.
    @Test(arguments: suffixes)
    func everyByte(suffix: String) throws {
        let index = try BreakableIndex()
        for name in Self.names(suffix, index) {
            let file = try FileHandle(
                forUpdating: URL(fileURLWithPath: index.folder.path + "/" + name))
            let content = index.content(name)
            let payloadEnd = FileEnvelope.headerLength + index.payload(name).count
            var missed: [String] = []
            for (offset, byte) in content.enumerated() {
                let isFrame =
                    offset < FileEnvelope.headerLength
                    || offset >= payloadEnd || suffix == "commit"
                    || suffix == "live"
                for bit in isFrame ? Array(0..<8) : [offset % 8] {
                    try file.seek(toOffset: UInt64(offset))
                    try file.write(contentsOf: [byte ^ 1 << UInt8(bit)])
                    let isSeen = Self.isReported(name) { () throws(IndexError) in
                        try index.open(name, contents: !isFrame || suffix == "live")
                    }
                    if !isSeen { missed.append("\(offset).\(bit)") }
                }
                try file.seek(toOffset: UInt64(offset))
                try file.write(contentsOf: [byte])
            }
            #expect(missed.isEmpty, "unnoticed in \(name)")
            #expect(
                !Self.isReported(name) { () throws(IndexError) in
                    try index.open(name, contents: true)
                })
        }
    }

    /// The checker reports the damage of any file, and looks at the other segment all the same.
    @Test(arguments: suffixes)
    func checker(suffix: String) throws {
        let index = try BreakableIndex()
        let folder = index.folder.path
        for name in Self.names(suffix, index) {
            let content = index.content(name)
            for offset in stride(from: 0, to: content.count, by: max(content.count / 4, 1)) {
                var bytes = content
                bytes[offset] ^= 0xFF
                try index.replace(name, bytes)
                if suffix == "commit" {
                    #expect(
                        Self.isReported(name) { () throws(IndexError) in
                            _ = try IndexChecker.check(folder: folder)
                        })
                } else {
                    let report = try IndexChecker.check(folder: folder)
                    #expect(report.errors.count == 1)
                    #expect(report.errors.first?.description.contains("/" + name) == true)
                    #expect(report.segments == 2 && report.documents >= 12)
                }
            }
            try index.restore(name)
        }
    }

    /// Searching an index with a changed byte ends, with an error of the index or with results.
    @Test(.timeLimit(.minutes(2)), arguments: suffixes)
    func searchWithChangedBytes(suffix: String) throws {
        let index = try BreakableIndex()
        var generator = SeededGenerator(seed: 9)
        for name in Self.names(suffix, index) {
            let content = index.content(name)
            let file = try FileHandle(
                forUpdating: URL(fileURLWithPath: index.folder.path + "/" + name))
            for (round, offset) in stride(
                from: FileEnvelope.headerLength, to: content.count - FileEnvelope.footerLength,
                by: max(1, content.count / 110)
            ).enumerated() {
                try file.seek(toOffset: UInt64(offset))
                try file.write(contentsOf: [
                    content[offset] ^ .random(in: 1...255, using: &generator)
                ])
                index.search(round: round, queries: 2)
                try file.seek(toOffset: UInt64(offset))
                try file.write(contentsOf: [content[offset]])
            }
        }
    }

    /// Payloads changed by somebody who makes every checksum right: nothing crashes or hangs, neither
    /// searching nor checking nor merging.
    @Test(.timeLimit(.minutes(2)), arguments: suffixes.filter { $0 != "commit" })
    func forgedPayloads(suffix: String) throws {
        let index = try BreakableIndex()
        var generator = SeededGenerator(seed: 10)
        for name in Self.names(suffix, index) {
            for round in 0..<24 {
                var payload = index.payload(name)
                for _ in 0..<Int.random(in: 1...3, using: &generator) {
                    // Ends of files hold tables and are the more interesting half of the time.
                    let last = payload.count - 1
                    let offset =
                        Bool.random(using: &generator)
                        ? Int.random(in: max(0, last - 40)...last, using: &generator)
                        : Int.random(in: 0...last, using: &generator)
                    payload[offset] = [0, 1, 0x7F, 0x80, 0xFF, payload[offset] ^ 4]
                        .randomElement(using: &generator)!
                }
                try index.forge(name, payload: payload)
                index.search(round: round, queries: 3)
                if round % 3 == 0 { _ = try? IndexChecker.check(folder: index.folder.path) }
            }
        }
    }

    @Test(arguments: suffixes)
    func truncatedAndExtended(suffix: String) throws {
        let index = try BreakableIndex()
        for name in Self.names(suffix, index) {
            let content = index.content(name)
            var lengths = Set([0, 1, 7, 8, 23, 24, 25, 39, 40, 41, content.count - 17])
            lengths.formUnion(max(0, content.count - 9)..<content.count)
            lengths.formUnion(stride(from: 0, to: content.count, by: max(1, content.count / 30)))
            for length in lengths where (0..<content.count).contains(length) {
                try index.replace(name, Array(content[..<length]))
                #expect(
                    Self.isReported(name) { () throws(IndexError) in
                        try index.open(name, contents: false)
                    }, "\(name) cut to \(length)")
            }
            try index.replace(name, content + [0])
            #expect(
                Self.isReported(name) { () throws(IndexError) in
                    try index.open(name, contents: false)
                })
            // The end of the file once more: footer and length of the file no longer agree.
            try index.replace(name, content + content.suffix(16))
            #expect(
                Self.isReported(name) { () throws(IndexError) in
                    try index.open(name, contents: false)
                })
            try index.restore(name)
        }
    }

    /// A file of the same name from another index, or none at all.
    @Test func foreignAndMissing() throws {
        let index = try BreakableIndex()
        let other = try BreakableIndex(word: "uncommon")
        for name in index.names {
            let foreign = other.content(name)
            if foreign != index.content(name) {
                try index.replace(name, foreign)
                #expect(throws: IndexError.self, "\(name)") {
                    try IndexReader(folder: index.folder.path)
                }
                if !name.hasSuffix(".commit") {
                    #expect(
                        Self.isReported(name) { () throws(IndexError) in
                            try index.open(name, contents: false)
                        })
                }
            }
            try index.replace(name, nil)
            #expect(
                Self.isReported(name) { () throws(IndexError) in
                    try index.open(name, contents: false)
                },
                "\(name) is missing")
            try index.restore(name)
        }
        _ = try IndexReader(folder: index.folder.path)
    }

    /// A file of another format version says so, whatever else is new in it.
    @Test func versions() throws {
        let index = try BreakableIndex()
        let current = UInt8(FormatVersion.current)
        let oldest = Int(FormatVersion.oldestReadable)
        for name in index.names {
            for (version, isNewer) in [(current + 1, true), (200, true), (0, false)] {
                var bytes = index.content(name)
                bytes[12] = version
                bytes[9] = UInt8(ascii: "?")
                try index.replace(name, Self.sealed(bytes))
                let error = #expect(throws: IndexError.self) {
                    try index.open(name, contents: false)
                }
                let path = index.folder.path + "/" + name
                #expect(
                    error
                        == (isNewer
                            ? .tooNew(path: path, found: Int(version), newest: Int(current))
                            : .tooOld(path: path, found: Int(version), oldest: oldest)))
            }
            try index.restore(name)
        }
    }

    /// Files that are whole, but not what their names say.
    @Test func wrongKindOrSegment() throws {
        let index = try BreakableIndex()
        let name = FileNames.segment(1, .norms)
        for (offset, byte, expected) in [
            (8, UInt8(ascii: "X"), "a NORM file"), (16, 9, "segment 1"),
        ] {
            var bytes = index.content(name)
            bytes[offset] = byte
            try index.replace(name, Self.sealed(bytes))
            let error = #expect(throws: IndexError.self) { try index.open(name, contents: false) }
            guard case .corrupt(_, let place, let wanted, let found)? = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
            #expect(place == offset && wanted == expected && !found.isEmpty)
        }
    }

    @Test func noIndex() throws {
        let folder = try TemporaryFolder()
        #expect(throws: IndexError.missing(folder: folder.path)) {
            try IndexReader(folder: folder.path)
        }
        #expect(throws: IndexError.missing(folder: folder.path + "/x")) {
            try IndexChecker.check(folder: folder.path + "/x")
        }
    }

    /// The bytes with the checksums that they now need.
    private static func sealed(_ bytes: [UInt8]) -> [UInt8] {
        Forgery.file(
            Forgery.payload(of: bytes), header: Array(bytes[..<FileEnvelope.headerLength]))
    }
}
