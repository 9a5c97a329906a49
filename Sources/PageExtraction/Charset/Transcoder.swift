import Glibc

/// Converts bytes of any encoding to UTF-8 with the C library's converter: lossy but total.
///
/// Each ill-formed code unit becomes U+FFFD. The converter can stop at an exact number of output
/// bytes, which is how offsets in the output are taken back to offsets in the source: by converting
/// once more, also right for encodings with shift states.
///
/// Invariants: `descriptor` is open from `init` to `deinit`; `position` never exceeds the length of
/// the source, which the caller passes unchanged to every call of `convert`, or of the piece.
@safe struct Transcoder: ~Copyable {
    private let descriptor: iconv_t
    private let unitSize: Int
    /// Bytes of the source consumed so far.
    private(set) var position: Int
    /// Bytes of UTF-8 produced so far.
    private(set) var produced = 0

    /// Opens a converter that starts at `start` in the source, or nil if the C library lacks it.
    init?(from encoding: CharacterEncoding, start: Int) {
        let opened = unsafe iconv_open("UTF-8", encoding.converterName)
        // (iconv_t) -1 is the documented error value.
        guard unsafe opened != iconv_t(bitPattern: -1), let handle = unsafe opened else {
            return nil
        }
        unsafe descriptor = handle
        unitSize = encoding.unitSize
        position = start
    }

    deinit { _ = unsafe iconv_close(descriptor) }

    /// Converts until the source ends, or until the next character would pass `limit` bytes
    /// produced in all, appending to `output`.
    ///
    /// - Complexity: O(bytes consumed).
    mutating func convert(
        _ source: Span<UInt8>, until limit: Int = .max, into output: inout [UInt8]
    ) {
        let chunk = 16 * 1024
        while position < source.count, produced < limit {
            let room = min(chunk, limit - produced)
            let (consumed, written, code) = step(source, room: room, into: &output)
            position += consumed
            produced += written
            if code == EILSEQ || code == EINVAL {
                guard produced + 3 <= limit else { return }
                output.append(contentsOf: [0xEF, 0xBF, 0xBD])
                produced += 3
                position = min(source.count, position + unitSize)
            } else if consumed == 0, written == 0 {
                // Too little room for the next character.
                return
            }
        }
    }

    /// Converts a piece of a source, all but an incomplete character at its end unless it is the last, appending to
    /// `output`; afterwards `position` is where in the piece that begins.
    ///
    /// - Complexity: O(n).
    mutating func convertPiece(
        _ piece: Span<UInt8>, isLast: Bool, into output: inout [UInt8]
    ) {
        position = 0
        while position < piece.count {
            let (consumed, _, code) = step(piece, room: 16 * 1024, into: &output)
            position += consumed
            if code == EINVAL, !isLast { return }
            if code == EILSEQ || code == EINVAL {
                output.append(contentsOf: [0xEF, 0xBF, 0xBD])
                position = min(piece.count, position + unitSize)
            }
        }
    }

    /// One call of the converter: bytes consumed, bytes written, error code or 0.
    private func step(
        _ source: Span<UInt8>, room: Int, into output: inout [UInt8]
    ) -> (Int, Int, Int32) {
        let start = position
        var consumed = 0
        var code: Int32 = 0
        let piece = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            unsafe source.withUnsafeBufferPointer { bytes in
                // iconv takes a pointer to mutable bytes but does not write through it.
                var input = unsafe UnsafeMutableRawPointer(mutating: bytes.baseAddress)?
                    .advanced(by: start).assumingMemoryBound(to: CChar.self)
                var inputLeft = bytes.count - start
                var target = unsafe UnsafeMutableRawPointer(buffer.baseAddress)?
                    .assumingMemoryBound(to: CChar.self)
                var targetLeft = room
                errno = 0
                let result = unsafe iconv(
                    descriptor, &input, &inputLeft, &target, &targetLeft)
                if result == -1 { code = errno }
                consumed = bytes.count - start - inputLeft
                count = room - targetLeft
            }
        }
        output.append(contentsOf: piece)
        return (consumed, piece.count, code)
    }
}
