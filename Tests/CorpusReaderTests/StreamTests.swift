import Foundation
import SearchCore
import Testing

@testable import CorpusReader

@Suite struct StreamTests {
    enum Packing: String, CaseIterable {
        case gzip
        case zstd
        case lz4

        var suffix: String {
            switch self {
            case .gzip: "gz"
            case .zstd: "zst"
            case .lz4: "lz4"
            }
        }

        var program: [String] { [rawValue, "-q", "-c"] }

        func stream(_ bytes: some Sequence<UInt8>, pieces: Int) throws -> any ByteStream {
            let source = PiecewiseStream(bytes, length: pieces)
            switch self {
            case .gzip: return GzipStream(source)
            case .zstd: return FrameStream(source, ZstdDecoder())
            case .lz4: return FrameStream(source, try LZ4Decoder())
            }
        }
    }

    private static func content(_ count: Int, seed: UInt64) -> Data {
        var state = seed
        return Data(
            (0..<count).map { index in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return index % 3 == 0 ? UInt8(truncatingIfNeeded: state >> 60) : 65
            })
    }

    private static func all(_ stream: any ByteStream) throws -> Data {
        var bytes: [UInt8] = [1, 2, 3]
        var count = 0
        while true {
            let length = try stream.read(appendingTo: &bytes)
            if length == 0 { break }
            count += length
            #expect(bytes.count == 3 + count)
        }
        #expect(try stream.read(appendingTo: &bytes) == 0, "the end stays the end")
        return Data(bytes.dropFirst(3))
    }

    /// Several members or frames, empty ones among them, in pieces of any length.
    @Test(arguments: Packing.allCases, [1, 1000, 1 << 20])
    func members(packing: Packing, pieces: Int) throws {
        let scratch = try Scratch()
        let counts = pieces == 1 ? [5, 0, 60] : [5, 0, 200_000, 1, 0]
        var packed = Data()
        var plain = Data()
        for (number, count) in counts.enumerated() {
            let part = Self.content(count, seed: UInt64(number))
            plain += part
            packed += try scratch.filtered(part, packing.program)
        }
        #expect(try Self.all(packing.stream(packed, pieces: pieces)) == plain)
    }

    /// Short members are read at once, long ones and those that are cut by a piece's end are not; one that is damaged is
    /// passed over, whichever way it is read.
    @Test(arguments: [100, 5000, 1 << 17])
    func manyMembers(pieces: Int) throws {
        let scratch = try Scratch()
        let kinds = try [10, 0, 3000, 40_000, 140_000, 700].map { count in
            let plain = Self.content(count, seed: UInt64(count))
            return (plain: plain, packed: try scratch.filtered(plain, Packing.gzip.program))
        }
        let order = (0..<120).map { ($0 * $0 + $0 / 7) % kinds.count }
        let plain = order.reduce(into: Data()) { $0 += kinds[$1].plain }
        let packed = order.reduce(into: Data()) { $0 += kinds[$1].packed }
        let stream = Packing.gzip
        #expect(try Self.all(stream.stream(packed, pieces: pieces)) == plain)

        var damaged = kinds[2].packed
        damaged[damaged.count - 5] ^= 1
        let cut = try stream.stream(kinds[5].packed + damaged + packed, pieces: pieces)
        var found = Data()
        let error = #expect(throws: IngestError.self) {
            var bytes: [UInt8] = []
            while case let count = try cut.read(appendingTo: &bytes), count > 0 {
                found += bytes
                bytes = []
            }
        }
        #expect(error?.description == "damaged gzip data")
        #expect(found.prefix(700) == kinds[5].plain)
        #expect(try cut.passDamage())
        #expect(try Self.all(cut) == plain)
    }

    /// Zeros and anything else behind a gzip file are no part of it, as gzip has it.
    @Test(arguments: [1, 7, 1 << 20])
    func padding(pieces: Int) throws {
        let scratch = try Scratch()
        let plain = Self.content(100, seed: 4)
        let packed = try scratch.filtered(plain, Packing.gzip.program)
        for rest in [Data(count: 5000), Data("garbage behind".utf8), Data([0, 0x1F, 0x8B])] {
            #expect(try Self.all(Packing.gzip.stream(packed + rest, pieces: pieces)) == plain)
        }
    }

    /// Much out of little: what is not read yet does not pile up.
    @Test(arguments: Packing.allCases)
    func bomb(packing: Packing) throws {
        let scratch = try Scratch()
        let packed = try scratch.filtered(Data(count: 20_000_000), packing.program)
        #expect(packed.count < 100_000)
        let stream = try packing.stream(packed, pieces: 1 << 17)
        var bytes: [UInt8] = []
        #expect(try stream.read(appendingTo: &bytes) <= ByteStreams.pieceLength)
        let path = try scratch.write("zeros." + packing.suffix, packed)
        let source = FoundSource(
            source: .init(path: path, size: 0, modified: 0), form: SourceForm(anyName: path))
        let error = #expect(throws: IngestError.self) {
            try ByteStreams.readAll(source, limit: 1_000_000)
        }
        #expect(error?.description == "larger than 1000000 bytes")
    }

    /// Cut off anywhere, the data ends too soon; changed, it is damaged or at least no crash.
    @Test(arguments: Packing.allCases)
    func damage(packing: Packing) throws {
        let scratch = try Scratch()
        let packed = try scratch.filtered(Self.content(30, seed: 3), packing.program)
        for length in 0..<packed.count {
            let error = #expect(throws: IngestError.self) {
                try Self.all(packing.stream(packed.prefix(length), pieces: 100))
            }
            #expect(error?.description == "the \(packing) data ends too soon")
        }
        for offset in packed.indices {
            var bytes = packed
            bytes[offset] ^= 0x55
            _ = try? Self.all(packing.stream(bytes, pieces: 100))
        }
        if packing != .gzip {
            #expect(throws: IngestError.unreadable("damaged \(packing) data")) {
                try Self.all(packing.stream(packed + Data("the rest".utf8), pieces: 100))
            }
        }
        #expect(throws: IngestError.self) { try Self.all(packing.stream("<html>".utf8, pieces: 9)) }
    }

    /// Blocks of any length, with and without checksums; where there are some, no changed byte goes unnoticed.
    @Test(
        arguments: [
            [], ["-BX"], ["-BX", "--no-frame-crc"], ["--no-frame-crc"], ["-BD", "-B4"], ["-B5"],
            ["--content-size", "-B6"],
        ], [7, 1 << 17])
    func lz4Frames(options: [String], pieces: Int) throws {
        let scratch = try Scratch()
        let program = Packing.lz4.program + options
        let plain = Self.content(700_000, seed: 5)
        let packed = try scratch.filtered(plain, program)
        #expect(try Self.all(Packing.lz4.stream(packed + packed, pieces: pieces)) == plain + plain)
        guard options.contains("-BX") || !options.contains("--no-frame-crc") else { return }
        let short = try scratch.filtered(Self.content(40, seed: 6), program)
        for offset in short.indices {
            var bytes = short
            bytes[offset] ^= 0x10
            #expect(throws: IngestError.self, "byte \(offset)") {
                try Self.all(Packing.lz4.stream(bytes, pieces: pieces))
            }
        }
    }

    /// Behind a frame whose checksum is wrong the next one is read.
    @Test func lz4FrameWithAWrongSum() throws {
        let scratch = try Scratch()
        let (one, other) = (Self.content(50, seed: 7), Self.content(60, seed: 8))
        var packed = try scratch.filtered(one, Packing.lz4.program)
        packed[packed.count - 1] ^= 1
        let stream = try Packing.lz4.stream(
            packed + scratch.filtered(other, Packing.lz4.program), pieces: 1 << 17)
        // Whoever reads on meets the same damage again.
        for _ in 0..<2 {
            #expect(throws: IngestError.unreadable("damaged lz4 data")) { try Self.all(stream) }
        }
        #expect(try stream.passDamage())
        #expect(try Self.all(stream) == other)
    }

    /// Lines are the same however the pieces fall.
    @Test(arguments: [1, 2, 3, 5, 64, 1 << 20])
    func lines(pieces: Int) throws {
        for (text, expected) in [
            ("", []), ("\n", [""]), ("a", ["a"]), ("a\n", ["a"]), ("a\n\nb", ["a", "", "b"]),
            ("one\r\ntwo\n\n\nthree é\nfour", ["one\r", "two", "", "", "three é", "four"]),
            (
                String(repeating: "x", count: 500) + "\ny\n",
                [String(repeating: "x", count: 500), "y"]
            ),
        ] {
            var reader = LineReader(InputWindow(PiecewiseStream(text.utf8, length: pieces)))
            var lines: [String] = []
            var offset = 0
            while let line = try reader.next() {
                lines.append(String(decoding: line, as: UTF8.self))
                offset += line.count + 1
                #expect(reader.offset == min(offset, text.utf8.count))
            }
            #expect(lines == expected)
            #expect(reader.offset == text.utf8.count)
            #expect(try reader.next() == nil)
        }
    }
}
