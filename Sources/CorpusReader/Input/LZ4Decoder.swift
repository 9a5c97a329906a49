internal import CLZ4

/// Decompresses LZ4's frames (LZ4 Frame Format Description 1.6.2).
///
/// liblz4 spends two thirds of its time on the checksum of the content, so that is compared here, with libxxhash's
/// XXH32, which takes half as long.
///
/// Invariant: `context` is made by `LZ4F_createDecompressionContext` and `sum` by `XXH32_createState`; both are freed
/// once, in `deinit`.
@safe final class LZ4Decoder: FrameDecoder {
    static let name = "lz4"
    static let magic: [UInt8] = [0x04, 0x22, 0x4D, 0x18]

    private let library: winnow_lz4_functions
    private let context: OpaquePointer
    private let sum: OpaquePointer
    private var frame = Frame()

    /// The frame that is read.
    private struct Frame {
        var isBegun = false
        /// Whether its checksum is compared here.
        var isSummed = false
        /// How long a block is at the most.
        var blockLength = 1
        var written = 0
        /// The last four bytes of those consumed, the first in the lowest bits.
        var lastBytes: UInt32 = 0
    }

    /// - Throws: `IngestError.unreadable` where liblz4 or libxxhash is not installed.
    init() throws(IngestError) {
        var context: OpaquePointer?
        guard let functions = unsafe winnow_lz4_load(),
            case let library = unsafe functions.pointee,
            unsafe library.is_error(library.create(&context, UInt32(winnow_lz4_version))) == 0,
            let context = unsafe context
        else { throw .unreadable("lz4 is read with liblz4 and libxxhash, which are not installed") }
        self.library = library
        unsafe self.context = context
        unsafe sum = library.sum_create()!
    }

    deinit {
        unsafe _ = library.free(context)
        unsafe _ = library.sum_free(sum)
    }

    func reset() {
        unsafe library.reset(context)
        frame = Frame()
    }

    /// A block is written where it is wanted if there is room for the longest.
    ///
    /// A frame is short until it is seen not to be, so that no window is made large for a record.
    var preferredRoom: Int { frame.written < ByteStreams.pieceLength ? 1 : frame.blockLength }

    func decompress(
        _ input: ArraySlice<UInt8>, into output: inout [UInt8], at start: Int
    ) -> DecodedPiece {
        var headerLength = 0
        if !frame.isBegun, !input.isEmpty {
            headerLength = begin(input)
            frame.isBegun = true
        }
        var piece = decompressPiece(input.dropFirst(headerLength), into: &output, at: start)
        piece.consumed += headerLength
        for byte in input.prefix(piece.consumed).suffix(4) {
            frame.lastBytes = frame.lastBytes >> 8 | UInt32(byte) << 24
        }
        frame.written += piece.written
        if frame.isSummed {
            addToSum(output, start..<start + piece.written)
            if piece.isFrameEnd, unsafe library.sum_digest(sum) != frame.lastBytes {
                // As where the library finds it: nothing is consumed, and whoever reads on meets it again.
                piece = DecodedPiece(isDamaged: true)
                reset()
            }
        }
        if piece.isFrameEnd { frame = Frame() }
        return piece
    }

    /// Reads the header that a frame begins with, if all of it is there, and returns its length.
    private func begin(_ input: ArraySlice<UInt8>) -> Int {
        var information = LZ4F_frameInfo_t()
        var length = input.count
        let result = unsafe input.withUnsafeBytes { input in
            unsafe library.frame_information(context, &information, input.baseAddress, &length)
        }
        // What is wrong with it is met again when it is decompressed.
        guard library.is_error(result) == 0 else { return 0 }
        // Blocks with checksums of their own are left to the library, which skips all or none.
        frame.isSummed =
            information.contentChecksumFlag == LZ4F_contentChecksumEnabled
            && information.blockChecksumFlag == LZ4F_noBlockChecksum
        if frame.isSummed { unsafe _ = library.sum_reset(sum, 0) }
        frame.blockLength =
            switch information.blockSizeID {
            case LZ4F_max256KB: 1 << 18
            case LZ4F_max1MB: 1 << 20
            case LZ4F_max4MB: 1 << 22
            default: 1 << 16
            }
        return length
    }

    private func addToSum(_ bytes: [UInt8], _ range: Range<Int>) {
        unsafe bytes.span.extracting(range).withUnsafeBytes { bytes in
            unsafe _ = library.sum_update(sum, bytes.baseAddress, bytes.count)
        }
    }

    private func decompressPiece(
        _ input: ArraySlice<UInt8>, into output: inout [UInt8], at start: Int
    ) -> DecodedPiece {
        var options = LZ4F_decompressOptions_t()
        options.skipChecksums = frame.isSummed ? 1 : 0
        return unsafe input.withUnsafeBytes { input in
            unsafe output.withUnsafeMutableBytes { output in
                var consumed = input.count
                var written = output.count - start
                let result = unsafe library.decompress(
                    context, output.baseAddress! + start, &written, input.baseAddress, &consumed,
                    &options)
                let isDamaged = library.is_error(result) != 0
                return DecodedPiece(
                    consumed: isDamaged ? 0 : consumed, written: isDamaged ? 0 : written,
                    isFrameEnd: result == 0, isDamaged: isDamaged)
            }
        }
    }
}
