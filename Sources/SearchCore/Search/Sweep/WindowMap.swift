/// Tells of each document of a window, 16,384 documents that begin at a multiple of as many, whether a
/// list of postings has it, and how many of the list's documents in the window stand before it.
///
/// Entries hold a tag, another one for each window that is entered, so that they need not be cleared.
///
/// Invariants: `entries` has 16,384 values, none of which has a tag above `tag`; tags are below 2^18.
@safe final class WindowMap {
    /// 16,384 as a power of two.
    static let shift: UInt32 = 14

    let entries: UnsafeMutablePointer<UInt32>
    /// What entries of the present window have in their high 18 bits.
    private(set) var tag: UInt32 = 0

    init() {
        unsafe entries = .allocate(capacity: 1 << WindowMap.shift)
        unsafe entries.initialize(repeating: 0, count: 1 << WindowMap.shift)
    }

    deinit { unsafe entries.deallocate() }

    /// Forgets all entries.
    func begin() {
        tag &+= 1
        if tag == 1 << 18 {
            unsafe entries.initialize(repeating: 0, count: 1 << WindowMap.shift)
            tag = 1
        }
    }

    /// The number of the window that a document is in.
    @inline(__always)
    static func window(of document: UInt32) -> UInt32 { document &>> shift }
}
