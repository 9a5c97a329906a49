/// Compressed bytes as they are read, piece by piece.
struct CompressedInput {
    private let stream: any ByteStream
    /// What was read, `end` of them.
    var bytes = [UInt8](repeating: 0, count: ByteStreams.pieceLength)
    private(set) var end = 0
    /// The first byte that is not decompressed yet.
    var offset = 0
    /// Where `bytes` begin in the stream.
    private var start = 0

    init(_ stream: any ByteStream) { self.stream = stream }

    /// Where in the stream the first byte is that is not decompressed yet.
    var place: Int { start + offset }

    var isUsedUp: Bool { offset == end }

    /// Reads on, where all is used up; false at the end of the stream.
    ///
    /// - Parameter kept: so many of the bytes before stay, to which a decoder may go back.
    mutating func refill(keeping kept: Int = 0) throws(IngestError) -> Bool {
        try read(keepingFrom: end - min(end, kept))
    }

    /// Goes on to the next bytes, `length` of them, of which `isWanted` holds; false if there are none.
    mutating func find(
        _ length: Int, where isWanted: (ArraySlice<UInt8>) -> Bool
    ) throws(IngestError) -> Bool {
        while true {
            while offset + length <= end {
                if isWanted(bytes[offset..<offset + length]) { return true }
                offset += 1
            }
            // The last bytes may be the first of those.
            guard try read(keepingFrom: offset) else { return false }
        }
    }

    private mutating func read(keepingFrom first: Int) throws(IngestError) -> Bool {
        let kept = end - first
        for index in 0..<kept { bytes[index] = bytes[first + index] }
        start += first
        (offset, end) = (offset - first, kept)
        let count = try stream.read(into: &bytes, at: kept)
        end += count
        return count > 0
    }
}
