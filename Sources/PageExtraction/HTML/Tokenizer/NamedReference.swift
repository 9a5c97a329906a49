/// Looks up the names of character references.
enum NamedReference {
    /// The longest name of the table without a semicolon at its end.
    private static let longestOpen = 6
    private static let longestName = 32

    /// The longest name that the text from `start` on begins with, and what it stands for.
    ///
    /// - Complexity: O(log names), at most seven times.
    static func longest(
        _ text: Span<UInt8>, from start: Int
    ) -> (nameLength: Int, utf8: [UInt8])? {
        var end = start
        let bound = min(text.count, start + longestName)
        while end < bound, CharacterReference.isAlphanumeric(text[end]) { end += 1 }
        if end < text.count, text[end] == UInt8(ascii: ";"),
            let found = lookUp(text.extracting(start..<(end + 1)))
        {
            return (end + 1 - start, found)
        }
        var length = min(longestOpen, end - start)
        while length >= 2 {
            if let found = lookUp(text.extracting(start..<(start + length))) {
                return (length, found)
            }
            length -= 1
        }
        return nil
    }

    /// What a name stands for.
    ///
    /// Halves the table by bytes: from any place, the beginning of an entry is near.
    private static func lookUp(_ name: Span<UInt8>) -> [UInt8]? {
        let table = NamedReferenceTable.bytes
        var low = 0
        var high = table.count
        while low < high {
            var entry = (low + high) / 2
            while entry > low, table[entry - 1] != UInt8(ascii: " ") { entry -= 1 }
            let (order, equals) = compare(name, table, entry)
            var end = equals
            while table[end] != UInt8(ascii: " ") { end += 1 }
            if order == 0 { return ((equals + 1)..<end).map { table[$0] } }
            if order < 0 { high = entry } else { low = end + 1 }
        }
        return nil
    }

    /// How the name stands to that of an entry (negative: before it), and where the latter ends.
    private static func compare(
        _ name: Span<UInt8>, _ table: Span<UInt8>, _ entry: Int
    ) -> (order: Int, equals: Int) {
        var order = 0
        var at = 0
        while table[entry + at] != UInt8(ascii: "=") {
            if order == 0 {
                // The table's order has an equals sign behind each name.
                let byte = at < name.count ? name[at] : UInt8(ascii: "=")
                order = Int(byte) - Int(table[entry + at])
            }
            at += 1
        }
        if order == 0, at < name.count { order = Int(name[at]) - Int(UInt8(ascii: "=")) }
        return (order, entry + at)
    }
}

extension NamedReferenceTable {
    /// The table's bytes; they end with a space.
    @safe
    static var bytes: Span<UInt8> {
        @_lifetime(immortal) get {
            unsafe _overrideLifetime(
                Span(
                    _unsafeStart: entries.utf8Start, count: entries.utf8CodeUnitCount),
                borrowing: ())
        }
    }
}
