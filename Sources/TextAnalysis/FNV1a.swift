/// A hash of 64 bits, of one byte or character after the other: FNV-1a (Fowler, Noll and Vo).
///
/// It is quick on short texts. Texts of the same hash are easy to contrive. Indexes hold sketches that are made
/// of it, so its values are a part of their format.
///
/// - Complexity: O(1) for each byte or character.
package struct FNV1a: Sendable {
    /// The hash of what was added.
    package var value: UInt64

    // The first value stands here and not at the property: other modules inline it only from here.

    /// The hash of nothing.
    @inlinable @inline(__always)
    package init() { value = 0xCBF2_9CE4_8422_2325 }

    @inlinable package init(_ bytes: some Sequence<UInt8>) {
        self.init()
        for byte in bytes { add(byte) }
    }

    @inlinable @inline(__always)
    package mutating func add(_ byte: UInt8) { add(UInt32(byte)) }

    /// Adds a character, as one number.
    @inlinable @inline(__always)
    package mutating func add(_ character: UInt32) {
        value = (value ^ UInt64(character)) &* 0x100_0000_01B3
    }
}
