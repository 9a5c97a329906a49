/// Decompresses frames of a format, one behind the other.
protocol FrameDecoder: AnyObject {
    /// What the format is called.
    static var name: String { get }
    /// The bytes that a frame begins with.
    static var magic: [UInt8] { get }

    /// Decompresses `input` into `output` from `start` on, as far as either goes.
    func decompress(_ input: ArraySlice<UInt8>, into output: inout [UInt8], at start: Int)
        -> DecodedPiece

    /// Forgets the frame that was begun.
    func reset()

    /// Into so much room the decoder writes without copying.
    var preferredRoom: Int { get }
}

extension FrameDecoder {
    var preferredRoom: Int { 1 }
}

/// What came of a piece of compressed bytes.
struct DecodedPiece {
    var consumed = 0
    var written = 0
    /// Whether a frame ends behind what was consumed, all of it having come out.
    var isFrameEnd = false
    var isDamaged = false
}

/// The bytes of frames, one behind the other.
final class FrameStream<Decoder: FrameDecoder>: ByteStream {
    private let decoder: Decoder
    private var input: CompressedInput
    /// How many bytes came out so far.
    private var produced = 0
    private var frames = RestartPoints()
    /// Where the frame that is read begins in the compressed stream.
    private var frameStart = 0
    /// Whether the bytes so far end with a whole frame.
    private var isComplete = false

    init(_ compressed: any ByteStream, _ decoder: Decoder) {
        input = CompressedInput(compressed)
        self.decoder = decoder
    }

    func read(into bytes: inout [UInt8], at start: Int) throws(IngestError) -> Int {
        while true {
            // What the decoder still holds comes out before more goes in.
            let begins = isComplete && !input.isUsedUp
            let begin = input.place
            let piece = decoder.decompress(
                input.bytes[input.offset..<input.end], into: &bytes, at: start)
            if begins { frameStart = begin }
            if begins, piece.consumed > 0 { frames.add(inFile: begin, inStream: produced) }
            input.offset += piece.consumed
            produced += piece.written
            if piece.isDamaged { throw .unreadable("damaged \(Decoder.name) data") }
            if piece.consumed > 0 || piece.written > 0 { isComplete = piece.isFrameEnd }
            if piece.written > 0 { return piece.written }
            if input.isUsedUp, try !input.refill() {
                guard isComplete else {
                    throw .unreadable("the \(Decoder.name) data ends too soon")
                }
                return 0
            }
        }
    }

    var preferredRoom: Int { decoder.preferredRoom }

    func restart(before offset: Int) -> RestartPoint { frames.last(before: offset) }

    /// Looks for the next bytes that a frame may begin with.
    func passDamage() throws(IngestError) -> Bool {
        decoder.reset()
        // Not the same frame again.
        if input.place == frameStart, !input.isUsedUp { input.offset += 1 }
        let magic = Decoder.magic
        let isFound = try input.find(magic.count) { $0.elementsEqual(magic) }
        if isFound { isComplete = true }
        return isFound
    }
}
