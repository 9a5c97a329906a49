internal import JSONText
internal import SearchCore
internal import TextAnalysis

/// Builds the index of a corpus: one segment, positions, neither stems nor stored text.
struct IndexBuild {
    private let corpus: String
    private let folder: String
    private var analyzer = Analyzer.whitespace
    /// Enough for a gigabyte of text to become one segment without merging.
    private var megabytes = 6000
    private var order = DocumentOrder.arrival

    /// Reads `CORPUS DIR [--tokens NAME] [--order NAME] [--memory MB]`; nil if it is something else.
    init?(_ arguments: ArraySlice<String>) {
        guard arguments.count >= 2, arguments.count.isMultiple(of: 2) else { return nil }
        var rest = arguments
        corpus = rest.removeFirst()
        folder = rest.removeFirst()
        while let option = rest.popFirst(), let value = rest.popFirst() {
            switch (option, value) {
            case ("--tokens", "whitespace"): analyzer = .whitespace
            case ("--tokens", "standard"): analyzer = .standard
            case ("--order", _):
                guard let named = DocumentOrder(rawValue: value) else { return nil }
                order = named
            case ("--memory", _):
                guard let number = Int(value), (1...1_000_000).contains(number) else { return nil }
                megabytes = number
            default: return nil
            }
        }
    }

    /// Builds, and says what it cost as a line of JSON.
    func run() throws -> String {
        let wall = BenchmarkClock.wall
        let thread = BenchmarkClock.thread
        var lines = try CorpusLines(path: corpus)
        var options = IndexWriter.Options()
        options.isDurable = false
        options.memoryBudget = megabytes << 20
        let writer = try IndexWriter(
            folder: folder,
            settings: IndexSettings(analyzer: analyzer, hasStems: false, storesText: false),
            options: options)
        let source = Source(path: corpus, size: UInt64(lines.byteCount), modified: 0)
        while let line = try lines.next() {
            var document = Document(key: line.id, source: source, text: "")
            document.text = line.text
            try writer.add(document)
        }
        try writer.commit()
        let summary = try writer.optimize(order: order)

        let (wallEnd, threadEnd) = (BenchmarkClock.wall, BenchmarkClock.thread)
        let processEnd = BenchmarkClock.process
        let phrases = try PhraseSize(IndexReader(folder: folder))

        var report = JSONObject()
        report.add("documents", summary.documentCount)
        report.add("wall_seconds", seconds(wallEnd - wall))
        report.add("process_cpu_seconds", seconds(processEnd))
        report.add("thread_cpu_seconds", seconds(threadEnd - thread))
        report.add("index_bytes", Int(summary.byteCount))
        report.add("phrase_bytes", phrases.total)
        return report.line + "\n"
    }

    private func seconds(_ nanoseconds: UInt64) -> Double { Double(nanoseconds) / 1e9 }
}
