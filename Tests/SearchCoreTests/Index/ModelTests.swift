import MappedIO
import Testing

@testable import SearchCore

/// Random changes of an index against a dictionary that has the same done to it.
@Suite struct ModelTests {
    private static let words = ["heron", "tide", "reed", "marsh", "otter", "delta"]

    @Test(arguments: [1, 2])
    func randomSteps(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let folder = try TemporaryFolder()
        var options = IndexWriter.Options()
        options.isDurable = false
        var model: [String: String] = [:]
        var pending = model
        var writer: IndexWriter? = try IndexWriter(folder: folder.path, options: options)
        var commits = 0
        for step in 0..<5000 {
            switch Int.random(in: 0..<100, using: &generator) {
            case 0..<45:
                let key = "\(Int.random(in: 0..<300, using: &generator))"
                let text = (0..<Int.random(in: 1...8, using: &generator)).map { _ in
                    Self.words.randomElement(using: &generator)!
                }.joined(separator: " ")
                try writer!.add(Document(key: key, text: text))
                pending[key] = text
            case 45..<80:
                let key = "\(Int.random(in: 0..<300, using: &generator))"
                let isThere = try writer!.delete(key: key)
                #expect(isThere == (pending.removeValue(forKey: key) != nil), "step \(step)")
            case 80..<86:
                let sources = try writer!.sources().keys.filter { _ in
                    Int.random(in: 0..<40, using: &generator) == 0
                }
                // Those of committed documents: one that was changed since keeps its key.
                try writer!.delete(sources: Set(sources))
                for source in sources where pending[source.path] == model[source.path] {
                    pending[source.path] = nil
                }
            case 86..<94:
                try writer!.commit()
                model = pending
                commits += 1
                try Self.compare(folder.path, model, "step \(step)")
            case 94..<96:
                try writer!.optimize(order: Bool.random(using: &generator) ? .similarity : .arrival)
                model = pending
                commits += 1
                let reader = try IndexReader(folder: folder.path)
                #expect(reader.segments.count <= 1)
                #expect(reader.segments.allSatisfy { $0.info.deletedCount == 0 })
                try Self.compare(folder.path, model, "step \(step)")
            default:
                // Without a commit, nothing of it was.
                writer = nil
                pending = model
                try Self.compare(folder.path, model, "step \(step)")
                writer = try IndexWriter(folder: folder.path, options: options)
            }
        }
        print("model: 5000 steps, \(commits) commits")
        #expect(commits > 300)
        #expect(try IndexChecker.check(folder: folder.path).errors == [])
    }

    private static func compare(
        _ folder: String, _ model: [String: String], _ what: String
    ) throws {
        guard let reader = try UpdateScript.reader(of: folder) else {
            #expect(model.isEmpty, "\(what)")
            return
        }
        #expect(reader.documentCount == model.count, "\(what)")
        let searcher = Searcher(reader)
        for query in ["heron", "\"tide reed\"", "+marsh -otter", "delta otter"] {
            let results = try searcher.search(try Query(query), limit: 1000)
            let expected = model.filter { matches(query, $0.value) }
            #expect(Set(results.hits.map(\.key)) == Set(expected.keys), "\(query), \(what)")
            #expect(results.total == expected.count, "\(query), \(what)")
        }
        if let hit = try searcher.search(try Query("heron"), limit: 1).hits.first {
            #expect(try searcher.text(of: hit) == model[hit.key], "\(what)")
        }
    }

    private static func matches(_ query: String, _ text: String) -> Bool {
        let words = Set(text.split(separator: " ").map(String.init))
        return switch query {
        case "heron": words.contains("heron")
        case "\"tide reed\"": " \(text) ".contains(" tide reed ")
        case "+marsh -otter": words.contains("marsh") && !words.contains("otter")
        default: !words.isDisjoint(with: ["delta", "otter"])
        }
    }
}
