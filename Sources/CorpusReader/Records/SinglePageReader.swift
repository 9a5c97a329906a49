internal import PageExtraction

/// A file that is one page, or one PDF file.
struct SinglePageReader: RecordReader {
    private var window: InputWindow
    private let key: String
    private let content: Record.Content
    private let limits: RecordLimits
    private var isRead = false

    init(_ window: InputWindow, key: String, content: Record.Content, limits: RecordLimits) {
        self.window = window
        self.key = key
        self.content = content
        self.limits = limits
    }

    var offset: Int { window.offset }

    mutating func next() throws(IngestError) -> RecordEvent? {
        if isRead { return nil }
        isRead = true
        let bytes = try window.takeAll(limit: limits.recordBytes)
        var record = Record(key: key, bytes: bytes, content: content)
        // Places in the text are none in the file.
        if case .pdf = content { record.place = RecordPlace() }
        return .record(record)
    }
}
