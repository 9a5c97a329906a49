/// What records may cost.
struct RecordLimits: Sendable {
    /// The largest document, in bytes.
    var recordBytes = 256 << 20
    /// What is no document is passed over without being held, if it is larger than this.
    var heldBytes = 16 << 20
    /// The longest header of a record.
    var headerBytes = 1 << 20
}
