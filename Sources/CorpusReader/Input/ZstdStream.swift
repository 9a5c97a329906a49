internal import CZstd

/// Decompresses Zstandard (RFC 8878), one frame after the other.
@safe final class ZstdStream: ByteStream {
    private let compressed: any ByteStream
    private let context: OpaquePointer
    private var input: [UInt8] = []
    private var offset = 0
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

    func read(appendingTo bytes: inout [UInt8]) throws(IngestError) -> Int {
        let start = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: ByteStreams.pieceLength))
        var written = 0
        while written == 0 {
            // What the decoder still holds comes out before more goes in.
            let (result, consumed, produced) = decompressPiece(into: &bytes, at: start)
            offset += consumed
            written = produced
            if ZSTD_isError(result) != 0 {
                bytes.removeLast(ByteStreams.pieceLength)
                throw .unreadable("damaged zstd data")
            }
            if consumed > 0 || produced > 0 { isComplete = result == 0 }
            if written == 0, offset == input.count {
                input.removeAll(keepingCapacity: true)
                offset = 0
                if try compressed.read(appendingTo: &input) == 0 {
                    bytes.removeLast(ByteStreams.pieceLength)
                    guard isComplete else { throw .unreadable("the zstd data ends too soon") }
                    return 0
                }
            }
        }
        bytes.removeLast(ByteStreams.pieceLength - written)
        return written
    }

    private func decompressPiece(
        into bytes: inout [UInt8], at start: Int
    ) -> (result: Int, consumed: Int, produced: Int) {
        unsafe input.withUnsafeBytes { input in
            unsafe bytes.withUnsafeMutableBytes { output in
                var from = unsafe ZSTD_inBuffer(
                    src: input.baseAddress, size: input.count, pos: offset)
                var to = unsafe ZSTD_outBuffer(
                    dst: output.baseAddress, size: output.count, pos: start)
                let result = unsafe ZSTD_decompressStream(context, &to, &from)
                return unsafe (result, from.pos - offset, to.pos - start)
            }
        }
    }
}
