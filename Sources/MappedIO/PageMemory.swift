internal import Glibc

/// Writable memory straight from the system, for what is large and read all over.
///
/// From two megabytes on it asks for huge pages, which spare most of the misses in the processor's
/// cache of page addresses. It begins as zeros, at a multiple of 4,096.
///
/// It is not for what is written once and read once: some virtual machines take free huge pages back
/// from the guest, and then it costs much to get them again.
///
/// Invariant: `base ..< base + byteCount` is readable and writable while the object lives.
@safe package final class PageMemory {
    package let byteCount: Int
    package let base: UnsafeMutableRawPointer

    /// A huge page of x86-64, and of most other machines.
    private static let hugePage = 2 << 20

    /// Reserves `byteCount` bytes, which must be more than none.
    package init(byteCount: Int) {
        precondition(byteCount > 0 && byteCount < 1 << 46, "a size that there can be")
        let isHuge = byteCount >= PageMemory.hugePage
        let margin = isHuge ? PageMemory.hugePage : 0
        let page = isHuge ? PageMemory.hugePage : 4096
        self.byteCount = (byteCount + page - 1) & ~(page - 1)
        let mapped = unsafe mmap(
            nil, self.byteCount + margin, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS,
            -1, 0)
        guard let mapped = unsafe mapped, unsafe mapped != MAP_FAILED else {
            fatalError("out of memory: \(byteCount) bytes more are needed")
        }
        guard isHuge else {
            unsafe base = mapped
            return
        }
        // Only what begins at a multiple of its size can be a huge page.
        let before = -Int(bitPattern: mapped) & (margin - 1)
        unsafe base = mapped + before
        if before > 0 { unsafe munmap(mapped, before) }
        unsafe munmap(base + self.byteCount, margin - before)
        unsafe madvise(base, self.byteCount, MADV_HUGEPAGE)
    }

    deinit { unsafe munmap(base, byteCount) }
}
