/// How records of a web archive are told.
protocol WebArchiveFormat {
    /// What the format is called, with an article.
    static var name: String { get }
    /// So many bytes tell whether a record begins, mostly.
    static var lookahead: Int { get }

    /// Where the header that begins a range ends; nil if that is not in the range.
    static func headerEnd(_ bytes: [UInt8], in range: Range<Int>) -> Int?

    /// The header that is a range; nil if it is none.
    mutating func header(_ bytes: [UInt8], in range: Range<Int>) -> WebArchiveHeader?

    /// The first place in a range where a record begins.
    static func firstRecord(_ bytes: [UInt8], in range: Range<Int>) -> Int?

    /// Whether a record begins at the start of a range; true also where it ends too soon to tell.
    static func mayBegin(_ bytes: [UInt8], in range: Range<Int>) -> Bool
}

/// What the header of a record says.
struct WebArchiveHeader {
    /// How many bytes of content follow; nil if that is not said.
    var blockLength: Int?
    /// What the record holds, if it may be a document; the reader puts in its place.
    var capture: WebCapture?
}

/// Reads web archives: records of a header and a block of so many bytes, one behind the other.
///
/// Where no record follows a block, but one begins within it, that is believed, and the length is not. Behind damage,
/// reading goes on at what looks like the next record; of a record that is cut off, what is there becomes the document.
struct WebArchiveReader<Format: WebArchiveFormat>: RecordReader {
    private var format: Format
    private var window: InputWindow
    private let path: String
    private let limits: RecordLimits
    private var keys: CaptureKeys
    /// What comes next, before more is read.
    private var events: [RecordEvent] = []
    /// Whether the next record has to be looked for.
    private var isLost = false
    /// Whether it is known that none begins where the window does.
    private var isAtNoRecord = false
    private var isAtEnd = false
    /// Where in its file the stream begins.
    private let origin: Int

    /// - Parameters:
    ///   - path: the file's, for keys and failures.
    ///   - origin: where in the file the stream begins.
    init(
        _ window: InputWindow, _ format: Format, path: String, limits: RecordLimits,
        origin: Int = 0
    ) {
        self.format = format
        self.window = window
        self.path = path
        self.limits = limits
        self.origin = origin
        keys = CaptureKeys(path: path)
    }

    var offset: Int { window.offset }

    mutating func next() throws(IngestError) -> RecordEvent? {
        while events.isEmpty, !isAtEnd { try step() }
        return events.isEmpty ? nil : events.removeFirst()
    }

    private mutating func fail(at offset: Int, _ reason: String) {
        let place = origin + offset
        events.append(.failure(IngestFailure(path: path, reason: "byte \(place): \(reason)")))
    }

    /// Reads a record, or what stands in place of one.
    private mutating func step() throws(IngestError) {
        var start = window.offset
        do throws(IngestError) {
            if isLost { try search() }
            try passLineEnds()
            start = window.offset
            guard try window.require(1) else {
                isAtEnd = true
                return
            }
            try record(at: start)
        } catch {
            try passDamage(error, from: start)
        }
    }

    private mutating func passDamage(_ error: IngestError, from start: Int) throws(IngestError) {
        guard case .unreadable(let reason) = error else { throw error }
        fail(at: start, reason)
        isAtEnd = try !window.passDamage()
        isLost = true
    }

    private mutating func passLineEnds() throws(IngestError) {
        while try window.require(1) {
            let byte = window.bytes[window.range.lowerBound]
            guard byte == 0x0D || byte == 0x0A else { return }
            window.take(1)
        }
    }

    /// Takes all up to what looks like a record.
    private mutating func search() throws(IngestError) {
        let start = window.offset
        if isAtNoRecord { window.take(min(1, window.range.count)) }
        isAtNoRecord = false
        while true {
            if let found = Format.firstRecord(window.bytes, in: window.range) {
                window.take(found - window.range.lowerBound)
                break
            }
            // The last bytes may be the first of a record.
            window.take(max(0, window.range.count - Format.lookahead))
            guard try window.more() else {
                window.take(window.range.count)
                break
            }
        }
        isLost = false
        let passed = window.offset - start
        if passed > 4 {
            fail(at: start, "\(passed) bytes that are no record of \(Format.name) file")
        }
    }

    private mutating func record(at start: Int) throws(IngestError) {
        let place = RecordPlace(window.stream, offset: start)
        var headerEnd = Format.headerEnd(window.bytes, in: window.range)
        while headerEnd == nil, window.range.count < limits.headerBytes, try window.more() {
            headerEnd = Format.headerEnd(window.bytes, in: window.range)
        }
        let first = window.range.lowerBound
        guard let headerEnd, var header = format.header(window.bytes, in: first..<headerEnd),
            let length = header.blockLength
        else {
            isLost = true
            isAtNoRecord = true
            return
        }
        header.capture?.place = place
        let isDocument = header.capture != nil
        if length > (isDocument ? limits.recordBytes : limits.heldBytes) {
            window.take(headerEnd - first)
            if isDocument { fail(at: start, "a record of more than \(limits.recordBytes) bytes") }
            if try window.skip(length) < length { fail(at: start, "the record ends too soon") }
            if !isDocument { events.append(.passedOver) }
            return
        }
        try block(header, headerEnd - first, length, at: start)
    }

    /// Makes a document of a record whose header is at the start of the window.
    private mutating func block(
        _ header: WebArchiveHeader, _ headerLength: Int, _ length: Int, at start: Int
    ) throws(IngestError) {
        var damage: IngestError?
        var isWhole = false
        do throws(IngestError) { isWhole = try window.require(headerLength + length) } catch {
            damage = error
        }
        // What is wrong behind the record is met again when that is read.
        if isWhole { _ = try? window.require(headerLength + length + Format.lookahead) }
        let first = window.range.lowerBound + headerLength
        var end = first + min(length, window.range.count - headerLength)
        if !isWhole || !isFollowed(at: end) {
            let within = Format.firstRecord(window.bytes, in: first..<window.range.upperBound)
            if let within, within <= end {
                end = within
                (isWhole, damage) = (true, nil)
            } else {
                isLost = true
            }
        }
        if let capture = header.capture {
            events.append(
                capture.event(
                    window.bytes, block: first..<end, keys: &keys, limit: limits.recordBytes))
        } else {
            events.append(.passedOver)
        }
        window.take(end - window.range.lowerBound)
        if let damage {
            try passDamage(damage, from: start)
        } else if !isWhole {
            fail(at: start, "the record ends too soon")
        }
    }

    /// Whether the window ends at a place, line ends apart, or a record begins there.
    private func isFollowed(at place: Int) -> Bool {
        var place = place
        while place < window.range.upperBound {
            let byte = window.bytes[place]
            guard byte == 0x0D || byte == 0x0A else { break }
            place += 1
        }
        return place == window.range.upperBound
            || Format.mayBegin(window.bytes, in: place..<window.range.upperBound)
    }
}
