internal import Glibc

/// A stream as a window that moves over it: what is in the window can be looked at before it is taken.
///
/// The window grows to what is asked for, and is made small again behind something large.
struct InputWindow {
    static let length = 1 << 18
    /// A window of more bytes is not kept.
    private static let mostKept = 1 << 24

    let stream: any ByteStream
    /// The bytes not yet taken are those of `range`.
    private(set) var bytes = [UInt8](repeating: 0, count: InputWindow.length)
    private(set) var range = 0..<0
    /// Where the first byte not yet taken stands in the stream.
    private(set) var offset = 0
    private var isAtEnd = false

    init(_ stream: any ByteStream) { self.stream = stream }

    /// Reads until `count` bytes not yet taken are there; false where the stream has less.
    ///
    /// - Throws: what the stream does; what came before stays.
    mutating func require(_ count: Int) throws(IngestError) -> Bool {
        while range.count < count {
            guard try more(room: count) else { return false }
        }
        return true
    }

    /// Reads the next piece; false at the end.
    ///
    /// - Parameter room: how many bytes there is to be room for.
    mutating func more(room: Int = 0) throws(IngestError) -> Bool {
        if isAtEnd { return false }
        let needed = max(room, range.count + stream.preferredRoom)
        if range.lowerBound + needed > bytes.count {
            makeRoom(needed)
        }
        let count = try stream.read(into: &bytes, at: range.upperBound)
        range = range.lowerBound..<range.upperBound + count
        isAtEnd = count == 0
        return count > 0
    }

    private mutating func makeRoom(_ needed: Int) {
        let rest = range.count
        // By doubling, so that what is moved again and again stays within twice the whole.
        let length = max(
            InputWindow.length, 2 * rest,
            needed > bytes.count ? max(needed, 2 * stream.preferredRoom) : 0)
        if length > bytes.count || bytes.count > InputWindow.mostKept && length < bytes.count {
            var larger = [UInt8](repeating: 0, count: length)
            larger.replaceSubrange(0..<rest, with: bytes[range])
            bytes = larger
        } else if range.lowerBound > 0 {
            unsafe bytes.withUnsafeMutableBytes { buffer in
                let from = unsafe buffer.baseAddress! + range.lowerBound
                unsafe _ = memmove(buffer.baseAddress!, from, rest)
            }
        }
        range = 0..<rest
    }

    /// Takes bytes that are in the window.
    ///
    /// - Precondition: there are as many.
    mutating func take(_ count: Int) {
        precondition(count >= 0 && count <= range.count, "bytes that are there")
        range = range.lowerBound + count..<range.upperBound
        offset += count
    }

    /// Passes over bytes, which need not be in the window; returns how many there were, at the most `count`.
    mutating func skip(_ count: Int) throws(IngestError) -> Int {
        var left = count
        while true {
            let here = min(left, range.count)
            take(here)
            left -= here
            guard left > 0, try more() else { return count - left }
        }
    }

    /// Takes all that is left.
    ///
    /// - Throws: `IngestError.unreadable` where that is more than `limit`.
    mutating func takeAll(limit: Int) throws(IngestError) -> [UInt8] {
        while try more() {
            if range.count > limit { throw .unreadable("larger than \(limit) bytes") }
        }
        let all = Array(bytes[range])
        take(range.count)
        return all
    }

    /// Gives up what was not taken, up to damage in the stream, and goes on behind it; false if nothing can be
    /// read there.
    mutating func passDamage() throws(IngestError) -> Bool {
        take(range.count)
        return try stream.passDamage()
    }

    /// Where a byte stands from `start` on, a place in `bytes`; nil if it is not in the window.
    func first(_ byte: UInt8, from start: Int) -> Int? {
        ByteScan.first(byte, in: bytes, from: start, to: range.upperBound)
    }

    /// The next line's bytes with its end, as a range of `bytes`, not yet taken; nil at the end of the stream.
    ///
    /// - Parameter limit: a longer line is cut there.
    mutating func line(limit: Int) throws(IngestError) -> Range<Int>? {
        var scanned = 0
        while true {
            if let end = first(0x0A, from: range.lowerBound + scanned) {
                return range.lowerBound..<min(end + 1, range.lowerBound + limit)
            }
            scanned = range.count
            if scanned >= limit { return range.lowerBound..<range.lowerBound + limit }
            guard try more() else { return range.isEmpty ? nil : range }
        }
    }
}
