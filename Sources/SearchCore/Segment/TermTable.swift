internal import TextAnalysis

/// Byte strings to dense numbers, in the order of their first coming.
///
/// Open addressing with linear probing. A slot holds strings of up to seven bytes whole, and of
/// longer ones the first eight bytes, so that most strings are found with one look into memory. All
/// strings lie one after the other in one arena, too. Grows by doubling, holds up to 2^32 - 2
/// strings and 4 GiB of them.
///
/// Invariants: `slotCount` is a power of two and more than half of the slots are free; string i is
/// `arena[starts[i] ..< starts[i + 1]]`.
@safe struct TermTable: ~Copyable {
    private struct Slot {
        /// The string and its length, or the start of a long string.
        var key: UInt64
        /// A hash, whose lowest bit says whether the string is long.
        var tag: UInt32
        /// The string's number + 1, or 0 in a free slot.
        var number: UInt32
    }

    private var slots: UnsafeMutablePointer<Slot>
    private var slotCount: Int
    private var starts: [UInt32] = [0]
    private var arena: UnsafeMutableRawPointer
    private var arenaCapacity: Int
    private var arenaCount = 0

    init() {
        slotCount = 1 << 11
        unsafe slots = .allocate(capacity: slotCount)
        unsafe slots.initialize(repeating: Slot(key: 0, tag: 0, number: 0), count: slotCount)
        arenaCapacity = 1 << 15
        unsafe arena = .allocate(byteCount: arenaCapacity, alignment: 16)
    }

    deinit {
        unsafe slots.deallocate()
        unsafe arena.deallocate()
    }

    var count: Int { starts.count - 1 }

    /// Bytes held; of what was filled so far, not of what the system rounds up to, so that segments
    /// end at the same document every time.
    var memoryUse: Int {
        MemoryLayout<Slot>.stride * slotCount + arenaCapacity + 4 * starts.count
    }

    /// The number of the string, which is new if it was `count` before the call.
    mutating func intern(_ bytes: ArraySlice<UInt8>) -> Int {
        unsafe bytes.withUnsafeBytes { unsafe intern($0, at: 0, count: $0.count) }
    }

    /// Appends the number of each token's form to `numbers`, and the indexes of those tokens whose
    /// form is new to `new`.
    mutating func intern(
        _ tokens: TokenBuffer, into numbers: inout [UInt32], new: inout [Int]
    ) {
        let records = tokens.records.count
        if numbers.capacity - numbers.count < records {
            numbers.reserveCapacity(max(2 * numbers.capacity, numbers.count + records))
        }
        numbers.append(addingCapacity: records) { numbers in
            unsafe tokens.bytes.withUnsafeBytes { bytes in
                var known = count
                for index in 0..<records {
                    let record = tokens.records[index]
                    let number = unsafe intern(
                        bytes, at: Int(record.formStart), count: Int(record.formLength))
                    numbers.append(UInt32(truncatingIfNeeded: number))
                    if number == known {
                        known &+= 1
                        new.append(index)
                    }
                }
            }
        }
    }

    /// The number of the string of `count` bytes at `start`, all of which must be in `bytes`.
    @inline(__always)
    private mutating func intern(
        _ bytes: UnsafeRawBufferPointer, at start: Int, count: Int
    ) -> Int {
        let (key, tag) = unsafe keyAndTag(bytes, at: start, count: count)
        let mask = slotCount &- 1
        var slot = Int(tag &>> 1) & mask
        while true {
            let stored = unsafe slots[slot]
            if stored.number == 0 { break }
            let number = Int(stored.number &- 1)
            if stored.tag == tag, stored.key == key,
                unsafe count < 8 || isString(number, bytes, at: start, count: count)
            {
                return number
            }
            slot = (slot &+ 1) & mask
        }
        let string = unsafe UnsafeRawBufferPointer(rebasing: bytes[start..<start &+ count])
        return unsafe insert(string, key: key, tag: tag, slot: slot)
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

    /// Whether a string of eight bytes or more has this number.
    @inline(__always)
    private func isString(
        _ number: Int, _ bytes: UnsafeRawBufferPointer, at start: Int, count: Int
    ) -> Bool {
        let own = Int(starts[number])
        guard Int(starts[number &+ 1]) &- own == count else { return false }
        let string = unsafe bytes.baseAddress! + start
        var offset = 0
        while offset < count &- 8 {
            let left = unsafe arena.loadUnaligned(fromByteOffset: own &+ offset, as: UInt64.self)
            let right = unsafe string.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            if left != right { return false }
            offset &+= 8
        }
        offset = count &- 8
        let left = unsafe arena.loadUnaligned(fromByteOffset: own &+ offset, as: UInt64.self)
        let right = unsafe string.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        return left == right
    }

    @inline(never)
    private mutating func insert(
        _ bytes: UnsafeRawBufferPointer, key: UInt64, tag: UInt32, slot: Int
    ) -> Int {
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
        unsafe slots[slot] = Slot(key: key, tag: tag, number: UInt32(number + 1))
        if 2 * count > slotCount { grow() }
        return number
    }

    private mutating func grow() {
        let old = unsafe UnsafeMutableBufferPointer(start: slots, count: slotCount)
        slotCount *= 2
        unsafe slots = .allocate(capacity: slotCount)
        unsafe slots.initialize(repeating: Slot(key: 0, tag: 0, number: 0), count: slotCount)
        let mask = slotCount - 1
        for index in 0..<old.count where unsafe old[index].number != 0 {
            var slot = unsafe Int(old[index].tag &>> 1) & mask
            while unsafe slots[slot].number != 0 { slot = (slot &+ 1) & mask }
            unsafe slots[slot] = old[index]
        }
        unsafe old.deallocate()
    }

    /// Another one in every process, so that nobody can write words that all fall into one place.
    ///
    /// Numbers are given in the order of coming, so that nothing written depends on it.
    private static let processSeed = UInt64.random(in: 0 ... .max)
    private let seed = TermTable.processSeed

    /// What a slot holds of a string; equal ones mean equal strings where these have less than eight
    /// bytes.
    @inline(__always)
    private func keyAndTag(
        _ bytes: UnsafeRawBufferPointer, at start: Int, count: Int
    ) -> (key: UInt64, tag: UInt32) {
        if count < 8 {
            let key = unsafe TermTable.shortKey(bytes, at: start, count: count)
            let hash = TermTable.mix(seed ^ key)
            return (key, UInt32(truncatingIfNeeded: hash) & ~1)
        }
        let key = unsafe bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self)
        var hash = TermTable.mix(seed &+ UInt64(truncatingIfNeeded: count) ^ key)
        var offset = 8
        while offset < count &- 8 {
            hash = TermTable.mix(
                hash
                    ^ (unsafe bytes.loadUnaligned(
                        fromByteOffset: start &+ offset, as: UInt64.self)))
            offset &+= 8
        }
        // The last eight bytes may begin within those before.
        hash = TermTable.mix(
            hash
                ^ (unsafe bytes.loadUnaligned(
                    fromByteOffset: start &+ count &- 8, as: UInt64.self)))
        return (key, UInt32(truncatingIfNeeded: hash) | 1)
    }

    /// Up to seven bytes, and their number in the highest byte.
    @inline(__always)
    private static func shortKey(
        _ bytes: UnsafeRawBufferPointer, at start: Int, count: Int
    ) -> UInt64 {
        var word: UInt64 = 0
        if start &+ 8 <= bytes.count {
            word = UInt64(
                littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self))
            word &= 1 &<< UInt64(truncatingIfNeeded: 8 &* count) &- 1
        } else {
            for offset in 0..<count {
                word |= UInt64(unsafe bytes[start &+ offset]) &<< UInt64(8 &* offset)
            }
        }
        return word | UInt64(truncatingIfNeeded: count) &<< 56
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
