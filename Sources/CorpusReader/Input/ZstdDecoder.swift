internal import CZstd

/// Decompresses Zstandard (RFC 8878).
///
/// Invariant: `context` is made by `ZSTD_createDCtx` and freed once, in `deinit`.
@safe final class ZstdDecoder: FrameDecoder {
    static let name = "zstd"
    static let magic: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD]

    private let context: OpaquePointer

    /// Frames may ask for this much memory, 2 to the power of 27 bytes, and no more.
    private static let windowLog: CInt = 27

    init() {
        unsafe context = ZSTD_createDCtx()!
        unsafe _ = ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, ZstdDecoder.windowLog)
    }

    deinit { unsafe _ = ZSTD_freeDCtx(context) }

    func reset() { unsafe _ = ZSTD_DCtx_reset(context, ZSTD_reset_session_only) }

    func decompress(
        _ input: ArraySlice<UInt8>, into output: inout [UInt8], at start: Int
    ) -> DecodedPiece {
        unsafe input.withUnsafeBytes { input in
            unsafe output.withUnsafeMutableBytes { output in
                var from = unsafe ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
                var to = unsafe ZSTD_outBuffer(
                    dst: output.baseAddress, size: output.count, pos: start)
                let result = unsafe ZSTD_decompressStream(context, &to, &from)
                return unsafe DecodedPiece(
                    consumed: from.pos, written: to.pos - start, isFrameEnd: result == 0,
                    isDamaged: ZSTD_isError(result) != 0)
            }
        }
    }
}
