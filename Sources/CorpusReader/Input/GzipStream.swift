internal import CZlib

/// Decompresses gzip (RFC 1952), one member after the other.
///
/// Invariant: `state` is initialised by `inflateInit2` and ended once, in `deinit`.
@safe final class GzipStream: ByteStream {
    private let compressed: any ByteStream
    private let state: UnsafeMutablePointer<z_stream>
    private var input: [UInt8] = []
    private var offset = 0
    /// Whether the bytes so far end with a whole member.
    private var isComplete = false
    private var isPadding = false

    init(_ compressed: any ByteStream) {
        self.compressed = compressed
        unsafe state = .allocate(capacity: 1)
        unsafe state.initialize(to: z_stream())
        // 15 bits of window, and 16 for gzip's header and checksum.
        let result = unsafe inflateInit2_(
            state, 15 + 16, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size))
        precondition(result == Z_OK, "zlib can't start")
    }

    deinit {
        unsafe inflateEnd(state)
        unsafe state.deallocate()
    }

    func read(appendingTo bytes: inout [UInt8]) throws(IngestError) -> Int {
        let start = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: ByteStreams.pieceLength))
        var written = 0
        while written == 0 {
            if offset == input.count {
                input.removeAll(keepingCapacity: true)
                offset = 0
                if try compressed.read(appendingTo: &input) == 0 {
                    bytes.removeLast(ByteStreams.pieceLength)
                    guard isComplete else { throw .unreadable("the gzip data ends too soon") }
                    return 0
                }
            }
            if isComplete {
                // As gzip itself does, what is no further member is taken for padding.
                if isPadding || input[offset] != 0x1F {
                    isPadding = true
                    offset = input.count
                    continue
                }
                unsafe inflateReset(state)
                isComplete = false
            }
            let (result, consumed, produced) = inflatePiece(into: &bytes, at: start)
            offset += consumed
            written = produced
            if result == Z_STREAM_END {
                isComplete = true
            } else if result != Z_OK && result != Z_BUF_ERROR {
                bytes.removeLast(ByteStreams.pieceLength)
                throw .unreadable("damaged gzip data")
            }
        }
        bytes.removeLast(ByteStreams.pieceLength - written)
        return written
    }

    private func inflatePiece(
        into bytes: inout [UInt8], at start: Int
    ) -> (result: CInt, consumed: Int, produced: Int) {
        unsafe input.withUnsafeMutableBufferPointer { input in
            unsafe bytes.withUnsafeMutableBufferPointer { output in
                unsafe state.pointee.next_in = input.baseAddress! + offset
                unsafe state.pointee.avail_in = UInt32(input.count - offset)
                unsafe state.pointee.next_out = output.baseAddress! + start
                unsafe state.pointee.avail_out = UInt32(output.count - start)
                let result = unsafe inflate(state, Z_NO_FLUSH)
                return unsafe (
                    result, input.count - offset - Int(state.pointee.avail_in),
                    output.count - start - Int(state.pointee.avail_out)
                )
            }
        }
    }
}
