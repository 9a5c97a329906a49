internal import CBrotli

/// Decompresses Brotli (RFC 7932), which bodies of HTTP responses are sent in.
enum BrotliText {
    /// What comes out of compressed bytes that are in memory.
    struct Plain {
        var bytes: [UInt8] = []
        /// Whether the compressed bytes are whole, with nothing behind them.
        var isWhole = false
    }

    /// - Parameter limit: more bytes than this don't come out.
    /// - Throws: `IngestError.unreadable` where libbrotli is not installed.
    static func decompressed(_ bytes: [UInt8], limit: Int) throws(IngestError) -> Plain {
        guard let functions = unsafe winnow_brotli_load(),
            case let library = unsafe functions.pointee,
            let state = library.create(nil, nil, nil)
        else { throw .unreadable("brotli is read with libbrotli, which is not installed") }
        defer { unsafe library.destroy(state) }
        var plain = Plain()
        unsafe bytes.withUnsafeBufferPointer { input in
            var left = input.count
            var next = input.baseAddress
            var result = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT
            while result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT, plain.bytes.count < limit {
                let start = plain.bytes.count
                let room = min(ByteStreams.pieceLength, limit - start)
                plain.bytes.append(contentsOf: repeatElement(0, count: room))
                var unused = room
                unsafe plain.bytes.withUnsafeMutableBufferPointer { output in
                    var target: UnsafeMutablePointer<UInt8>? = unsafe output.baseAddress! + start
                    unsafe result = library.decompress(state, &left, &next, &unused, &target, nil)
                }
                plain.bytes.removeLast(unused)
            }
            plain.isWhole = result == BROTLI_DECODER_RESULT_SUCCESS && left == 0
        }
        return plain
    }
}
