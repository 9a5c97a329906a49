/// Reads files of many mails (mbox, RFC 4155): each begins with a line `From ` behind an empty line.
///
/// The key is the file, `#` and the mail's `Message-ID`, or its number where it has none.
struct MailboxReader: RecordReader {
    private var window: InputWindow
    private let path: String
    private let limits: RecordLimits
    private var number = 0
    private var keys = UniqueKeys()

    init(_ window: InputWindow, path: String, limits: RecordLimits) {
        self.window = window
        self.path = path
        self.limits = limits
    }

    var offset: Int { window.offset }

    mutating func next() throws(IngestError) -> RecordEvent? {
        guard try window.require(1) else { return nil }
        let place = RecordPlace(window.stream, offset: window.offset)
        number += 1
        var length = 0
        var searched = 1
        while true {
            if let found = separator(from: searched) {
                length = found
                break
            }
            // The last bytes may be the first of a separator.
            searched = max(1, window.range.count - 8)
            if window.range.count > limits.recordBytes { return try passOver() }
            guard try window.more() else {
                length = window.range.count
                break
            }
        }
        let first = window.range.lowerBound
        let bytes = MailboxReader.unquoted(window.bytes[first..<first + length])
        window.take(length)
        let mail = MailPart(bytes, in: MailboxReader.start(of: bytes)..<bytes.count)
        return Record.mail(mail, key: key(of: mail), place: place)
    }

    /// Where the next mail begins, from the window's start on.
    private func separator(from start: Int) -> Int? {
        let first = window.range.lowerBound
        var place = first + start
        while let found = ByteScan.first(
            "\nFrom ", in: window.bytes, from: place - 1, to: window.range.upperBound)
        {
            let before =
                found - 1 >= first && window.bytes[found - 1] == 0x0D ? found - 2 : found - 1
            if before >= first, window.bytes[before] == 0x0A { return found + 1 - first }
            place = found + 2
        }
        return nil
    }

    private mutating func passOver() throws(IngestError) -> RecordEvent {
        let start = window.offset
        while true {
            window.take(max(0, window.range.count - 8))
            guard try window.more() else {
                window.take(window.range.count)
                break
            }
            if let found = separator(from: 1) {
                window.take(found)
                break
            }
        }
        return .failure(
            IngestFailure(
                path: path, reason: "byte \(start): a mail of more than \(limits.recordBytes) bytes"
            ))
    }

    /// Behind the line that separates.
    private static func start(of bytes: [UInt8]) -> Int {
        guard bytes.starts(with: "From ".utf8) else { return 0 }
        return (bytes.firstIndex(of: 0x0A) ?? bytes.count - 1) + 1
    }

    /// Lines that would look like separators have a `>` before them, which is taken off.
    private static func unquoted(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var rest = bytes
        while !rest.isEmpty {
            let end = (rest.firstIndex(of: 0x0A) ?? rest.endIndex - 1) + 1
            var line = rest[..<end]
            if line.first == 0x3E, line.drop(while: { $0 == 0x3E }).starts(with: "From ".utf8) {
                line.removeFirst()
            }
            result += line
            rest = rest[end...]
        }
        return result
    }

    private mutating func key(of mail: MailPart) -> String {
        let id = mail.fields.value("message-id", in: mail.bytes)?.filter { $0 != "<" && $0 != ">" }
        return keys.key("\(path)#\(id ?? String(number))")
    }
}
