internal import CArchive

/// An archive or a compressed stream, read with libarchive.
///
/// Invariants: `handle` is made by `archive_read_new` and freed once, in `deinit`; `input` outlives it, since the
/// handle has a pointer to it; entries are used before the next is asked for.
@safe final class ArchiveHandle {
    /// What the bytes are taken for.
    enum Kind {
        /// ZIP, tar, 7-Zip and so on, packed by whatever filter.
        case archive
        /// One stream, packed by a filter: bzip2, xz, lz4 and so on.
        case stream
    }

    /// An entry of an archive.
    struct Entry {
        var path: String
        var isFile: Bool
        var isEncrypted: Bool
    }

    private let library: winnow_archive_functions
    private let handle: OpaquePointer
    private let input: Input

    /// - Throws: `IngestError.unreadable` where libarchive is not installed, and for what is no archive.
    init(_ stream: any ByteStream, _ kind: Kind) throws(IngestError) {
        guard let functions = unsafe winnow_archive_load(),
            case let library = unsafe functions.pointee,
            let handle = library.read_new()
        else { throw .unreadable("archives are read with libarchive, which is not installed") }
        self.library = library
        unsafe self.handle = handle
        input = Input(stream)
        unsafe _ = library.support_filter_all(handle)
        switch kind {
        case .archive:
            unsafe _ = library.support_format_all(handle)
        case .stream:
            unsafe _ = library.support_format_raw(handle)
            unsafe _ = library.support_format_empty(handle)
        }
        unsafe _ = library.set_callback_data(handle, Unmanaged.passUnretained(input).toOpaque())
        unsafe _ = library.set_read_callback(handle) { _, data, bytes in
            // The handle is freed before its input.
            let input = unsafe Unmanaged<Input>.fromOpaque(data!).takeUnretainedValue()
            return unsafe input.read(&bytes!.pointee)
        }
        if input.isSeekable {
            unsafe _ = library.set_seek_callback(handle) { _, data, offset, whence in
                let input = unsafe Unmanaged<Input>.fromOpaque(data!).takeUnretainedValue()
                return input.seek(offset, whence)
            }
        }
        guard unsafe library.open1(handle) >= ArchiveHandle.warning else { throw failure() }
    }

    deinit { unsafe _ = library.read_free(handle) }

    private static let warning: CInt = -20
    private static let endOfArchive: CInt = 1

    /// How many bytes were read of what is packed.
    var bytesRead: Int { input.bytesRead }

    /// The next entry; nil at the end.
    ///
    /// - Throws: `IngestError.unreadable` behind which nothing can be read.
    func next() throws(IngestError) -> Entry? {
        var entry: OpaquePointer?
        let result = unsafe library.next_header(handle, &entry)
        if result == ArchiveHandle.endOfArchive { return nil }
        guard result >= ArchiveHandle.warning, let entry = unsafe entry else { throw failure() }
        let name = unsafe library.entry_pathname_utf8(entry) ?? library.entry_pathname(entry)
        return unsafe Entry(
            path: name.map { unsafe String(cString: $0) } ?? "",
            isFile: library.entry_filetype(entry) & 0o170000 == 0o100000,
            isEncrypted: library.entry_is_data_encrypted(entry) != 0)
    }

    /// Fills `bytes` from `start` on with the entry's content, in part, and returns how many came; 0 at its end.
    func read(into bytes: inout [UInt8], at start: Int) throws(IngestError) -> Int {
        let count = unsafe bytes.withUnsafeMutableBytes { buffer in
            let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[start...])
            return unsafe library.read_data(handle, rest.baseAddress, rest.count)
        }
        guard count >= 0 else { throw failure() }
        return count
    }

    private func failure() -> IngestError {
        if let error = input.error { return error }
        let said = unsafe library.error_string(handle).map { unsafe String(cString: $0) }
        return .unreadable("damaged archive: \(said ?? "no reason is known")")
    }

    /// What the library reads, held in memory that stays where it is between calls.
    ///
    /// Invariant: `buffer` has `length` bytes, and is freed once, in `deinit`.
    @safe private final class Input {
        private static let length = ByteStreams.pieceLength
        private let stream: any ByteStream
        private let buffer: UnsafeMutableRawPointer
        private var piece = [UInt8](repeating: 0, count: length)
        private(set) var bytesRead = 0
        private(set) var error: IngestError?
        /// Where the stream goes on.
        private var offset = 0

        init(_ stream: any ByteStream) {
            self.stream = stream
            unsafe buffer = .allocate(byteCount: Input.length, alignment: 16)
        }

        deinit { unsafe buffer.deallocate() }

        var isSeekable: Bool { stream is any SeekableStream }

        func read(_ bytes: inout UnsafeRawPointer?) -> Int {
            do throws(IngestError) {
                let count = try stream.read(into: &piece, at: 0)
                unsafe piece.withUnsafeBytes { piece in
                    unsafe buffer.copyMemory(from: piece.baseAddress!, byteCount: count)
                }
                unsafe bytes = UnsafeRawPointer(buffer)
                bytesRead += count
                offset += count
                return count
            } catch {
                self.error = error
                return -1
            }
        }

        func seek(_ place: Int64, _ whence: CInt) -> Int64 {
            guard let stream = stream as? any SeekableStream else { return -1 }
            let base =
                switch whence {
                case 0: 0
                case 1: offset
                default: stream.length
                }
            let (target, isTooMuch) = base.addingReportingOverflow(Int(place))
            guard !isTooMuch, target >= 0, (try? stream.seek(to: target)) != nil else { return -30 }
            offset = target
            return Int64(target)
        }
    }
}
