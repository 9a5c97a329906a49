/// The UTF-8 of a text, where reading past either end gives 0.
///
/// A zero byte is no part of any word, so scanners need no test for the end of the text. All reads
/// are bounded here, which makes every use of this type safe for any bytes.
struct TextBytes: ~Escapable {
    private let bytes: RawSpan

    /// The number of bytes.
    let count: Int

    @_lifetime(copy span)
    init(_ span: Span<UInt8>) {
        bytes = unsafe span.bytes
        count = span.count
    }

    /// The byte at `index`, or 0 outside the text.
    subscript(index: Int) -> UInt8 {
        @inline(__always) get {
            guard UInt(bitPattern: index) < UInt(bitPattern: count) else { return 0 }
            return unsafe bytes.unsafeLoad(fromUncheckedByteOffset: index, as: UInt8.self)
        }
    }

    /// The eight bytes from `index` on, the first in the lowest bits, with 0 for those outside.
    @inline(__always)
    func word(at index: Int) -> UInt64 {
        guard index >= 0, index <= count &- 8 else { return partialWord(at: index) }
        return UInt64(
            littleEndian: unsafe bytes.unsafeLoadUnaligned(
                fromUncheckedByteOffset: index, as: UInt64.self))
    }

    /// Appends the bytes `start ..< end`, which must lie within the text.
    func append(_ start: Int, _ end: Int, to output: inout [UInt8]) {
        unsafe bytes.extracting(start..<end).withUnsafeBytes {
            unsafe output.append(contentsOf: $0)
        }
    }

    /// Appends the bytes `start ..< end`, with ASCII letters in lower case.
    @inline(__always)
    func appendLowercased(_ start: Int, _ end: Int, to output: inout [UInt8]) {
        let length = end &- start
        output.append(addingCapacity: length &+ 8) { room in
            unsafe room.withUnsafeMutableBufferPointer { buffer, count in
                let target = UnsafeMutableRawBufferPointer(buffer)
                var offset = 0
                while offset < length {
                    let group = LetterGroup(word(at: start &+ offset))
                    unsafe target.storeBytes(
                        of: group.lowercased.littleEndian, toByteOffset: offset, as: UInt64.self)
                    offset &+= 8
                }
                count = length
            }
        }
    }

    @inline(never)
    private func partialWord(at index: Int) -> UInt64 {
        var word: UInt64 = 0
        for offset in 0..<8 {
            word |= UInt64(self[index &+ offset]) << UInt64(8 * offset)
        }
        return word
    }
}

/// A Unicode scalar read from UTF-8 and the number of bytes it takes.
struct DecodedScalar {
    /// What stands for a byte that is no part of well-formed UTF-8.
    static let illFormed: UInt32 = .max

    var value: UInt32
    var length: Int

    var unspacedScript: UnspacedScript? { UnspacedScript(of: value) }
}

extension TextBytes {
    /// The scalar that starts at `index`; a byte that starts none counts alone, as ill-formed.
    ///
    /// Well-formed is what table 3-7 of the Unicode Standard allows: neither overlong forms nor
    /// surrogates nor values above U+10FFFF.
    @inline(__always)
    func scalar(at index: Int) -> DecodedScalar {
        let first = self[index]
        if first < 0x80 { return DecodedScalar(value: UInt32(first), length: 1) }
        if first &- 0xC2 < 0x1E {
            let second = self[index &+ 1]
            if second & 0xC0 == 0x80 {
                let value = UInt32(first & 0x1F) &<< 6 | UInt32(second & 0x3F)
                return DecodedScalar(value: value, length: 2)
            }
        }
        return multibyteScalar(at: index, first: UInt32(first))
    }

    /// A scalar of three or four bytes.
    private func multibyteScalar(at index: Int, first: UInt32) -> DecodedScalar {
        let illFormed = DecodedScalar(value: DecodedScalar.illFormed, length: 1)
        let second = UInt32(self[index &+ 1])
        guard second & 0xC0 == 0x80, first >= 0xE0, first <= 0xF4 else { return illFormed }
        let third = UInt32(self[index &+ 2])
        guard third & 0xC0 == 0x80 else { return illFormed }
        if first < 0xF0 {
            let value = (first & 0x0F) &<< 12 | (second & 0x3F) &<< 6 | third & 0x3F
            guard value >= 0x800, value & 0xF800 != 0xD800 else { return illFormed }
            return DecodedScalar(value: value, length: 3)
        }
        let fourth = UInt32(self[index &+ 3])
        let value =
            (first & 0x07) &<< 18 | (second & 0x3F) &<< 12 | (third & 0x3F) &<< 6 | fourth & 0x3F
        guard fourth & 0xC0 == 0x80, value >= 0x10000, value <= 0x10FFFF else { return illFormed }
        return DecodedScalar(value: value, length: 4)
    }

    /// The last scalar boundary in `lower + 1 ... upper`, or `upper` where there is none.
    ///
    /// In well-formed text the result is always a boundary if `upper - lower` is at least 4.
    func scalarBoundary(atOrBefore upper: Int, after lower: Int) -> Int {
        var boundary = upper
        while boundary > lower, upper &- boundary < 4 {
            if self[boundary] & 0xC0 != 0x80 { return boundary }
            boundary &-= 1
        }
        return upper
    }
}
