internal import MappedIO
internal import TextAnalysis

/// Byte strings to dense numbers, in the order of their first coming.
///
/// Open addressing with linear probing. A slot holds strings of up to seven bytes whole, and of
/// longer ones the first eight bytes, so that most strings are found with one look into memory. All
/// strings lie one after the other in one arena, too. Grows by doubling, holds up to 2^32 - 2
/// strings and 4 GiB of them.
///
/// Tokens are looked up in batches, so that the processor reads the slots of many at the same time.
/// Most are found in the *front*, which has those strings that came first, and so most of the
/// frequent ones, each in the one place where it may be, and is small enough for the processor's
/// cache; the others among the four slots, of one cache line, where they are looked for first; the
/// few that are left one by one.
///
/// Invariants: `slotCount` and `frontCount` are powers of two and more than half of the slots are
/// free; string i is `arena[starts[i] ..< starts[i + 1]]`.
@safe struct TermTable: ~Copyable {
    private struct Slot {
        /// The string and its length, or the start of a long string.
        var key: UInt64
        /// A hash, whose lowest bit says whether the string is long.
        var tag: UInt32
        /// The string's number + 1, or 0 in a free slot.
        var number: UInt32

        /// The string's number + 1 if its key and tag are these, else 0; without a branch, as hardly
        /// anything is harder to foresee.
        @inline(__always)
        func number(ifKey key: UInt64, tag: UInt32) -> UInt32 {
            let difference = self.key ^ key | UInt64(self.tag ^ tag)
            let isOther = (difference | (0 &- difference)) &>> 63
            return number & (UInt32(truncatingIfNeeded: isOther) &- 1)
        }
    }

    /// Free slots to begin with, which are zeros.
    ///
    /// Invariant: `base` has `count` of them while `memory` lives.
    @safe private struct Slots {
        private let memory: PageMemory
        private let base: UnsafeMutablePointer<Slot>

        init(_ count: Int) {
            memory = PageMemory(byteCount: MemoryLayout<Slot>.stride * count)
            unsafe base = memory.base.bindMemory(to: Slot.self, capacity: count)
        }

        /// One below `count`, which is not checked.
        @unsafe subscript(index: Int) -> Slot {
            @inline(__always) get { unsafe base[index] }
            @inline(__always) nonmutating set { unsafe base[index] = newValue }
        }
    }

    /// Where a string of this tag is looked for first among `count` slots.
    @inline(__always)
    private static func home(_ tag: UInt32, _ count: Int) -> Int {
        Int(tag &>> 1) & (count &- 1) & ~3
    }

    private var slots: Slots
    private var slotCount: Int
    /// Copies of slots.
    private var front: Slots
    private var frontCount: Int
    private var starts: [UInt32] = [0]
    private var arena: UnsafeMutableRawPointer
    private var arenaCapacity: Int
    private var arenaCount = 0

    init() {
        slotCount = 1 << 11
        slots = Slots(slotCount)
        frontCount = slotCount
        front = Slots(frontCount)
        arenaCapacity = 1 << 15
        unsafe arena = .allocate(byteCount: arenaCapacity, alignment: 16)
    }

    deinit { unsafe arena.deallocate() }

    var count: Int { starts.count - 1 }

    /// Bytes of all strings.
    var byteCount: Int { arenaCount }

    /// Bytes held; of what was filled so far, not of what the system rounds up to, so that segments
    /// end at the same document every time.
    var memoryUse: Int {
        MemoryLayout<Slot>.stride * (slotCount + frontCount) + arenaCapacity + 4 * starts.count
    }

    /// The number of the string, which is new if it was `count` before the call.
    mutating func intern(_ bytes: ArraySlice<UInt8>) -> Int {
        unsafe bytes.withUnsafeBytes { unsafe intern($0, at: 0, count: $0.count) }
    }

    /// The number of the string, or nil if it is not in the table.
    func number(of string: [UInt8]) -> Int? {
        unsafe string.withUnsafeBytes { bytes in
            let (key, tag) =
                unsafe bytes.count < 8
                ? shortKeyAndTag(bytes, at: 0, count: bytes.count)
                : longKeyAndTag(bytes, at: 0, count: bytes.count)
            let (number, _) = unsafe find(bytes, at: 0, count: bytes.count, key: key, tag: tag)
            return number
        }
    }

    /// Appends the number of each token's normal form, or of its exact term, to `numbers`, and the
    /// indexes of those tokens that are new to `new`.
    @inline(__always)
    mutating func intern(
        _ tokens: borrowing TokenBuffer, as part: TokenPart, into numbers: inout TokenStream,
        new: inout [Int]
    ) {
        unsafe numbers.append(atMost: tokens.records.count) { numbers in
            unsafe tokens.bytes.withUnsafeBytes { bytes in
                unsafe tokens.records.withUnsafeBufferPointer { records in
                    var batch = Batch()
                    var start = 0
                    while start < records.count {
                        let end = min(start &+ Batch.length, records.count)
                        unsafe intern(
                            records, start..<end, of: bytes, part, &batch, numbers, &new)
                        start = end
                    }
                }
            }
            return numbers.count
        }
    }

    /// What of a token is looked up.
    enum TokenPart {
        case form
        case term

        @inline(__always)
        fileprivate func range(_ record: TokenRecord) -> (start: Int, length: Int) {
            switch self {
            case .form: (Int(record.formStart), Int(record.formLength))
            case .term: (Int(record.termStart), Int(record.termLength))
            }
        }
    }

    /// What is known of the tokens of a batch.
    private struct Batch {
        static let length = 64

        var keys = InlineArray<64, UInt64>(repeating: 0)
        var tags = InlineArray<64, UInt32>(repeating: 0)
        /// Which tokens have eight bytes or more.
        var long = InlineArray<64, UInt8>(repeating: 0)
        /// Which are not in the first slot that they may be in.
        var missed = InlineArray<64, UInt8>(repeating: 0)
    }

    /// Puts the numbers of the tokens in `range`, a batch at most, into `numbers`.
    @inline(__always)
    private mutating func intern(
        _ records: UnsafeBufferPointer<TokenRecord>, _ range: Range<Int>,
        of bytes: UnsafeRawBufferPointer, _ part: TokenPart, _ batch: inout Batch,
        _ numbers: UnsafeMutableBufferPointer<UInt32>, _ new: inout [Int]
    ) {
        let count = range.count
        let first = range.lowerBound
        var longCount = 0
        for index in 0..<count {
            let (start, length) = unsafe part.range(records[first &+ index])
            let (key, tag) = unsafe shortKeyAndTag(bytes, at: start, count: length & 7)
            batch.keys[index] = key
            batch.tags[index] = tag
            batch.long[longCount & 63] = UInt8(truncatingIfNeeded: index)
            longCount &+= (7 &- length) &>> 63 & 1
        }
        for index in 0..<longCount {
            let token = Int(batch.long[index])
            let (start, length) = unsafe part.range(records[first &+ token])
            (batch.keys[token], batch.tags[token]) = unsafe longKeyAndTag(
                bytes, at: start, count: length)
        }
        var missedCount = 0
        for index in 0..<count {
            let tag = batch.tags[index]
            let slot = unsafe front[Int(tag &>> 1) & (frontCount &- 1)]
            let found = slot.number(ifKey: batch.keys[index], tag: tag)
            unsafe numbers[first &+ index] = found &- 1
            batch.missed[missedCount & 63] = UInt8(truncatingIfNeeded: index)
            missedCount &+= Int(truncatingIfNeeded: (UInt64(found) &- 1) &>> 63)
        }
        let candidates = missedCount
        missedCount = 0
        for index in 0..<candidates {
            let token = Int(batch.missed[index] & 63)
            let (key, tag) = (batch.keys[token], batch.tags[token])
            let home = TermTable.home(tag, slotCount)
            let found =
                unsafe slots[home].number(ifKey: key, tag: tag)
                | slots[home &+ 1].number(ifKey: key, tag: tag)
                | slots[home &+ 2].number(ifKey: key, tag: tag)
                | slots[home &+ 3].number(ifKey: key, tag: tag)
            unsafe numbers[first &+ token] = found &- 1
            batch.missed[missedCount] = UInt8(truncatingIfNeeded: token)
            missedCount &+= Int(truncatingIfNeeded: (UInt64(found) &- 1) &>> 63)
        }
        // A long string is the one of its slot if all of it is the same. Where it only seems to be,
        // which hardly ever happens, all are looked up one by one.
        for index in 0..<longCount {
            let token = Int(batch.long[index])
            let number = unsafe Int(numbers[first &+ token])
            let (start, length) = unsafe part.range(records[first &+ token])
            if unsafe number < self.count && !isString(number, bytes, at: start, count: length) {
                missedCount = count
                for index in 0..<count { batch.missed[index] = UInt8(truncatingIfNeeded: index) }
                break
            }
        }
        var known = self.count
        for index in 0..<missedCount {
            let token = Int(batch.missed[index])
            let (start, length) = unsafe part.range(records[first &+ token])
            let number = unsafe intern(
                bytes, at: start, count: length, key: batch.keys[token], tag: batch.tags[token])
            unsafe numbers[first &+ token] = UInt32(truncatingIfNeeded: number)
            if number == known {
                known &+= 1
                new.append(first &+ token)
            }
        }
    }

    /// The number of the string of `count` bytes at `start`, all of which must be in `bytes`.
    @inline(__always)
    private mutating func intern(
        _ bytes: UnsafeRawBufferPointer, at start: Int, count: Int
    ) -> Int {
        let (key, tag) =
            unsafe count < 8
            ? shortKeyAndTag(bytes, at: start, count: count)
            : longKeyAndTag(bytes, at: start, count: count)
        return unsafe intern(bytes, at: start, count: count, key: key, tag: tag)
    }

    @inline(__always)
    private mutating func intern(
        _ bytes: UnsafeRawBufferPointer, at start: Int, count: Int, key: UInt64, tag: UInt32
    ) -> Int {
        let (number, slot) = unsafe find(bytes, at: start, count: count, key: key, tag: tag)
        if let number { return number }
        let string = unsafe UnsafeRawBufferPointer(rebasing: bytes[start..<start &+ count])
        return unsafe insert(string, key: key, tag: tag, slot: slot)
    }

    /// The number of the string, or nil and the free slot where it belongs.
    @inline(__always)
    private func find(
        _ bytes: UnsafeRawBufferPointer, at start: Int, count: Int, key: UInt64, tag: UInt32
    ) -> (number: Int?, slot: Int) {
        let mask = slotCount &- 1
        var slot = TermTable.home(tag, slotCount)
        while true {
            let stored = unsafe slots[slot]
            if stored.number == 0 { return (nil, slot) }
            let number = Int(stored.number &- 1)
            if stored.tag == tag, stored.key == key,
                unsafe count < 8 || isString(number, bytes, at: start, count: count)
            {
                return (number, slot)
            }
            slot = (slot &+ 1) & mask
        }
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
        let new = Slot(key: key, tag: tag, number: UInt32(number + 1))
        unsafe slots[slot] = new
        putInFront(new)
        if 2 * count > slotCount { grow() }
        return number
    }

    /// The most slots of the front: a megabyte of them.
    private static let mostInFront = 1 << 16

    private mutating func putInFront(_ slot: Slot) {
        let place = Int(slot.tag &>> 1) & (frontCount - 1)
        if unsafe front[place].number == 0 { unsafe front[place] = slot }
    }

    private mutating func grow() {
        // Those that came first are the most frequent: they get the slots that are looked at first.
        let inOrder = unsafe [Slot](unsafeUninitializedCapacity: count) { ordered, filled in
            for index in 0..<slotCount where unsafe slots[index].number != 0 {
                unsafe ordered[Int(slots[index].number - 1)] = slots[index]
            }
            filled = count
        }
        slotCount *= 2
        slots = Slots(slotCount)
        if frontCount < TermTable.mostInFront {
            frontCount = slotCount
            front = Slots(frontCount)
            for entry in inOrder { putInFront(entry) }
        }
        let mask = slotCount - 1
        for entry in inOrder {
            var slot = TermTable.home(entry.tag, slotCount)
            while unsafe slots[slot].number != 0 { slot = (slot &+ 1) & mask }
            unsafe slots[slot] = entry
        }
    }

    /// Another one in every process, so that nobody can write words that all fall into one place.
    ///
    /// Numbers are given in the order of coming, so that nothing written depends on it.
    private static let processSeed = UInt64.random(in: 0 ... .max)
    private let seed = TermTable.processSeed

    /// What a slot holds of a string of less than eight bytes; equal keys mean equal strings.
    @inline(__always)
    private func shortKeyAndTag(
        _ bytes: UnsafeRawBufferPointer, at start: Int, count: Int
    ) -> (key: UInt64, tag: UInt32) {
        let key = unsafe TermTable.shortKey(bytes, at: start, count: count)
        return (key, UInt32(truncatingIfNeeded: TermTable.mix(seed ^ key)) & ~1)
    }

    /// What a slot holds of a string of eight bytes or more.
    @inline(__always)
    private func longKeyAndTag(
        _ bytes: UnsafeRawBufferPointer, at start: Int, count: Int
    ) -> (key: UInt64, tag: UInt32) {
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
