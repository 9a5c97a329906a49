internal import Glibc

/// The time that the process has spent in its own code, not in the kernel.
enum UserTime {
    /// Microseconds since its start, of all threads.
    static var microseconds: Int {
        var usage = rusage()
        unsafe getrusage(RUSAGE_SELF.rawValue, &usage)
        return Int(usage.ru_utime.tv_sec) * 1_000_000 + Int(usage.ru_utime.tv_usec)
    }
}
