internal import CLZ4

/// Decompresses LZ4's frames (LZ4 Frame Format Description 1.6.2).
///
/// Invariant: `context` is made by `LZ4F_createDecompressionContext` and freed once, in `deinit`.
@safe final class LZ4Decoder: FrameDecoder {
    static let name = "lz4"
    static let magic: [UInt8] = [0x04, 0x22, 0x4D, 0x18]

    private let library: winnow_lz4_functions
    private let context: OpaquePointer

    /// - Throws: `IngestError.unreadable` where liblz4 is not installed.
    init() throws(IngestError) {
        var context: OpaquePointer?
        guard let functions = unsafe winnow_lz4_load(),
            case let library = unsafe functions.pointee,
            unsafe library.is_error(library.create(&context, UInt32(winnow_lz4_version))) == 0,
            let context = unsafe context
        else { throw .unreadable("lz4 is read with liblz4, which is not installed") }
        self.library = library
        unsafe self.context = context
    }

    deinit { unsafe _ = library.free(context) }

    func reset() { unsafe library.reset(context) }

    func decompress(
        _ input: ArraySlice<UInt8>, into output: inout [UInt8], at start: Int
    ) -> DecodedPiece {
        unsafe input.withUnsafeBytes { input in
            unsafe output.withUnsafeMutableBytes { output in
                var consumed = input.count
                var written = output.count - start
                let result = unsafe library.decompress(
                    context, output.baseAddress! + start, &written, input.baseAddress, &consumed,
                    nil)
                let isDamaged = library.is_error(result) != 0
                return DecodedPiece(
                    consumed: isDamaged ? 0 : consumed, written: isDamaged ? 0 : written,
                    isFrameEnd: result == 0, isDamaged: isDamaged)
            }
        }
    }
}
