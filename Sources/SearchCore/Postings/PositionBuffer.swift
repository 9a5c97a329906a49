/// Positions that were read, one after the other.
///
/// Takes memory only when something is written.
///
/// Invariant: `start` has room for `capacity` values, of which the first `count` are set.
@safe struct PositionBuffer: ~Copyable {
    private(set) var start: UnsafeMutablePointer<UInt32>
    private var capacity = 0
    private(set) var count = 0

    init() { unsafe start = UnsafeMutablePointer(bitPattern: MemoryLayout<UInt32>.alignment)! }

    deinit { if capacity > 0 { unsafe start.deallocate() } }

    subscript(index: Int) -> UInt32 {
        precondition(index >= 0 && index < count)
        return unsafe start[index]
    }

    /// A copy.
    var values: [UInt32] {
        unsafe [UInt32](UnsafeBufferPointer(start: start, count: count))
    }

    /// The values.
    var span: Span<UInt32> {
        @_lifetime(borrow self) get {
            let span = unsafe Span(_unsafeStart: UnsafePointer(start), count: count)
            return unsafe _overrideLifetime(span, borrowing: self)
        }
    }

    mutating func removeAll() { count = 0 }

    /// Appends a value.
    @inline(__always)
    mutating func append(_ value: UInt32) {
        unsafe room(for: 1).pointee = value
        unsafe add(1)
    }

    /// Sorts the values from `first` on.
    mutating func sort(from first: Int) {
        precondition(first >= 0 && first <= count)
        var values = unsafe UnsafeMutableBufferPointer(start: start + first, count: count - first)
        unsafe values.sort()
    }

    /// Makes room for more values, and gives where they are to be written.
    @inline(__always)
    @unsafe mutating func room(for more: Int) -> UnsafeMutablePointer<UInt32> {
        if count &+ more > capacity { grow(count + more) }
        return unsafe start + count
    }

    /// Counts values that were written behind the last.
    @inline(__always)
    @unsafe mutating func add(_ more: Int) {
        assert(count + more <= capacity)
        count &+= more
    }

    /// Drops all values behind the first `count`.
    @inline(__always)
    mutating func truncate(to count: Int) {
        assert(count <= self.count)
        self.count = count
    }

    private mutating func grow(_ least: Int) {
        let larger = max(least, 2 * capacity, 256)
        let moved = UnsafeMutablePointer<UInt32>.allocate(capacity: larger)
        unsafe moved.update(from: start, count: count)
        if capacity > 0 { unsafe start.deallocate() }
        unsafe start = moved
        capacity = larger
    }
}
