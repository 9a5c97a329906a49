internal import Glibc

/// Tells what changes in folders, by Linux's inotify(7); the only place that calls it.
///
/// A watch is of a folder, wherever it is moved, and not of what lies below. What happens there waits in
/// a queue of the kernel until it is read; when that is full, what comes is dropped and `Kind.lost`
/// says so. On a network file system only what this machine does is told.
///
/// Invariants: `descriptor` is an inotify instance that nobody else reads or closes while the object
/// lives. The kernel writes whole records: a header of 16 bytes whose last field is the length of the
/// name behind it; a record that would reach beyond what was read ends the decoding.
package final class FolderWatcher {
    /// A watched folder, by the kernel's number, which no other gets later.
    package struct Watch: Sendable, Hashable {
        package var number: CInt

        package init(number: CInt) { self.number = number }
    }

    /// Something that happened.
    package struct Event: Sendable, Hashable {
        package enum Kind: Sendable {
            /// There is a new file, which somebody may be about to write, a folder or a link.
            case created
            /// A file that was open for writing was closed, or its permissions or times changed.
            case written
            /// Something was moved into the folder.
            case movedIn
            /// Something was deleted or moved out of the folder.
            case gone
            /// The folder itself was deleted or moved, or its file system unmounted.
            case displaced
            /// Events, of any folder, were dropped.
            case lost
        }

        package var kind: Kind
        package var watch: Watch
        /// The name in the folder; empty where it is about the folder itself.
        package var name: String
        /// Whether what has the name is a folder.
        package var isFolder: Bool

        package init(_ kind: Kind, in watch: Watch, name: String = "", isFolder: Bool = false) {
            self.kind = kind
            self.watch = watch
            self.name = name
            self.isFolder = isFolder
        }
    }

    /// Why a folder can't be watched.
    package enum Failure: Error, Sendable, Hashable, CustomStringConvertible {
        /// The user has as many watches, or watchers, as the number in the file allows.
        case limit(path: String, file: String)
        case file(FileError)

        /// What the system's error number means for a watch of `path`.
        init(_ path: String, code: CInt) {
            switch code {
            case ENOSPC: self = .limit(path: path, file: "max_user_watches")
            case EMFILE: self = .limit(path: path, file: "max_user_instances")
            default: self = .file(FileError("watch", path, code: code))
            }
        }

        package var description: String {
            switch self {
            case .limit(let path, let file):
                "cannot watch \(path): the limit in /proc/sys/fs/inotify/\(file) is reached; "
                    + "raise it with: sysctl fs.inotify.\(file)=NUMBER"
            case .file(let error): error.description
            }
        }
    }

    private static let followed =
        IN_ATTRIB | IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF
        | IN_MOVED_FROM | IN_MOVED_TO | IN_ONLYDIR
    /// Bytes read at once: hundreds of events.
    private static let pieceSize = 1 << 16

    private let descriptor: CInt

    /// A watcher of nothing yet.
    package init() throws(Failure) {
        descriptor = inotify_init1(CInt(IN_CLOEXEC | IN_NONBLOCK))
        guard descriptor >= 0 else { throw Failure("folders", code: errno) }
    }

    deinit { close(descriptor) }

    /// Watches the folder at `path`; one that is watched already has the same watch.
    package func add(_ path: String) throws(Failure) -> Watch {
        let number = unsafe inotify_add_watch(descriptor, path, UInt32(FolderWatcher.followed))
        guard number >= 0 else { throw Failure(path, code: errno) }
        return Watch(number: number)
    }

    /// Ends a watch; that it has ended with its folder is no error.
    package func remove(_ watch: Watch) { _ = inotify_rm_watch(descriptor, watch.number) }

    /// Waits for events.
    ///
    /// - Parameters:
    ///   - timeout: how long at most; nil for as long as it takes.
    ///   - stop: signals that end the waiting.
    /// - Returns: whether there are events; if not, the time is over or a signal has come.
    package func wait(upTo timeout: Duration?, or stop: StopSignals?) throws(FileError) -> Bool {
        let code =
            if let stop {
                unsafe stop.whileBlocked { unsafe FolderWatcher.select(descriptor, timeout, $0) }
            } else {
                unsafe FolderWatcher.select(descriptor, timeout, nil)
            }
        guard code == 0 || code == EINTR || code == ETIMEDOUT else {
            throw FileError("wait for", "events of folders", code: code)
        }
        return code == 0
    }

    /// - Returns: 0 for input, else the system's error number, `ETIMEDOUT` for none in time.
    private static func select(
        _ descriptor: CInt, _ timeout: Duration?, _ mask: UnsafePointer<sigset_t>?
    ) -> CInt {
        // The set is as many bits as its type holds, in words that are written as bytes here.
        var set = fd_set()
        guard descriptor < 8 * MemoryLayout<fd_set>.size else { return EMFILE }
        unsafe withUnsafeMutableBytes(of: &set) { bytes in
            let word = Int(descriptor) / Int.bitWidth * MemoryLayout<Int>.size
            let bit = 1 << (Int(descriptor) % Int.bitWidth)
            unsafe bytes.storeBytes(of: bit, toByteOffset: word, as: Int.self)
        }
        let result: CInt
        if let timeout {
            let (seconds, attoseconds) = max(timeout, .zero).components
            var time = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
            result = unsafe pselect(descriptor + 1, &set, nil, nil, &time, mask)
        } else {
            result = unsafe pselect(descriptor + 1, &set, nil, nil, nil, mask)
        }
        return result < 0 ? errno : result == 0 ? ETIMEDOUT : 0
    }

    /// Takes events that wait, some hundreds at most; none is no error.
    package func read() throws(FileError) -> [Event] {
        var piece = [UInt8](repeating: 0, count: FolderWatcher.pieceSize)
        let length = unsafe piece.withUnsafeMutableBytes {
            unsafe Glibc.read(descriptor, $0.baseAddress!, $0.count)
        }
        if length < 0 {
            if errno == EAGAIN || errno == EINTR { return [] }
            throw FileError("read", "events of folders")
        }
        return FolderWatcher.events(piece[..<length])
    }

    /// The events of the kernel's records; those that say only that a watch has ended are left out.
    static func events(_ bytes: ArraySlice<UInt8>) -> [Event] {
        var events: [Event] = []
        var rest = bytes
        while rest.count >= 16 {
            let header = unsafe rest.withUnsafeBytes {
                unsafe $0.loadUnaligned(as: (CInt, UInt32, UInt32, UInt32).self)
            }
            let length = Int(header.3)
            guard length <= rest.count - 16 else { break }
            // Zeros fill the name up.
            let name = rest.dropFirst(16).prefix(length).prefix { $0 != 0 }
            if let kind = kind(header.1) {
                events.append(
                    Event(
                        kind, in: Watch(number: header.0),
                        name: String(decoding: name, as: UTF8.self),
                        isFolder: header.1 & UInt32(IN_ISDIR) != 0))
            }
            rest = rest.dropFirst(16 + length)
        }
        return events
    }

    private static func kind(_ mask: UInt32) -> Event.Kind? {
        func has(_ bits: CInt) -> Bool { mask & UInt32(bits) != 0 }
        if has(IN_Q_OVERFLOW) { return .lost }
        if has(IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT) { return .displaced }
        if has(IN_DELETE | IN_MOVED_FROM) { return .gone }
        if has(IN_MOVED_TO) { return .movedIn }
        if has(IN_CREATE) { return .created }
        if has(IN_CLOSE_WRITE | IN_ATTRIB) { return .written }
        return nil
    }
}
