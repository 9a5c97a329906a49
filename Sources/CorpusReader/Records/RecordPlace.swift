/// Where a record is in its file, so that it is found again without reading all that comes before.
///
/// As text, which an index stores: `!3` for the fourth entry of an archive, and then of an archive in it,
/// `@restart` for where to begin reading the file or entry, in bytes as it is stored, and `+skip` for how many of
/// the bytes that come from there are passed over, each left out where it is none.
struct RecordPlace: Hashable, Sendable, CustomStringConvertible {
    /// Numbers of entries, of archives within archives.
    var entries: [Int] = []
    /// A `RestartPoint.inFile`; 0 within an archive.
    var restart: UInt64 = 0
    /// Bytes of the stream from there on.
    var skip = 0

    init(entries: [Int] = [], restart: UInt64 = 0, skip: Int = 0) {
        (self.entries, self.restart, self.skip) = (entries, restart, skip)
    }

    /// The place of a byte of a stream.
    init(_ stream: any ByteStream, offset: Int) {
        let point = stream.restart(before: offset)
        self.init(restart: point.inFile, skip: offset - point.inStream)
    }

    var description: String {
        entries.map { "!\($0)" }.joined() + (restart > 0 ? "@\(restart)" : "")
            + (skip > 0 ? "+\(skip)" : "")
    }

    /// Reads what `description` writes.
    init?(_ text: String) {
        var rest = text[...]
        func number(_ mark: Character) -> Int? {
            guard rest.first == mark else { return nil }
            let digits = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
            guard let value = Int(digits) else { return nil }
            rest = rest.dropFirst(1 + digits.count)
            return value
        }
        while let entry = number("!") { entries.append(entry) }
        restart = UInt64(number("@") ?? 0)
        skip = number("+") ?? 0
        guard rest.isEmpty else { return nil }
    }
}
