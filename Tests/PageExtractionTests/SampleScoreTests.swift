import Foundation
import PageExtraction
import Testing

/// Scores a fixed sample of pages with known text by the scripts that come with them.
///
/// `make eval-clean` scores all of them, beside other extractors.
@Suite("Sample of scored pages")
struct SampleScoreTests {
    @Test func html() throws {
        guard let rows = try ScoredSample("html").score() else { return }
        // F1, P, R and others follow the number of pages.
        let mean = try #require(rows["MEAN OF GROUPS"]?[1])
        let all = try #require(rows["ALL"]?[1])
        print("Sample of HTML pages: F1 \(mean) as the mean of datasets, \(all) of all")
        #expect(mean >= QualityFloors.html.meanOfDatasets)
        #expect(all >= QualityFloors.html.all)
    }

    @Test func text() throws {
        guard let rows = try ScoredSample("text").score() else { return }
        // pages lnP lnR lnF1 twF1 macro F1 P R pageF1 miF1 kept0 lost1 unm
        let all = try #require(rows["ALL"])
        try #require(all.count == 14)
        print("Sample of text pages: twF1 \(all[4]), F1 \(all[6]), boilerplate kept \(all[11])")
        #expect(all[4] >= QualityFloors.text.linesByWords)
        #expect(all[6] >= QualityFloors.text.shingles)
        #expect(all[11] <= QualityFloors.text.boilerplateKept)
    }
}

/// A sample of the pages of a form, `html` or `text`, in a temporary folder.
private struct ScoredSample {
    private let form: String
    private let data: URL?
    private let folder = FileManager.default.temporaryDirectory
        .appending(path: "winnow-sample-\(UUID().uuidString)")

    init(_ form: String) {
        self.form = form
        data = SharedData.folder?.appending(path: "data/cleaning")
    }

    private var archive: URL? { data?.appending(path: "\(form)-dev.tar.zst") }

    /// The numbers of each row of the scoring script's table; nil, and said aloud, without data.
    func score() throws -> [String: [Double]]? {
        guard let data, let archive, FileManager.default.fileExists(atPath: archive.path) else {
            print("Sample of \(form) pages skipped: shared data not found")
            return nil
        }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let out = folder.appending(path: "out")
        try clean(try unpack(archive), into: out)
        let table = try run([
            "python3", data.appending(path: "score-\(form).py").path,
            folder.appending(path: "dev").path, out.path,
        ])
        return rows(table)
    }

    /// Unpacks the index and the sample, into a folder `dev`: so the index calls these pages.
    private func unpack(_ archive: URL) throws -> [String] {
        let name = "\(form)-dev"
        try run(["tar", "--zstd", "-xf", archive.path, "-C", folder.path, "\(name)/index.tsv"])
        let index = try String(
            contentsOf: folder.appending(path: "\(name)/index.tsv"), encoding: .utf8)
        let ids = index.split(separator: "\n").dropFirst().compactMap {
            $0.split(separator: "\t").first.map(String.init)
        }
        let sample = stride(from: 0, to: ids.count, by: QualityFloors.sampleStep).map { ids[$0] }
        let endings = form == "html" ? ["html", "gold.txt"] : ["txt", "gold.txt", "labels"]
        let members = sample.flatMap { id in endings.map { "\(name)/\(id).\($0)\n" } }
        let list = folder.appending(path: "members")
        try Data(members.joined().utf8).write(to: list)
        try run(["tar", "--zstd", "-xf", archive.path, "-C", folder.path, "-T", list.path])
        try FileManager.default.moveItem(
            at: folder.appending(path: name), to: folder.appending(path: "dev"))
        return sample
    }

    private func clean(_ sample: [String], into out: URL) throws {
        try FileManager.default.createDirectory(at: out, withIntermediateDirectories: true)
        let pages = folder.appending(path: "dev")
        for id in sample {
            let name = "\(id).\(form == "html" ? "html" : "txt")"
            let bytes = [UInt8](try Data(contentsOf: pages.appending(path: name)))
            let page = try PageCleaner().clean(bytes, form: form == "html" ? .html : .text)
            // Lines of text are scored as they stand in the file.
            let lines = page.blocks.lazy.filter(\.isKept)
                .map { String(decoding: bytes[$0.source], as: UTF8.self) + "\n" }
            let text = form == "html" ? page.text : lines.joined()
            try Data(text.utf8).write(to: out.appending(path: "\(id).txt"))
        }
    }

    private func rows(_ table: String) -> [String: [Double]] {
        var rows: [String: [Double]] = [:]
        for line in table.split(separator: "\n") {
            let cells = line.split { $0 == " " || $0 == "|" }
            let name = cells.prefix { Double($0) == nil }.joined(separator: " ")
            rows[name] = cells.compactMap { Double($0) }
        }
        return rows
    }

    @discardableResult
    private func run(_ command: [String]) throws -> String {
        String(decoding: try SampleCorpus.output(of: command), as: UTF8.self)
    }
}
