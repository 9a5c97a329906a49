internal import CZstd
internal import MappedIO

/// Zstandard frames of single blocks of bytes, with checksums.
@safe final class Compressor {
    static let level: CInt = 3
    private let context: OpaquePointer

    init() {
        unsafe context = ZSTD_createCCtx()!
        unsafe _ = ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, Compressor.level)
        unsafe _ = ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
    }

    deinit { unsafe _ = ZSTD_freeCCtx(context) }

    func compress(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        unsafe bytes.withUnsafeBytes { input in
            unsafe [UInt8](unsafeUninitializedCapacity: ZSTD_compressBound(input.count)) {
                output, count in
                unsafe count = ZSTD_compress2(
                    context, output.baseAddress, output.count, input.baseAddress, input.count)
                // The output has room for the worst case, so that nothing can fail.
                precondition(ZSTD_isError(count) == 0, "zstd failed to compress")
            }
        }
    }
}

/// Reads frames that `Compressor` wrote.
@safe final class Decompressor {
    private let context: OpaquePointer

    init() { unsafe context = ZSTD_createDCtx()! }

    deinit { unsafe _ = ZSTD_freeDCtx(context) }

    /// The content, or nil if the frame is damaged or does not hold `count` bytes.
    func decompress(_ frame: ByteRegion, count expected: Int) -> [UInt8]? {
        unsafe frame.withBytes { input in
            guard
                unsafe ZSTD_getFrameContentSize(input.baseAddress, input.count) == UInt64(expected)
            else { return nil }
            var isWhole = false
            let bytes = unsafe [UInt8](unsafeUninitializedCapacity: expected) { output, count in
                let result = unsafe ZSTD_decompressDCtx(
                    context, output.baseAddress, output.count, input.baseAddress, input.count)
                isWhole = result == expected
                count = isWhole ? expected : 0
            }
            return isWhole ? bytes : nil
        }
    }
}
