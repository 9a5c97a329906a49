/// Bounds on archives, those within others too, so that a small file can't be made to be read for ever.
struct ArchiveLimits: Sendable {
    /// How deep archives are read within archives.
    var depth = 3
    /// The most entries.
    var entries = 10_000_000
    /// The most bytes that come out of one archive.
    var bytes = 1 << 40
    /// How many times as many bytes as were read may come out, above `freeBytes`.
    var ratio = 1000
    /// So many bytes may come out of however few.
    var freeBytes = 256 << 20
}
