/// ARC files (Burner and Kahle, "Arc File Format", Internet Archive 1996), versions 1 and 2.
///
/// ```
/// file   --> record^*
/// record --> URL, address, time, type, length, line end, block, line end                            (version 1)
///          | URL, address, time, type, status, checksum, location, offset, file, length, line end, block, line end
/// ```
/// with a space between each two. The first record has a URL of `filedesc:` and says which version it is. A URL may
/// have spaces, so that lines are read from their ends.
struct ARCFormat: WebArchiveFormat {
    static let name = "an ARC"
    static let lookahead = 4096

    static func headerEnd(_ bytes: [UInt8], in range: Range<Int>) -> Int? {
        ByteScan.first(0x0A, in: bytes, from: range.lowerBound, to: range.upperBound).map { $0 + 1 }
    }

    func header(_ bytes: [UInt8], in range: Range<Int>) -> WebArchiveHeader? {
        guard let line = Line(bytes, in: range) else { return nil }
        var header = WebArchiveHeader(blockLength: line.length, capture: nil)
        if !line.url.hasPrefix("filedesc:") {
            header.capture = WebCapture(
                url: line.url, time: line.time, type: line.type, languages: nil,
                place: RecordPlace())
        }
        return header
    }

    /// The header of a record.
    private struct Line {
        let url: String
        let time: CaptureTime?
        let type: String
        let length: Int

        private static let longest = 1 << 16

        /// The line at the start of a range; nil if it is no header.
        init?(_ bytes: [UInt8], in range: Range<Int>) {
            guard let first = range.first, bytes[first] | 0x20 &- 0x61 < 26,
                var end = ByteScan.first(
                    0x0A, in: bytes, from: first, to: min(range.upperBound, first + Line.longest))
            else { return nil }
            if end > first, bytes[end - 1] == 0x0D { end -= 1 }
            let fields = bytes[first..<end].split(separator: 0x20, omittingEmptySubsequences: false)
            // Of version 2 if there is a time where it has one.
            guard fields.count >= 5, let length = HeaderFields.number(fields[fields.count - 1]),
                let place = [fields.count - 8, fields.count - 3].first(where: {
                    $0 >= 2 && Line.isTime(fields[$0])
                })
            else { return nil }
            url = String(
                decoding: bytes[first..<fields[place - 2].endIndex], as: UTF8.self)
            time = CaptureTime(String(decoding: fields[place], as: UTF8.self))
            type = String(decoding: fields[place + 1], as: UTF8.self)
            self.length = length
            guard url.utf8.contains(0x3A) else { return nil }
        }

        private static func isTime(_ field: ArraySlice<UInt8>) -> Bool {
            (12...18).contains(field.count) && field.allSatisfy { $0 &- 0x30 < 10 }
        }
    }

    static func firstRecord(_ bytes: [UInt8], in range: Range<Int>) -> Int? {
        var start = range.lowerBound
        while start < range.upperBound {
            if Line(bytes, in: start..<range.upperBound) != nil { return start }
            guard let end = ByteScan.first(0x0A, in: bytes, from: start, to: range.upperBound)
            else {
                return nil
            }
            start = end + 1
        }
        return nil
    }

    static func mayBegin(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
        Line(bytes, in: range) != nil
            || ByteScan.first(0x0A, in: bytes, from: range.lowerBound, to: range.upperBound) == nil
    }
}
