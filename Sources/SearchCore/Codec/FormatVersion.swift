/// The version of the on-disk format, the same for every file of an index.
///
/// What each version brought:
/// - 1: the first.
enum FormatVersion {
    static let current: UInt32 = 1
    static let oldestReadable: UInt32 = 1
}
