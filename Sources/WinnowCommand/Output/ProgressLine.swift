internal import MappedIO
internal import Winnow

/// Shows how far an ingest is: one line redrawn on a terminal, a line every ten seconds elsewhere.
final class ProgressLine {
    private let isTerminal = StandardStream.error.isTerminal
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var last: ContinuousClock.Instant
    private var isDrawn = false

    init() {
        start = clock.now
        last = start
    }

    func show(_ progress: Ingest.Progress) {
        let now = clock.now
        guard now - last >= (isTerminal ? .milliseconds(100) : .seconds(10)) else { return }
        last = now
        let text = text(progress, seconds: Figures.seconds(now - start))
        StandardStream.error.write(isTerminal ? "\r\u{1B}[2K" + text : text + "\n")
        isDrawn = isTerminal
    }

    /// Takes the line away.
    func clear() {
        if isDrawn { StandardStream.error.write("\r\u{1B}[2K") }
        isDrawn = false
    }

    private func text(_ progress: Ingest.Progress, seconds: Double) -> String {
        let share = Double(progress.bytes) / Double(max(progress.byteCount, 1))
        var text =
            "\(progress.files)/\(progress.fileCount) files, "
            + "\(Figures.count(progress.documents, "document")), "
            + "\(Figures.fixed(Double(progress.bytes) / max(seconds, 0.001) / 1e6, 1)) MB/s"
        if share > 0.01 { text += ", \(Figures.fixed(seconds / share - seconds, 0)) s left" }
        guard isTerminal else { return text }
        let width = min(20, StandardStream.error.columns - text.count - 4)
        guard width > 0 else { return String(text.prefix(StandardStream.error.columns - 1)) }
        let full = min(width, Int(share * Double(width)))
        return "[" + String(repeating: "#", count: full)
            + String(repeating: "-", count: width - full) + "] " + text
    }
}
