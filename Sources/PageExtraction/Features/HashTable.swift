/// A table from 64-bit hashes to values, by open addressing.
///
/// A key's first slot is in the top bits of its product with an odd number that is another one in each
/// process (Dietzfelbinger and others, "A reliable randomized algorithm for the closest-pair problem",
/// 1997), so that no page can contrive keys that meet there. What the table answers does not depend on it.
struct HashTable<Value> {
    private var keys: [UInt64]
    private var values: [Value]
    private var shift: UInt64
    private let empty: Value
    private(set) var count = 0

    private static var multiplier: UInt64 { HashTableSeed.multiplier }

    /// A table without keys, for which every key has the value `empty`.
    ///
    /// - Parameter capacity: the number of keys for which it need not grow.
    init(empty: Value, capacity: Int = 16) {
        self.empty = empty
        var bits: UInt64 = 5
        while 1 << bits < 2 * capacity { bits += 1 }
        shift = 64 - bits
        keys = [UInt64](repeating: 0, count: 1 << bits)
        values = [Value](repeating: empty, count: 1 << bits)
    }

    /// Zero marks an empty slot.
    @inline(__always)
    private static func stored(_ key: UInt64) -> UInt64 { key == 0 ? 0x9E37_79B9_7F4A_7C15 : key }

    /// The slot of the key, or the empty one where it would be.
    @inline(__always)
    private func slot(_ key: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: (key &* Self.multiplier) &>> shift)
        while keys[slot] != key, keys[slot] != 0 { slot = (slot &+ 1) & (keys.count &- 1) }
        return slot
    }

    /// The value of a key.
    subscript(key: UInt64) -> Value {
        @inline(__always) get { values[slot(Self.stored(key))] }
        @inline(__always) set { values[insert(key)] = newValue }
    }

    /// The slot of a key, which is added if need be; good until the next key is added.
    @inline(__always)
    private mutating func insert(_ key: UInt64) -> Int {
        let key = Self.stored(key)
        var at = slot(key)
        if keys[at] == 0 {
            if 2 * count >= keys.count {
                grow()
                at = slot(key)
            }
            keys[at] = key
            count += 1
        }
        return at
    }

    /// Changes the value of a key.
    @inline(__always)
    mutating func update(_ key: UInt64, _ body: (inout Value) -> Void) {
        body(&values[insert(key)])
    }

    @inline(never)
    private mutating func grow() {
        var larger = HashTable(empty: empty, capacity: keys.count)
        for at in keys.indices where keys[at] != 0 { larger[keys[at]] = values[at] }
        self = larger
    }
}

private enum HashTableSeed {
    static let multiplier = UInt64.random(in: .min ... .max) | 1
}

extension HashTable: Sendable where Value: Sendable {}
