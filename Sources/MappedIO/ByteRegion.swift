internal import Glibc

/// A range of bytes that somebody else keeps in memory, with checked access.
///
/// Every access outside the region is answered with nil, so that offsets and lengths read from a
/// file can be followed without trust. Values are little-endian and need no alignment.
///
/// Invariant: `base ..< base + count` is readable for as long as `owner` lives.
@safe package struct ByteRegion: @unchecked Sendable {
    private let owner: AnyObject
    private let base: UnsafeRawPointer
    package let count: Int

    package init(owner: AnyObject, base: UnsafeRawPointer, count: Int) {
        self.owner = owner
        unsafe self.base = base
        self.count = count
    }

    /// A region over a copy of `bytes`, for tests and for what is built in memory.
    package init(copying bytes: [UInt8]) {
        let box = ByteBox(bytes)
        self.owner = box
        unsafe self.base = UnsafeRawPointer(box.base)
        self.count = bytes.count
    }

    /// The start of the region, for decoders that have checked what they will read.
    package var unsafeBase: UnsafeRawPointer {
        @unsafe get { unsafe base }
    }

    package func byte(at offset: Int) -> UInt8? {
        guard offset >= 0, offset < count else { return nil }
        return unsafe base.load(fromByteOffset: offset, as: UInt8.self)
    }

    package func uint32(at offset: Int) -> UInt32? {
        guard offset >= 0, offset <= count - 4 else { return nil }
        return UInt32(
            littleEndian: unsafe base.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }

    package func uint64(at offset: Int) -> UInt64? {
        guard offset >= 0, offset <= count - 8 else { return nil }
        return UInt64(
            littleEndian: unsafe base.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    /// The bytes of `range`, or nil if the region does not hold all of them.
    package func slice(_ range: Range<Int>) -> ByteRegion? {
        guard range.lowerBound >= 0, range.upperBound <= count else { return nil }
        return unsafe ByteRegion(owner: owner, base: base + range.lowerBound, count: range.count)
    }

    /// The `length` bytes from `offset` on, or nil if the region does not hold all of them.
    package func slice(at offset: Int, count length: Int) -> ByteRegion? {
        guard offset >= 0, length >= 0, offset <= count, length <= count - offset else {
            return nil
        }
        return unsafe ByteRegion(owner: owner, base: base + offset, count: length)
    }

    /// Calls `body` with the bytes, which are valid during the call.
    package func withBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        unsafe try body(UnsafeRawBufferPointer(start: base, count: count))
    }

    /// Whether the bytes sort before others, compared one by one.
    package func precedes(_ other: [UInt8]) -> Bool {
        unsafe other.withUnsafeBytes { other in
            let order = unsafe memcmp(base, other.baseAddress ?? base, min(count, other.count))
            return order == 0 ? count < other.count : order < 0
        }
    }

    /// Whether the bytes are those of `other`.
    package func isEqual(to other: [UInt8]) -> Bool {
        unsafe other.withUnsafeBytes { other in
            unsafe count == other.count && memcmp(base, other.baseAddress ?? base, count) == 0
        }
    }

    /// Whether these bytes sort before others.
    package func precedes(_ other: ByteRegion) -> Bool {
        unsafe UnsafeRawBufferPointer(start: base, count: count).lexicographicallyPrecedes(
            UnsafeRawBufferPointer(start: other.base, count: other.count))
    }

    /// A copy of the bytes.
    package var array: [UInt8] {
        unsafe [UInt8](UnsafeRawBufferPointer(start: base, count: count))
    }

    /// The bytes as text, ill-formed parts replaced.
    package var string: String {
        unsafe String(decoding: UnsafeRawBufferPointer(start: base, count: count), as: UTF8.self)
    }
}

/// Owns the bytes of a region that is not a mapped file.
@safe private final class ByteBox {
    let base: UnsafeMutableRawPointer

    init(_ bytes: [UInt8]) {
        unsafe base = .allocate(byteCount: max(bytes.count, 1), alignment: 16)
        unsafe bytes.withUnsafeBytes { source in
            if let start = source.baseAddress {
                unsafe base.copyMemory(from: start, byteCount: source.count)
            }
        }
    }

    deinit { unsafe base.deallocate() }
}
