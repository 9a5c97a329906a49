/// Any bytes as files of several records: the first byte says of which form, and in which pieces they come.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = [UInt8](UnsafeBufferPointer(start: start, count: count))
    guard let first = bytes.first else { return 0 }
    let content = Array(bytes.dropFirst())
    var limits = RecordLimits()
    (limits.recordBytes, limits.heldBytes, limits.headerBytes) = (1 << 14, 1 << 12, 1 << 11)
    let stream = PiecewiseStream(content, length: [1, 13, 700, 1 << 16][Int(first >> 3 & 3)])
    let window = InputWindow(first & 0x40 == 0 ? stream : GzipStream(stream))
    let reader: any RecordReader =
        switch first & 7 {
        case 0, 1: WebArchiveReader(window, WARCFormat(), path: "x", limits: limits)
        case 2: WebArchiveReader(window, ARCFormat(), path: "x", limits: limits)
        case 3: table(window, separator: first & 0x20 == 0 ? 0x2C : 0x09, limits)
        case 4: WholeFileReader.mail(window, path: "x", limits: limits)
        case 5: MailboxReader(window, path: "x", limits: limits)
        case 6: WholeFileReader.pageArchive(window, path: "x", limits: limits)
        default: JSONLinesReader(window, path: "x")
        }
    read(reader, limits)
    if first & 7 == 6 { _ = BookPackage(content, path: "a/b.opf") }
    return 0
}

private func table(
    _ window: InputWindow, separator: UInt8, _ limits: RecordLimits
) -> TableReader {
    let rows = RowReader(
        ConvertedStream.window(window), separator: separator, mostBytes: limits.recordBytes)
    return TableReader(rows, path: "x", fields: FieldMap())
}

private func read(_ reader: any RecordReader, _ limits: RecordLimits) {
    var reader = reader
    while let event = try? reader.next() {
        guard case .record(let record) = event, case .page = record.content else { continue }
        precondition(
            record.bytes.count <= limits.recordBytes + InputWindow.length, "bounded records")
        if let place = record.place {
            precondition(RecordPlace(place.description) == place, "places are read as written")
        }
    }
}

/// Bytes that come in pieces of a length.
private final class PiecewiseStream: ByteStream {
    private var rest: ArraySlice<UInt8>
    private let length: Int

    init(_ bytes: [UInt8], length: Int) { (rest, self.length) = (bytes[...], length) }

    func read(into bytes: inout [UInt8], at start: Int) -> Int {
        let piece = rest.prefix(min(length, bytes.count - start))
        bytes.replaceSubrange(start..<start + piece.count, with: piece)
        rest.removeFirst(piece.count)
        return piece.count
    }
}
