/// A hash of the name of a tag or an attribute, ASCII letters in lower case.
///
/// Exact for names of up to eight bytes; longer ones that a page contrives may meet, and are then
/// taken for one another.
struct NameHash: Hashable {
    private(set) var value: UInt64 = 0

    @inline(__always)
    mutating func add(_ byte: UInt8) {
        value = (value &<< 8 | value &>> 56) ^ UInt64(ASCII.lowercased(byte))
    }

    init() {}

    init(_ name: String) {
        for byte in name.utf8 { add(byte) }
    }
}

/// Numbers of names that are known, from 1 on, by open addressing.
struct NameTable: Sendable {
    private var hashes: [UInt64]
    private var numbers: [UInt8]
    private let mask: Int

    /// A table in which `names[i]` has the number `i`; the one numbered 0 is not looked up.
    ///
    /// - Parameter names: at most 256 names.
    init(_ names: [String]) {
        precondition(names.count <= 256)
        var size = 64
        while size < 4 * names.count { size *= 2 }
        hashes = [UInt64](repeating: 0, count: size)
        numbers = [UInt8](repeating: 0, count: size)
        mask = size - 1
        for (number, name) in names.enumerated().dropFirst() {
            let hash = NameHash(name).value
            var slot = Self.slot(hash) & mask
            while numbers[slot] != 0 { slot = (slot + 1) & mask }
            hashes[slot] = hash
            numbers[slot] = UInt8(number)
        }
    }

    @inline(__always)
    private static func slot(_ hash: UInt64) -> Int {
        Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) &>> 40)
    }

    /// The number of a name, or 0 for an unknown one.
    @inline(__always)
    func number(_ hash: NameHash) -> UInt8 {
        var slot = Self.slot(hash.value) & mask
        while numbers[slot] != 0 {
            if hashes[slot] == hash.value { return numbers[slot] }
            slot = (slot &+ 1) & mask
        }
        return 0
    }
}
