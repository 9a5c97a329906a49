internal import CZstd

/// Decompresses Zstandard (RFC 8878), one frame after the other.
@safe final class ZstdStream: ByteStream {
    private let compressed: any ByteStream
    private let context: OpaquePointer
    /// What was read of the compressed bytes, `inputEnd` of them.
    private var input = [UInt8](repeating: 0, count: ByteStreams.pieceLength)
    private var inputEnd = 0
    private var offset = 0
    /// Where `input` begins in the compressed stream.
    private var inputStart = 0
    /// How many bytes came out so far.
    private var produced = 0
    private var frames = RestartPoints()
    /// Where the frame that is read begins in the compressed stream.
    private var frameStart = 0
    /// Whether the bytes so far end with a whole frame.
    private var isComplete = false

    /// Frames may ask for this much memory, 2 to the power of 27 bytes, and no more.
    private static let windowLog: CInt = 27

    init(_ compressed: any ByteStream) {
        self.compressed = compressed
        unsafe context = ZSTD_createDCtx()!
        unsafe _ = ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, ZstdStream.windowLog)
    }

    deinit { unsafe _ = ZSTD_freeDCtx(context) }

    func read(into bytes: inout [UInt8], at start: Int) throws(IngestError) -> Int {
        while true {
            // What the decoder still holds comes out before more goes in.
            let begins = isComplete && offset < inputEnd
            let begin = inputStart + offset
            let (result, consumed, written) = decompressPiece(into: &bytes, at: start)
            if begins { frameStart = begin }
            if begins, consumed > 0 { frames.add(inFile: begin, inStream: produced) }
            offset += consumed
            produced += written
            if ZSTD_isError(result) != 0 { throw .unreadable("damaged zstd data") }
            if consumed > 0 || written > 0 { isComplete = result == 0 }
            if written > 0 { return written }
            if offset == inputEnd {
                inputStart += inputEnd
                (offset, inputEnd) = (0, 0)
                inputEnd = try compressed.read(into: &input, at: 0)
                if inputEnd == 0 {
                    guard isComplete else { throw .unreadable("the zstd data ends too soon") }
                    return 0
                }
            }
        }
    }

    func restart(before offset: Int) -> RestartPoint { frames.last(before: offset) }

    /// Looks for the next bytes that a frame may begin with.
    func passDamage() throws(IngestError) -> Bool {
        unsafe _ = ZSTD_DCtx_reset(context, ZSTD_reset_session_only)
        // Not the same frame again.
        if inputStart + offset == frameStart, offset < inputEnd { offset += 1 }
        while true {
            while offset + 4 <= inputEnd {
                if input[offset] == 0x28, input[offset + 1] == 0xB5, input[offset + 2] == 0x2F,
                    input[offset + 3] == 0xFD
                {
                    isComplete = true
                    return true
                }
                offset += 1
            }
            // The last bytes may be the first of a frame.
            let rest = inputEnd - offset
            for index in 0..<rest { input[index] = input[offset + index] }
            inputStart += offset
            (offset, inputEnd) = (0, rest)
            let count = try compressed.read(into: &input, at: rest)
            if count == 0 { return false }
            inputEnd += count
        }
    }

    private func decompressPiece(
        into bytes: inout [UInt8], at start: Int
    ) -> (result: Int, consumed: Int, written: Int) {
        unsafe input.withUnsafeBytes { input in
            unsafe bytes.withUnsafeMutableBytes { output in
                var from = unsafe ZSTD_inBuffer(
                    src: input.baseAddress, size: inputEnd, pos: offset)
                var to = unsafe ZSTD_outBuffer(
                    dst: output.baseAddress, size: output.count, pos: start)
                let result = unsafe ZSTD_decompressStream(context, &to, &from)
                return unsafe (result, from.pos - offset, to.pos - start)
            }
        }
    }
}
