/// Takes words of ASCII letters and digits in bulk, eight bytes at a time.
enum ASCIIScanner {
    /// Bytes of the text for which room is made in one go.
    private static let blockLength = 4096

    /// Appends the tokens of `text` from `start` on up to the first that is not for this scanner to
    /// take: one that has punctuation inside, is not ASCII, or too long.
    ///
    /// - Returns: Where that token starts, or the end of the text.
    static func appendTokens(
        of text: borrowing TextBytes, from start: Int, to buffer: inout TokenBuffer
    ) -> Int {
        var position = start
        while position < text.count {
            let end = min(position &+ blockLength, text.count)
            let next = scan(text, from: position, to: end, into: &buffer)
            if next < end { return next }
            position = next
        }
        return position
    }

    /// Scans the tokens that start before `end`; returns where it stopped.
    private static func scan(
        _ text: borrowing TextBytes, from start: Int, to end: Int, into buffer: inout TokenBuffer
    ) -> Int {
        // Every token takes a byte of the block, every two but the last a separator. The last may
        // go on behind the block, up to the longest term and what eight-byte stores add.
        let byteRoom = end &- start &+ TokenWriter.longestTerm &+ 16
        let recordRoom = (end &- start) / 2 &+ 1
        buffer.makeRoom(bytes: byteRoom, records: recordRoom)
        let bytesBefore = buffer.bytes.count
        var position = start
        buffer.records.append(addingCapacity: recordRoom) { records in
            buffer.bytes.append(addingCapacity: byteRoom) { bytes in
                unsafe records.withUnsafeMutableBufferPointer { records, recordCount in
                    unsafe bytes.withUnsafeMutableBufferPointer { bytes, byteCount in
                        var output = unsafe Output(
                            bytes: bytes, records: records, bytesBefore: bytesBefore)
                        position = scan(text, from: start, to: end, into: &output)
                        recordCount = output.recordCount
                        byteCount = output.byteCount
                    }
                }
            }
        }
        return position
    }

    /// Room for the tokens of one block; writing checks its bounds.
    @safe
    private struct Output {
        private let bytes: UnsafeMutableBufferPointer<UInt8>
        private let records: UnsafeMutableBufferPointer<TokenRecord>
        private let bytesBefore: Int
        private(set) var byteCount = 0
        private(set) var recordCount = 0

        /// The memory must stay valid while this value is used, and is not initialised yet.
        @unsafe
        init(
            bytes: UnsafeMutableBufferPointer<UInt8>,
            records: UnsafeMutableBufferPointer<TokenRecord>, bytesBefore: Int
        ) {
            unsafe self.bytes = bytes
            unsafe self.records = records
            self.bytesBefore = bytesBefore
        }

        /// Stores eight bytes `offset` bytes behind the last token.
        @inline(__always)
        func store(_ word: UInt64, at offset: Int) {
            let index = byteCount &+ offset
            unsafe precondition(index <= bytes.count &- 8)
            unsafe UnsafeMutableRawBufferPointer(bytes)
                .storeBytes(of: word.littleEndian, toByteOffset: index, as: UInt64.self)
        }

        /// Makes the last `length` stored bytes a token.
        @inline(__always)
        mutating func append(from start: Int, length: Int) {
            unsafe precondition(recordCount < records.count)
            let formStart = UInt32(truncatingIfNeeded: bytesBefore &+ byteCount)
            unsafe records.initializeElement(
                at: recordCount,
                to: TokenRecord(
                    sourceStart: UInt32(truncatingIfNeeded: start),
                    sourceEnd: UInt32(truncatingIfNeeded: start &+ length),
                    formStart: formStart, termStart: formStart,
                    formLength: UInt16(truncatingIfNeeded: length),
                    termLength: UInt16(truncatingIfNeeded: length)))
            byteCount &+= length
            recordCount &+= 1
        }
    }

    private static func scan(
        _ text: borrowing TextBytes, from start: Int, to end: Int, into output: inout Output
    ) -> Int {
        var position = start
        while position < end {
            let byte = text[position]
            guard isASCIIAlphanumeric(byte) else {
                if byte < 0x80 {
                    position &+= 1
                    continue
                }
                // Before a word no other character joins anything: it may be passed over.
                let scalar = text.scalar(at: position)
                if ScalarProperties(of: scalar.value).isWord { return position }
                position &+= scalar.length
                continue
            }
            var length = 0
            while true {
                let group = LetterGroup(text.word(at: position &+ length))
                output.store(group.lowercased, at: length)
                length &+= group.count
                if group.count < 8 { break }
                if length > TokenWriter.longestTerm { return position }
            }
            guard length <= TokenWriter.longestTerm,
                endsWord(at: position &+ length, in: text)
            else { return position }
            output.append(from: position, length: length)
            position &+= length
        }
        return position
    }

    /// Whether an ASCII word surely ends before `index`.
    @inline(__always)
    private static func endsWord(at index: Int, in text: borrowing TextBytes) -> Bool {
        let byte = text[index]
        switch byte {
        case 0x27, 0x2E, 0x2C, 0x3B:
            let next = text[index &+ 1]
            return next < 0x80 ? !isASCIIAlphanumeric(next) : text.isSeparator(at: index &+ 1)
        case 0x5F:
            return false
        default:
            return byte < 0x80 || text.isSeparator(at: index)
        }
    }
}
