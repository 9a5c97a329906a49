import Glibc

/// Bytes directly before a page that may not be read: a read past their end ends the process.
@safe final class GuardedBytes {
    private let start: UnsafeMutableRawPointer
    private let length: Int
    let count: Int

    init(_ bytes: [UInt8]) {
        let page = Int(sysconf(CInt(_SC_PAGESIZE)))
        let pages = (bytes.count + page - 1) / page
        length = (pages + 1) * page
        count = bytes.count
        unsafe start = mmap(
            nil, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        unsafe mprotect(start + pages * page, page, PROT_NONE)
        unsafe (start + pages * page - count).copyMemory(
            from: bytes.isEmpty ? [0] : bytes, byteCount: count)
    }

    deinit { unsafe munmap(start, length) }

    /// The first of the bytes.
    var base: UnsafeRawPointer {
        let page = Int(sysconf(CInt(_SC_PAGESIZE)))
        return unsafe UnsafeRawPointer(start + length - page - count)
    }
}
