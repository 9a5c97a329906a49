internal import Glibc

/// Lets SIGINT and SIGTERM be noticed between two pieces of work instead of ending the process.
///
/// The first of each is noted, and the second ends the process as if there were no such object, so
/// that a piece of work that takes too long can be given up. A signal that the process was started to
/// ignore stays ignored. There is to be one object at a time, in a process of one thread: the kernel could
/// choose another thread to interrupt than the one that waits.
///
/// Invariant: the handler does nothing, which is allowed at any moment. That a signal has come is kept by
/// the kernel, which puts the default action back (`SA_RESETHAND`) when it calls the handler.
package final class StopSignals {
    private static let numbers = [SIGINT, SIGTERM]

    private var handled: [CInt] = []
    private var maskBefore = sigset_t()

    /// Notes the signals from now on, those too that whoever started the process holds back.
    package init() {
        for number in StopSignals.numbers where StopSignals.action(of: number) == .standard {
            var action = sigaction()
            unsafe action.__sigaction_handler.sa_handler = { _ in }
            action.sa_flags = SA_RESTART | CInt(bitPattern: UInt32(SA_RESETHAND))
            if unsafe sigaction(number, &action, nil) == 0 { handled.append(number) }
        }
        var set = handledSet
        unsafe pthread_sigmask(SIG_UNBLOCK, &set, &maskBefore)
    }

    deinit {
        unsafe pthread_sigmask(SIG_SETMASK, &maskBefore, nil)
        for number in handled { _ = signal(number, SIG_DFL) }
    }

    /// Whether one of the signals has come.
    package var haveCome: Bool {
        handled.contains { StopSignals.action(of: $0) == .standard }
    }

    private var handledSet: sigset_t {
        var set = sigset_t()
        unsafe sigemptyset(&set)
        for number in handled { unsafe sigaddset(&set, number) }
        return set
    }

    private enum Action {
        case standard
        case ignored
        case handler
    }

    private static func action(of number: CInt) -> Action {
        var action = sigaction()
        guard unsafe sigaction(number, nil, &action) == 0 else { return .ignored }
        guard let handler = unsafe action.__sigaction_handler.sa_handler else { return .standard }
        // SIG_IGN is no function but the address 1.
        return unsafe unsafeBitCast(handler, to: Int.self) == 1 ? .ignored : .handler
    }

    /// Calls `body` with the signals held back, and with the mask under which it may wait for them.
    ///
    /// - Returns: what `body` does, or `EINTR` where a signal had come before.
    func whileBlocked(_ body: (UnsafePointer<sigset_t>) -> CInt) -> CInt {
        var blocked = handledSet
        var before = sigset_t()
        unsafe pthread_sigmask(SIG_BLOCK, &blocked, &before)
        defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
        // Looked at now: between an earlier look and the waiting a signal could slip through.
        return haveCome ? EINTR : unsafe body(&before)
    }
}
