import MappedIO
import Testing

@testable import SearchCore

@Suite struct TermDictionaryTests {
    /// Terms as entries, written and opened again, between two other dictionaries.
    private static func dictionary(
        _ entries: [TermEntry], form: TermForm
    ) throws -> TermDictionary {
        let id = DictionaryID(field: .text, form: form)
        let folder = try TemporaryFolder()
        let path = folder.path + "/terms"
        var writer = TermDictionaryWriter(
            try IndexFileWriter(LocalFileSystem(), path: path, kind: .terms, segment: 1))
        writer.begin(.init(field: .title, form: .exact), hasStems: false)
        try writer.add([1], TermInfo(documentFrequency: 1, totalFrequency: 1), stems: [])
        try writer.end()
        writer.begin(
            id, hasStems: form == .exact,
            thresholds: form == .phrase ? .init(pair: 9, triple: 99) : nil)
        for entry in entries { try writer.add(entry.term, entry.info, stems: entry.stems) }
        try writer.end()
        writer.begin(.init(field: .title, form: .stem), hasStems: false)
        try writer.end()
        _ = try writer.finish(isDurable: false)
        let all = try TermDictionary.open(
            IndexFile(MappedFile(path: path).bytes, path: path, kind: .terms, segment: 1))
        #expect(all.count == 3)
        let empty = all[.init(field: .title, form: .stem)]!
        var cursor = try empty.cursor()
        #expect(try cursor.next() == nil)
        #expect(try empty.find([1]) == nil)
        return all[id]!
    }

    /// Extents follow each other, but for a dictionary of stems.
    private static func info(
        _ form: TermForm, _ ends: inout (postings: Int, positions: Int),
        using generator: inout SeededGenerator
    ) -> TermInfo {
        func extent(_ end: inout Int) -> Range<Int> {
            if form == .stem { end = Int.random(in: 0...1 << 40, using: &generator) }
            let start = end
            end += .random(in: 1...1 << 20, using: &generator)
            return start..<end
        }
        var info = TermInfo()
        switch Int.random(in: 0..<3, using: &generator) {
        case 0:
            info.documentFrequency = 1
            info.totalFrequency = 1
            info.singleDocument = .random(in: 0...(.max), using: &generator)
            if form != .phrase { info.singlePosition = .random(in: 0...(.max), using: &generator) }
        case 1:
            info.documentFrequency = 1
            info.totalFrequency = .random(in: 2...1 << 31, using: &generator)
            info.singleDocument = .random(in: 0...(.max), using: &generator)
            if form != .phrase { info.positions = extent(&ends.positions) }
        default:
            info.documentFrequency = .random(in: 2...(.max), using: &generator)
            info.totalFrequency =
                UInt64(info.documentFrequency) + .random(in: 0...1 << 33, using: &generator)
            info.postings = extent(&ends.postings)
            if form != .phrase { info.positions = extent(&ends.positions) }
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
        for form in [TermForm.exact, .stem, .phrase] {
            try findAndList(kind: kind, count: count, form: form)
        }
    }

    private func findAndList(kind: Int, count: Int, form: TermForm) throws {
        var generator = SeededGenerator(seed: UInt64(10 * count + kind))
        var terms: Set<[UInt8]> = []
        for _ in 0..<count { terms.insert(Self.term(kind, using: &generator)) }
        let sorted = terms.sorted { $0.lexicographicallyPrecedes($1) }
        var ends = (postings: 1 << 36, positions: 5)
        let entries = sorted.map { term in
            let stems: [[UInt8]] =
                switch form == .exact ? Int.random(in: 0..<4, using: &generator) : -1 {
                case -1: []
                case 0: [Array(term.prefix(3)) + [7], term + [9]]
                case 1: [[]]
                default: [term]
                }
            return TermEntry(
                term: term, info: Self.info(form, &ends, using: &generator), stems: stems)
        }
        let dictionary = try Self.dictionary(entries, form: form)
        #expect(dictionary.count == entries.count)
        for entry in entries {
            #expect(try dictionary.find(entry.term) == entry)
            #expect(try dictionary.info(of: entry.term) == entry.info)
        }
        var cursor = try dictionary.cursor()
        for entry in entries { #expect(try cursor.next() == entry) }
        #expect(try cursor.next() == nil)

        for _ in 0..<150 {
            var probe = Self.term(kind, using: &generator)
            if Bool.random(using: &generator) { probe.append(0) }
            #expect(try dictionary.find(probe) == entries.first { $0.term == probe })
            #expect(
                try dictionary.info(of: probe) == entries.first { $0.term == probe }?.info)
            var cursor = try dictionary.cursor(from: probe)
            let rest = entries.drop { $0.term.lexicographicallyPrecedes(probe) }
            for entry in rest.prefix(40) { #expect(try cursor.next() == entry) }
            if rest.isEmpty { #expect(try cursor.next() == nil) }
        }
    }
}
