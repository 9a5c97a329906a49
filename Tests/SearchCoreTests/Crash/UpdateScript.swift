import Foundation
import MappedIO

@testable import SearchCore

/// A build and updates of an index, in steps that each end with a commit, and what the index holds behind each.
struct UpdateScript {
    /// The texts of the documents, by key.
    typealias State = [String: String]

    /// What is done before a commit.
    struct Step {
        var added: [(key: String, text: String)] = []
        var deleted: [String] = []
        var optimizes = false
    }

    let steps: [Step]
    /// Before the first step, and behind each.
    let states: [State]

    /// Enough commits for segments to be merged, with documents added, changed and deleted.
    init(commits: Int = 10) {
        var steps: [Step] = []
        for number in 0..<commits {
            var step = Step()
            for document in 0..<3 {
                step.added.append(
                    ("\(number)-\(document)", "heron number \(number) at tide \(document)"))
            }
            if number > 0 {
                step.added.append(("\(number - 1)-0", "a changed heron, in commit \(number)"))
                step.deleted.append("\(number - 1)-1")
            }
            steps.append(step)
        }
        steps.append(Step(deleted: ["0-2"], optimizes: true))
        self.steps = steps
        var state: State = [:]
        var states = [state]
        for step in steps {
            for key in step.deleted { state[key] = nil }
            for document in step.added { state[document.key] = document.text }
            states.append(state)
        }
        self.states = states
    }

    /// Runs some steps, each with a writer of its own, as runs of the command are.
    ///
    /// - Parameter committed: told of each step whose commit is done.
    func run(
        _ range: Range<Int>, in folder: String, _ fileSystem: any FileSystem,
        committed: (Int) -> Void = { _ in }
    ) throws(IndexError) {
        for number in range {
            let writer = try IndexWriter(
                folder: folder, settings: .standard, options: .init(), fileSystem: fileSystem)
            for key in steps[number].deleted { try writer.delete(key: key) }
            for (key, text) in steps[number].added {
                try writer.add(Document(key: key, text: text))
            }
            if steps[number].optimizes {
                try writer.optimize(order: .similarity)
            } else {
                try writer.commit()
            }
            committed(number)
        }
    }

    /// A reader of an index; nil where there is none yet.
    static func reader(of folder: String) throws -> IndexReader? {
        do throws(IndexError) { return try IndexReader(folder: folder) } catch {
            if case .missing = error { return nil }
            throw error
        }
    }

    /// Parts of the script that show all there is in little time: from nothing on, and from where segments are
    /// about to be merged.
    var parts: [Range<Int>] { [0..<2, 6..<steps.count] }

    /// A folder as it is before a step.
    func folder(before step: Int) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try run(0..<step, in: folder.path, FaultyFileSystem(folder.path))
        return folder
    }

    /// A copy of a folder.
    static func copy(of other: TemporaryFolder) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for name in try LocalFileSystem().list(other.path) {
            try FileManager.default.copyItem(
                atPath: other.path + "/" + name, toPath: folder.path + "/" + name)
        }
        return folder
    }

    /// What an index holds; empty where there is none yet.
    static func state(of folder: String) throws -> State {
        guard let reader = try reader(of: folder) else { return [:] }
        let searcher = Searcher(reader)
        var state: State = [:]
        let results = try searcher.search(try Query("heron"), limit: 1000)
        for hit in results.hits { state[hit.key] = try searcher.text(of: hit) }
        precondition(results.total == reader.documentCount, "every document has the word")
        return state
    }
}
