import MappedIO
import Testing

@testable import SearchCore

/// Files of one page, of several, and of exactly so many.
@Suite struct IndexFileTests {
    private static let page = FileEnvelope.pageLength
    /// Lengths of payloads around the ends of pages.
    private static let lengths: [Int] = {
        var lengths = [0, 1, 100]
        for pages in [1, 2, 5] {
            let full = pages * page - FileEnvelope.headerLength
            lengths += (full - 4)...(full + 5)
        }
        return lengths
    }()

    private static func bytes(_ count: Int) -> [UInt8] {
        var generator = SeededGenerator(seed: 31)
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }

    private static func open(_ bytes: [UInt8], _ kind: FileKind = .postings) throws -> IndexFile {
        try IndexFile(ByteRegion(copying: bytes), path: "x", kind: kind, segment: 1)
    }

    /// The writer, whatever parts it is given, writes what is put together in one go.
    @Test func asWritten() throws {
        let folder = try TemporaryFolder()
        var generator = SeededGenerator(seed: 32)
        for (number, count) in Self.lengths.enumerated() {
            let payload = Self.bytes(count)
            let path = folder.path + "/\(number)"
            var file = try IndexFileWriter(
                LocalFileSystem(), path: path, kind: .postings, segment: 1)
            var rest = payload[...]
            while !rest.isEmpty {
                let part = rest.prefix(Int.random(in: 1...40_000, using: &generator))
                try file.write(Array(part))
                rest = rest.dropFirst(part.count)
            }
            let summary = try file.finish(isDurable: false)
            let written = try MappedFile(path: path).bytes.array
            #expect(written == Forgery.file(payload), "\(count)")
            let opened = try IndexFile(path: path, kind: .postings, segment: 1, summary: summary)
            #expect(opened.payload.array == payload && opened.checksum == summary.checksum)
            try opened.verifyAll()
        }
    }

    /// Damage is told by whoever asks for bytes of its page, and by nobody else.
    @Test func pageByPage() throws {
        let count = 3 * Self.page + 500
        let payload = Self.bytes(count)
        let header = FileEnvelope.headerLength
        for place in [0, Self.page - header - 1, Self.page - header, count - 1] {
            var bytes = Forgery.file(payload)
            bytes[header + place] ^= 16
            let file = try Self.open(bytes)
            let page = (place + header) / Self.page
            let (first, end) = (
                max(page * Self.page - header, 0), min((page + 1) * Self.page - header, count)
            )
            if first > 0 {
                #expect(try file.slice(0..<first)?.count == first)
                #expect(throws: IndexError.self) { try file.uint32(at: first - 3) }
            }
            if end < count { #expect(try file.slice(end..<count)?.count == count - end) }
            for range in [first..<first + 1, end - 1..<end, 0..<count] {
                let error = #expect(throws: IndexError.self) { try file.slice(range) }
                guard case .corrupt("x", page * Self.page, _, _)? = error else {
                    Issue.record("\(String(describing: error))")
                    continue
                }
                #expect(!file.isVerified(range))
            }
            #expect(throws: IndexError.self) { try file.verifyAll() }
        }
    }

    /// What lies outside is not there, and asking for it is no crash.
    @Test func outside() throws {
        let file = try Self.open(Forgery.file(Self.bytes(100)))
        for range in [0..<101, -1..<4, 99..<Int.max, -80..<(-70), 200..<300] {
            #expect(try file.slice(range) == nil)
        }
        #expect(try file.uint32(at: 97) == nil)
        #expect(try file.uint64(at: -8) == nil)
        #expect(try file.uint32(at: 96) != nil)
        #expect(try file.slice(0..<0)?.count == 0)
    }

    /// Lengths that no pages add up to, with a footer that agrees.
    @Test func impossibleLengths() throws {
        for excess in 1...4 {
            let payload = Self.bytes(Self.page - FileEnvelope.headerLength)
            var bytes = Array(Forgery.file(payload).dropLast(FileEnvelope.footerLength))
            bytes += [UInt8](repeating: 0, count: excess)
            var footer = ByteBuffer()
            footer.append(UInt64(bytes.count + FileEnvelope.footerLength))
            footer.append(UInt32(0))
            footer.append(FileEnvelope.endMagic)
            let error = #expect(throws: IndexError.self) { try Self.open(bytes + footer.bytes) }
            #expect(error?.description.contains("a length that pages add up to") == true)
        }
    }
}
