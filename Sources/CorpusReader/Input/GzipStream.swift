internal import CISAL

/// Decompresses gzip (RFC 1952), one member after the other: short ones at once, others piece by piece with ISA-L.
///
/// Invariant: `state` is initialised by `isal_inflate_init`, and points into no buffer between calls.
@safe final class GzipStream: ByteStream {
    /// What is around the compressed data.
    enum Format {
        /// RFC 1952.
        case gzip
        /// RFC 1950.
        case zlib
        /// Nothing: RFC 1951 alone.
        case raw

        var flag: UInt32 {
            switch self {
            case .gzip: UInt32(ISAL_GZIP)
            case .zlib: UInt32(ISAL_ZLIB)
            case .raw: UInt32(ISAL_DEFLATE)
            }
        }
    }

    private let format: Format
    private let state: UnsafeMutablePointer<inflate_state>
    private var input: CompressedInput
    /// How many bytes came out so far.
    private var produced = 0
    /// Whether the bytes so far end with a whole member.
    private var isComplete = false
    private var isPadding = false
    private var members = RestartPoints()
    /// Where the member that is read begins in the compressed stream, and in what comes out.
    private var memberStart = (input: 0, output: 0)
    /// Decompresses short members; nil where it is not installed.
    private lazy var memberDecoder = GzipMemberDecoder()
    /// Whether the last member was short.
    private var isShort = true
    private var isDamaged = false
    /// Whether the last piece of output was filled.
    private var mayHoldMore = false

    /// The decoder reads up to so many bytes beyond a member, to which it goes back.
    private static let headroom = 8
    /// Where fewer bytes are there than this, the next member may not be there as a whole.
    private static let leastAhead = ByteStreams.pieceLength / 4

    init(_ compressed: any ByteStream, _ format: Format = .gzip) {
        input = CompressedInput(compressed)
        self.format = format
        unsafe state = .allocate(capacity: 1)
        unsafe isal_inflate_init(state)
        unsafe state.pointee.crc_flag = format.flag
    }

    deinit { unsafe state.deallocate() }

    func read(into bytes: inout [UInt8], at start: Int) throws(IngestError) -> Int {
        while true {
            // The decoder may hold what is to come out, though all of the input is in it.
            if input.isUsedUp, isComplete || !mayHoldMore,
                try !input.refill(keeping: GzipStream.headroom)
            {
                guard isComplete else { throw .unreadable("the gzip data ends too soon") }
                return 0
            }
            if isDamaged { throw .unreadable("damaged gzip data") }
            if isComplete {
                // As gzip itself does, what is no further member is taken for padding.
                if isPadding || input.bytes[input.offset] != 0x1F {
                    isPadding = true
                    input.offset = input.end
                    continue
                }
            }
            if isComplete || input.place == 0 {
                if let written = try decompressMember(into: &bytes, at: start) {
                    if written > 0 { return written }
                    continue
                }
                if isComplete { begin() }
            }
            let (result, consumed, written) = inflatePiece(into: &bytes, at: start)
            input.offset += consumed
            produced += written
            if result < 0 {
                // What came out before the damage is whole; the next reading meets it again.
                if written == 0 { throw .unreadable("damaged gzip data") }
                isDamaged = true
            } else if unsafe state.pointee.block_state == ISAL_BLOCK_FINISH {
                isComplete = true
                isShort = produced - memberStart.output <= ByteStreams.pieceLength
                input.offset -= min(
                    input.offset, unsafe Int(state.pointee.read_in_length) / 8)
            }
            if written > 0 { return written }
        }
    }

    private func begin() {
        unsafe isal_inflate_reset(state)
        unsafe state.pointee.crc_flag = format.flag
        (isComplete, isDamaged, mayHoldMore) = (false, false, false)
        noteMember()
    }

    private func noteMember() {
        memberStart = (input.place, produced)
        members.add(inFile: memberStart.input, inStream: produced)
    }

    /// The length of what comes out of the next member, if that is short and whole.
    private func decompressMember(
        into bytes: inout [UInt8], at start: Int
    ) throws(IngestError) -> Int? {
        guard format == .gzip, isShort, let memberDecoder else { return nil }
        if input.end - input.offset < GzipStream.leastAhead {
            _ = try input.refill(keeping: input.end - input.offset)
        }
        guard
            let member = memberDecoder.decompress(
                input.bytes[input.offset..<input.end], into: &bytes, at: start)
        else { return nil }
        noteMember()
        isComplete = true
        input.offset += member.consumed
        produced += member.written
        return member.written
    }

    /// Short members come out at once where there is room.
    var preferredRoom: Int {
        format == .gzip && isComplete && isShort ? ByteStreams.pieceLength : 1
    }

    func restart(before offset: Int) -> RestartPoint { members.last(before: offset) }

    /// Looks for the next bytes that a member may begin with: its magic number, "deflate" and flags of which none
    /// is reserved.
    func passDamage() throws(IngestError) -> Bool {
        // Not the same member again.
        if input.place == memberStart.input, !input.isUsedUp { input.offset += 1 }
        let isFound = try input.find(4) { bytes in
            bytes.starts(with: [0x1F, 0x8B, 8]) && bytes.last! & 0xE0 == 0
        }
        if isFound { begin() }
        return isFound
    }

    private func inflatePiece(
        into bytes: inout [UInt8], at start: Int
    ) -> (result: CInt, consumed: Int, written: Int) {
        let (offset, end) = (input.offset, input.end)
        return unsafe input.bytes.withUnsafeMutableBufferPointer { input in
            unsafe bytes.withUnsafeMutableBufferPointer { output in
                unsafe state.pointee.next_in = input.baseAddress! + offset
                unsafe state.pointee.avail_in = UInt32(end - offset)
                unsafe state.pointee.next_out = output.baseAddress! + start
                let room = UInt32(clamping: output.count - start)
                unsafe state.pointee.avail_out = room
                let result = unsafe isal_inflate(state)
                mayHoldMore = unsafe state.pointee.avail_out == 0
                return unsafe (
                    result, end - offset - Int(state.pointee.avail_in),
                    Int(room - state.pointee.avail_out)
                )
            }
        }
    }
}
