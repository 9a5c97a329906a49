internal import Glibc

/// What this process has used so far.
package enum ProcessUse {
    /// Processor time of all threads, that of the system for them included.
    package static var processorTime: Duration {
        let usage = usage
        return duration(usage.ru_utime) + duration(usage.ru_stime)
    }

    /// Microseconds of processor time of all threads in the program's own code, not in the kernel.
    package static var userMicroseconds: Int { Int(duration(usage.ru_utime) / .microseconds(1)) }

    /// The most memory that was resident at once, in bytes.
    package static var peakMemory: Int { usage.ru_maxrss << 10 }

    private static var usage: rusage {
        var usage = rusage()
        unsafe getrusage(RUSAGE_SELF.rawValue, &usage)
        return usage
    }

    private static func duration(_ time: timeval) -> Duration {
        .seconds(time.tv_sec) + .microseconds(time.tv_usec)
    }
}
