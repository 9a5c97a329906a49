internal import Glibc

/// The system's clocks, in nanoseconds.
enum BenchmarkClock {
    /// Time that passed, whatever was done in it.
    static var wall: UInt64 { read(CLOCK_MONOTONIC) }

    /// Time that the calling thread spent on a processor.
    static var thread: UInt64 { read(CLOCK_THREAD_CPUTIME_ID) }

    /// Time that all threads of the process spent on processors since its start.
    static var process: UInt64 { read(CLOCK_PROCESS_CPUTIME_ID) }

    private static func read(_ clock: clockid_t) -> UInt64 {
        var time = timespec()
        unsafe clock_gettime(clock, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
