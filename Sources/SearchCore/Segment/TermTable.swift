/// Byte strings to dense numbers, in the order of their first coming.
///
/// Open addressing with linear probing over 32-bit slots; the strings lie one after the other in one
/// arena. Grows by doubling, holds up to 2^32 - 2 strings and 4 GiB of them.
///
/// Invariants: `slotCount` is a power of two and more than half of the slots are free; a slot holds
/// a number + 1 or 0; string i is `arena[starts[i] ..< starts[i + 1]]`.
@safe final class TermTable {
    private var slots: UnsafeMutablePointer<UInt32>
    private var slotCount: Int
    private var hashes: [UInt32] = []
    private var starts: [UInt32] = [0]
    private var arena: UnsafeMutableRawPointer
    private var arenaCapacity: Int
    private var arenaCount = 0

    init() {
        slotCount = 1 << 12
        unsafe slots = .allocate(capacity: slotCount)
        unsafe slots.initialize(repeating: 0, count: slotCount)
        arenaCapacity = 1 << 15
        unsafe arena = .allocate(byteCount: arenaCapacity, alignment: 16)
    }

    deinit {
        unsafe slots.deallocate()
        unsafe arena.deallocate()
    }

    var count: Int { hashes.count }

    /// Bytes held.
    var memoryUse: Int { 4 * slotCount + arenaCapacity + 4 * hashes.capacity + 4 * starts.capacity }

    /// The number of the string, which is new if it was `count` before the call.
    func intern(_ bytes: UnsafeRawBufferPointer) -> Int {
        let hash = unsafe TermTable.hash(bytes)
        let mask = slotCount &- 1
        var slot = Int(hash) & mask
        while true {
            let stored = unsafe slots[slot]
            if stored == 0 { break }
            let number = Int(stored &- 1)
            if hashes[number] == hash, unsafe equals(number, bytes) { return number }
            slot = (slot &+ 1) & mask
        }
        return unsafe insert(bytes, hash: hash, slot: slot)
    }

    func intern(_ bytes: [UInt8]) -> Int {
        unsafe bytes.withUnsafeBytes { unsafe intern($0) }
    }

    /// The string of a number.
    subscript(number: Int) -> [UInt8] {
        unsafe [UInt8](bytes(number))
    }

    /// The numbers in the order of their strings.
    func sorted() -> [Int] {
        // The first eight bytes decide most comparisons without a look into the arena.
        var order = (0..<count).map { number in
            unsafe (TermTable.prefix(bytes(number)), number)
        }
        order.sort { left, right in
            if left.0 != right.0 { return left.0 < right.0 }
            return unsafe TermTable.precedes(bytes(left.1), bytes(right.1))
        }
        return order.map(\.1)
    }

    /// The bytes of a string, valid until the next `intern`.
    @unsafe func bytes(_ number: Int) -> UnsafeRawBufferPointer {
        let start = Int(starts[number])
        return unsafe UnsafeRawBufferPointer(
            start: arena + start, count: Int(starts[number + 1]) - start)
    }

    private func equals(_ number: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
        let own = unsafe self.bytes(number)
        guard own.count == bytes.count else { return false }
        for index in 0..<bytes.count where unsafe own[index] != bytes[index] { return false }
        return true
    }

    private func insert(_ bytes: UnsafeRawBufferPointer, hash: UInt32, slot: Int) -> Int {
        let number = count
        precondition(arenaCount + bytes.count <= UInt32.max, "the term table is full")
        if arenaCount + bytes.count > arenaCapacity {
            let capacity = max(2 * arenaCapacity, arenaCount + bytes.count)
            let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
            unsafe larger.copyMemory(from: arena, byteCount: arenaCount)
            unsafe arena.deallocate()
            unsafe (arena, arenaCapacity) = (larger, capacity)
        }
        if let start = bytes.baseAddress {
            unsafe (arena + arenaCount).copyMemory(from: start, byteCount: bytes.count)
        }
        arenaCount += bytes.count
        starts.append(UInt32(arenaCount))
        hashes.append(hash)
        unsafe slots[slot] = UInt32(number + 1)
        if 2 * count > slotCount { grow() }
        return number
    }

    private func grow() {
        unsafe slots.deallocate()
        slotCount *= 2
        unsafe slots = .allocate(capacity: slotCount)
        unsafe slots.initialize(repeating: 0, count: slotCount)
        let mask = slotCount - 1
        for number in 0..<count {
            var slot = Int(hashes[number]) & mask
            while unsafe slots[slot] != 0 { slot = (slot + 1) & mask }
            unsafe slots[slot] = UInt32(number + 1)
        }
    }

    /// Another one in every process, so that nobody can write words that all fall into one place.
    ///
    /// Numbers are given in the order of coming, so that nothing written depends on it.
    private static let seed = UInt64.random(in: 0 ... .max)

    /// A multiply-and-fold hash over eight bytes at a time.
    @inline(__always)
    private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        let count = bytes.count
        var state = seed &+ UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
        var offset = 0
        while offset &+ 8 <= count {
            state = mix(
                state ^ (unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
            offset &+= 8
        }
        var rest: UInt64 = 0
        while offset < count {
            rest = rest &<< 8 | UInt64(unsafe bytes[offset])
            offset &+= 1
        }
        state = mix(state ^ rest)
        return UInt32(truncatingIfNeeded: state ^ state &>> 32)
    }

    @inline(__always)
    private static func mix(_ value: UInt64) -> UInt64 {
        let product = (value ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
        return product.high ^ product.low
    }

    private static func prefix(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var key: UInt64 = 0
        for index in 0..<8 {
            key = key << 8 | (unsafe index < bytes.count ? UInt64(bytes[index]) : 0)
        }
        return key
    }

    private static func precedes(
        _ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer
    ) -> Bool {
        unsafe left.lexicographicallyPrecedes(right)
    }
}
