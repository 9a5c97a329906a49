/// A file that is one record: a page, a PDF file, a mail.
struct WholeFileReader: RecordReader {
    private var window: InputWindow
    private let limits: RecordLimits
    private let event: ([UInt8]) -> RecordEvent
    private var isRead = false

    /// - Parameter event: what becomes of the file's bytes.
    init(
        _ window: InputWindow, limits: RecordLimits, event: @escaping ([UInt8]) -> RecordEvent
    ) {
        self.window = window
        self.limits = limits
        self.event = event
    }

    var offset: Int { window.offset }

    mutating func next() throws(IngestError) -> RecordEvent? {
        if isRead { return nil }
        isRead = true
        return event(try window.takeAll(limit: limits.recordBytes))
    }
}
