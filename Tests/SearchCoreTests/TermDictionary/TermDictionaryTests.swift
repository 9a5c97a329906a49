import MappedIO
import Testing

@testable import SearchCore

@Suite struct TermDictionaryTests {
    static let id = DictionaryID(field: .title, form: .exact)

    /// Terms as entries, written and opened again, between two other dictionaries.
    private static func dictionary(_ entries: [TermEntry]) throws -> TermDictionary {
        let folder = try TemporaryFolder()
        let path = folder.path + "/terms"
        var writer = TermDictionaryWriter(
            try IndexFileWriter(LocalFileSystem(), path: path, kind: .terms, segment: 1))
        writer.begin(.init(field: .text, form: .exact), hasStems: false)
        try writer.add([1], TermInfo(documentFrequency: 1, totalFrequency: 1), stems: [])
        try writer.end()
        writer.begin(id, hasStems: true)
        for entry in entries { try writer.add(entry.term, entry.info, stems: entry.stems) }
        try writer.end()
        writer.begin(.init(field: .title, form: .stem), hasStems: false)
        try writer.end()
        _ = try writer.finish(isDurable: false)
        let payload = try FileEnvelope.open(
            MappedFile(path: path).bytes, path: path, kind: .terms, segment: 1
        ).payload
        let all = try TermDictionary.open(payload, path: path)
        #expect(all.count == 3)
        let empty = all[.init(field: .title, form: .stem)]!
        var cursor = try empty.cursor()
        #expect(try cursor.next() == nil)
        #expect(try empty.find([1]) == nil)
        return all[id]!
    }

    private static func info(using generator: inout SeededGenerator) -> TermInfo {
        func extent() -> Range<Int> {
            let start = Int.random(in: 0...1 << 40, using: &generator)
            return start..<start + .random(in: 1...1 << 20, using: &generator)
        }
        var info = TermInfo()
        switch Int.random(in: 0..<3, using: &generator) {
        case 0:
            info.documentFrequency = 1
            info.totalFrequency = 1
            info.singleDocument = .random(in: 0...(.max), using: &generator)
            info.singlePosition = .random(in: 0...(.max), using: &generator)
        case 1:
            info.documentFrequency = 1
            info.totalFrequency = .random(in: 2...1 << 31, using: &generator)
            info.singleDocument = .random(in: 0...(.max), using: &generator)
            info.positions = extent()
        default:
            info.documentFrequency = .random(in: 2...(.max), using: &generator)
            info.totalFrequency =
                UInt64(info.documentFrequency) + .random(in: 0...1 << 33, using: &generator)
            info.postings = extent()
            info.positions = extent()
        }
        return info
    }

    private static func term(_ kind: Int, using generator: inout SeededGenerator) -> [UInt8] {
        func bytes(_ alphabet: [UInt8], _ count: ClosedRange<Int>) -> [UInt8] {
            (0..<Int.random(in: count, using: &generator)).map { _ in
                alphabet.randomElement(using: &generator)!
            }
        }
        switch kind {
        case 0: return bytes(Array(0...255), 1...12)
        case 1: return Array("12345678".utf8) + bytes(Array("ab".utf8), 0...9)
        case 2: return bytes([0, 1, 255], 0...10)
        default: return Array("ab".utf8) + bytes([0], 0...9) + bytes([0, 97], 0...3)
        }
    }

    /// Every term is found, no other is, and cursors go on from any term that there might be.
    @Test(arguments: [0, 1, 2, 3], [0, 1, 2, 31, 32, 33, 64, 65, 700])
    func findAndList(kind: Int, count: Int) throws {
        var generator = SeededGenerator(seed: UInt64(10 * count + kind))
        var terms: Set<[UInt8]> = []
        for _ in 0..<count { terms.insert(Self.term(kind, using: &generator)) }
        let sorted = terms.sorted { $0.lexicographicallyPrecedes($1) }
        let entries = sorted.map { term in
            let stems: [[UInt8]] =
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: [Array(term.prefix(3)) + [7], term + [9]]
                case 1: [[]]
                default: [term]
                }
            return TermEntry(term: term, info: Self.info(using: &generator), stems: stems)
        }
        let dictionary = try Self.dictionary(entries)
        #expect(dictionary.count == entries.count)
        for entry in entries { #expect(try dictionary.find(entry.term) == entry) }
        var cursor = try dictionary.cursor()
        for entry in entries { #expect(try cursor.next() == entry) }
        #expect(try cursor.next() == nil)

        for _ in 0..<150 {
            var probe = Self.term(kind, using: &generator)
            if Bool.random(using: &generator) { probe.append(0) }
            #expect(try dictionary.find(probe) == entries.first { $0.term == probe })
            var cursor = try dictionary.cursor(from: probe)
            let rest = entries.drop { $0.term.lexicographicallyPrecedes(probe) }
            for entry in rest.prefix(40) { #expect(try cursor.next() == entry) }
            if rest.isEmpty { #expect(try cursor.next() == nil) }
        }
    }
}
