internal import MappedIO
public import SearchCore

/// Finds lines of source files, so that an editor can open a place.
public enum SourceLines {
    /// How far into a file places are looked for, in bytes.
    public static let farthest = 32 << 20

    /// The numbers of the lines, from 1, that bytes of a source stand in; nil for what is too far from the
    /// file's start, and for all if the file can't be read or is not what was indexed.
    ///
    /// A page within a file of several has no lines of its own in it.
    ///
    /// - Parameter offsets: places in the file as it is when decompressed, of a table as UTF-8.
    /// - Complexity: one pass over the file up to the farthest place.
    public static func lines(of offsets: [Int], in source: Source, at place: String? = nil)
        -> [Int?]
    {
        var lines = [Int?](repeating: nil, count: offsets.count)
        let order = offsets.indices.filter { offsets[$0] <= farthest }
            .sorted { offsets[$0] < offsets[$1] }
        guard !order.isEmpty, let found = FoundSource(unchanged: source),
            place == nil || found.form.holdsRows,
            let stream = try? text(of: found)
        else { return lines }
        var (line, passed, next) = (1, 0, 0)
        var piece: [UInt8] = []
        while next < order.count {
            piece.removeAll(keepingCapacity: true)
            guard let count = try? stream.read(appendingTo: &piece), count > 0 else { break }
            var place = 0
            while next < order.count, offsets[order[next]] < passed + count {
                let end = offsets[order[next]] - passed
                line += piece[place..<end].count { $0 == 0x0A }
                place = end
                lines[order[next]] = line
                next += 1
            }
            line += piece[place...].count { $0 == 0x0A }
            passed += count
        }
        return lines
    }

    private static func text(of found: FoundSource) throws(IngestError) -> any ByteStream {
        let stream = try ByteStreams.openDecompressed(found.source.path)
        guard case .table = found.form.content else { return stream }
        return WindowStream(ConvertedStream.window(InputWindow(stream)))
    }
}
