internal import MappedIO
internal import PageExtraction
internal import SearchCore

/// Opens files as records: finds out what they are, by their names and their first bytes.
struct RecordReaders: Sendable {
    var options = ReadingOptions()
    var limits = RecordLimits()
    var archiveLimits = ArchiveLimits()

    /// A reader of a file.
    ///
    /// - Parameter place: that of the record which is to come first; nil for the file's first.
    func open(
        _ found: FoundSource, at place: RecordPlace? = nil
    ) throws(IngestError) -> any RecordReader {
        let stream = try ByteStreams.open(found.source.path)
        return try reader(of: stream, found.form, path: found.source.path, depth: 0, at: place)
    }

    /// A reader of a file, or of an entry of an archive.
    ///
    /// - Parameters:
    ///   - form: what its name says.
    ///   - path: that of the file, for keys and failures.
    ///   - depth: in how many archives it is.
    ///   - place: that of the record which is to come first, within the file or entry.
    func reader(
        of packed: any ByteStream, _ form: SourceForm, path: String, depth: Int,
        at place: RecordPlace?
    ) throws(IngestError) -> any RecordReader {
        let peeked = PeekedStream(packed)
        let compression = FormSignature.compression(of: try peeked.peek(FormSignature.length))
        var stream = try ByteStreams.decompressed(peeked, compression)
        if !(packed is any SeekableStream) { stream = StartOnlyStream(stream) }
        var window = InputWindow(stream)
        // What can't be read is met again by whoever reads on.
        _ = try? window.require(FormSignature.length)
        let content = FormSignature.content(of: window.bytes[window.range], named: form)
        switch content {
        case .archive, .book:
            guard depth < archiveLimits.depth else {
                throw .unreadable("in more than \(archiveLimits.depth) archives")
            }
            let whole = try seekable(packed, compression, window)
            if content == .book {
                return try BookReader(
                    whole, path: path, limits: limits, archiveLimits: archiveLimits, at: place)
            }
            return try ArchiveReader(whole, path: path, readers: self, depth: depth, at: place)
        case .table(let separator):
            // The first row has the names, so that what comes before a place is not passed over yet.
            let rows = RowReader(
                ConvertedStream.window(window), separator: separator, mostBytes: limits.recordBytes)
            return TableReader(rows, path: path, fields: options.fields, at: place)
        default: break
        }
        let origin = place?.restart ?? 0
        if origin > 0 { window = try restarted(packed, compression, at: origin) }
        if let place, place.skip > 0 { _ = try window.skip(place.skip) }
        return reader(window, content, form, path: path, origin: Int(clamping: origin))
    }

    /// A row of a table as it stands in the file, with its line end; as UTF-8, if the file is in another encoding.
    func row(of found: FoundSource, at place: RecordPlace) throws(IngestError) -> [UInt8] {
        let file = try ByteStreams.open(found.source.path)
        let peeked = PeekedStream(file)
        let compression = FormSignature.compression(of: try peeked.peek(FormSignature.length))
        if case .table(let separator) = found.form.content {
            let start = ConvertedStream.window(try restarted(file, compression, at: 0))
            var names = RowReader(start, separator: separator, mostBytes: limits.recordBytes)
            _ = try names.next()
            var window = try restarted(file, compression, at: place.restart)
            // What was converted has a restart at its start alone.
            if place.restart == 0 { window = ConvertedStream.window(window) }
            var rows = RowReader(
                window, separator: separator, mostBytes: limits.recordBytes, width: names.width)
            try rows.skip(to: place.skip)
            return try rows.nextBytes()
        }
        var window = try restarted(file, compression, at: place.restart)
        _ = try window.skip(place.skip)
        guard let line = try window.line(limit: limits.recordBytes) else { return [] }
        return Array(window.bytes[line])
    }

    /// A stream from one of its restart points on.
    private func restarted(
        _ packed: any ByteStream, _ compression: SourceForm.Compression, at origin: UInt64
    ) throws(IngestError) -> InputWindow {
        guard let file = packed as? any SeekableStream else {
            throw .unreadable("an entry of an archive can be read from its start alone")
        }
        try file.seek(to: Int(clamping: origin))
        return InputWindow(try ByteStreams.decompressed(file, compression))
    }

    /// An archive as a stream whose parts can be read in any order, as ZIP and 7-Zip want it.
    ///
    /// That is a file as it is, and what is in another archive or compressed from memory. Others are read as they come.
    private func seekable(
        _ packed: any ByteStream, _ compression: SourceForm.Compression, _ window: InputWindow
    ) throws(IngestError) -> any ByteStream {
        if compression == .none, let file = packed as? any SeekableStream {
            try file.seek(to: 0)
            return file
        }
        var window = window
        if FormSignature.wantsSeeking(window.bytes[window.range]) {
            return MemoryStream(try window.takeAll(limit: limits.recordBytes))
        }
        return WindowStream(window)
    }

    /// - Parameter origin: where in the file the window begins.
    private func reader(
        _ window: InputWindow, _ content: SourceForm.Content, _ form: SourceForm, path: String,
        origin: Int
    ) -> any RecordReader {
        switch content {
        case .webArchive: webArchive(window, path: path, origin: origin)
        case .jsonLines: JSONLinesReader(window, path: path, fields: options.fields)
        case .mailbox: MailboxReader(window, path: path, limits: limits)
        case .mail: WholeFileReader.mail(window, path: path, limits: limits)
        case .pageArchive: WholeFileReader.pageArchive(window, path: path, limits: limits)
        case .pdf:
            // Places in the text are none in the file.
            WholeFileReader(window, limits: limits) { bytes in
                .record(Record(key: path, bytes: bytes, content: .pdf, place: RecordPlace()))
            }
        default:
            WholeFileReader(window, limits: limits) { bytes in
                .record(
                    Record(key: path, bytes: bytes, content: .page(.detect, name: form.innerName)))
            }
        }
    }

    private func webArchive(
        _ window: InputWindow, path: String, origin: Int
    ) -> any RecordReader {
        let first = window.bytes[window.range]
        // What is neither is damaged at its start; WARC is the likelier by far.
        if first.starts(with: "filedesc:".utf8)
            || !first.starts(with: "WARC/".utf8)
                && ARCFormat.firstRecord(window.bytes, in: window.range) != nil
        {
            return WebArchiveReader(window, ARCFormat(), path: path, limits: limits, origin: origin)
        }
        return WebArchiveReader(window, WARCFormat(), path: path, limits: limits, origin: origin)
    }
}
