/// The version of the on-disk format, the same for every file of an index.
///
/// What each version brought:
/// - 1: the first.
/// - 2: bitmaps of dense terms, and maxima by ranges of documents in place of impacts by blocks;
///   phrases of frequent words; patches of any width, in gaps between documents too, and Rice codes in
///   place of varints; headers of groups of positions apart from them; ranks of keys; indexes without
///   texts; terms and keys in fewer bytes; champions.
/// - 3: signatures of neighbours.
/// - 4: a checksum for each page, so that bytes are verified before they are used. All else is as in 3,
///   whose files are still read; theirs are verified as a whole, when merged or checked.
/// - 5: columns and sketches. Segments of versions 3 and 4, which have none, are still read.
/// - 6: when a document was captured, and where it is in its source. All else is as in 5.
enum FormatVersion {
    static let current: UInt32 = 6
    static let oldestReadable: UInt32 = 3
    /// The first version whose files have checksums of pages.
    static let firstWithPages: UInt32 = 4
    /// The first version whose segments have columns and sketches.
    static let firstWithColumns: UInt32 = 5
    /// The first version whose stored documents have a time of capture and a place.
    static let firstWithPlaces: UInt32 = 6
}
