public import MappedIO

/// Why an index could not be read or written.
public enum IndexError: Error, Sendable, Hashable, CustomStringConvertible {
    /// There is no index in the folder.
    case missing(folder: String)
    /// A file's bytes are not what they were written as.
    case corrupt(path: String, offset: Int, expected: String, found: String)
    /// A file was written by a newer version of the format than this program reads.
    case tooNew(path: String, found: Int, newest: Int)
    /// A file was written by an older version of the format than this program reads.
    case tooOld(path: String, found: Int, oldest: Int)
    /// Another process is writing to the index.
    case locked(path: String, holder: String)
    /// The index was built with other settings than those asked for.
    case settings(folder: String, expected: String, found: String)
    /// Statistics that are to be those of a whole collection are of less than a part of it has.
    case statistics(path: String, folder: String)
    /// A call to the operating system failed.
    case file(FileError)
    /// The index or a document is larger than the format holds.
    case tooLarge(what: String, limit: String)

    /// One sentence that names the file, what was expected and what was found.
    public var description: String {
        switch self {
        case .missing(let folder):
            "no index in \(folder); build one with: winnow index PATH"
        case .corrupt(let path, let offset, let expected, let found):
            "\(path) is damaged at byte \(offset): expected \(expected), found \(found)"
        case .tooNew(let path, let found, let newest):
            "\(path) has format version \(found), newer than this program reads (\(newest)); "
                + "update winnow or build the index again"
        case .tooOld(let path, let found, let oldest):
            "\(path) has format version \(found), older than this program reads (\(oldest)); "
                + "build the index again"
        case .locked(let path, let holder):
            "another writer holds the index (\(path) is locked by \(holder))"
        case .settings(let folder, let expected, let found):
            "the index in \(folder) was built with other settings (\(found)) than these "
                + "(\(expected)); build it again in an empty folder"
        case .statistics(let path, let folder):
            "\(path) has the statistics of fewer documents or words than are in \(folder); make them "
                + "again with: winnow shard stats merge"
        case .file(let error):
            error.description
        case .tooLarge(let what, let limit):
            "\(what) is larger than \(limit)"
        }
    }
}

/// Runs a file-system call and hands on its error as an `IndexError`.
func onDisk<Result>(_ body: () throws(FileError) -> Result) throws(IndexError) -> Result {
    do { return try body() } catch { throw .file(error) }
}
