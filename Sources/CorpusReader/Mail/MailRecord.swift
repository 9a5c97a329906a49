internal import PageExtraction
internal import SearchCore

extension WholeFileReader {
    /// A file that is one mail.
    static func mail(_ window: InputWindow, path: String, limits: RecordLimits) -> Self {
        Self(window, limits: limits) { bytes in
            Record.mail(MailPart(bytes, in: 0..<bytes.count), key: path, place: RecordPlace())
        }
    }

    /// A file that is a page with what it shows.
    static func pageArchive(_ window: InputWindow, path: String, limits: RecordLimits) -> Self {
        Self(window, limits: limits) { Record.pageArchive($0, path: path) }
    }
}

extension Record {
    /// The document of a page with what it shows, as browsers save it in one file (MHTML, RFC 2557).
    fileprivate static func pageArchive(_ bytes: [UInt8], path: String) -> RecordEvent {
        let whole = MailPart(bytes, in: 0..<bytes.count)
        guard let page = whole.page(), let form = page.type.pageForm else {
            return .failure(IngestFailure(path: path, reason: "no page in the file"))
        }
        var record = Record(
            key: path, bytes: page.content, content: .page(form, name: ""),
            charset: page.type["charset"], place: RecordPlace())
        record.metadata.url =
            page.fields.value("content-location", in: bytes)
            ?? whole.fields.value("snapshot-content-location", in: bytes)
        return .record(record)
    }

    /// The document of a mail (RFC 5322), with the subject for a title; passed over where there is no text to read.
    static func mail(_ mail: MailPart, key: String, place: RecordPlace) -> RecordEvent {
        guard let text = mail.text(), let form = text.type.pageForm else { return .passedOver }
        var record = Record(
            key: key, bytes: text.content, content: .page(form, name: ""),
            charset: text.type["charset"], place: place)
        record.metadata.title = mail.value("subject")
        record.metadata.author = mail.value("from").flatMap(name)
        record.metadata.published = mail.value("date").flatMap(MailDate.day)
        return .record(record)
    }

    /// The name in a mailbox such as `"Ann Lee" <ann@example.org>`, or the address where there is none.
    private static func name(_ mailbox: String) -> String? {
        let marks: Set<Character> = ["\"", " ", "\t", "<", ">"]
        func trimmed(_ text: Substring) -> String {
            var text = text
            while let first = text.first, marks.contains(first) { text.removeFirst() }
            while let last = text.last, marks.contains(last) { text.removeLast() }
            return String(text)
        }
        let before = trimmed(mailbox[..<(mailbox.lastIndex(of: "<") ?? mailbox.startIndex)])
        let name = before.isEmpty ? trimmed(mailbox[...]) : before
        return name.isEmpty ? nil : name
    }
}
