/// Bounds on what one page may cost.
public struct ExtractionLimits: Sendable, Hashable {
    /// The largest file that is read, in bytes.
    public var inputBytes: Int
    /// The number of nested elements that are told apart; deeper ones are read as if flat.
    public var elementDepth: Int
    /// The number of blocks after which the rest of the page is not read.
    public var blockCount: Int

    /// Makes limits; the defaults suit saved pages of any real size.
    public init(
        inputBytes: Int = 256 << 20, elementDepth: Int = 512, blockCount: Int = 1_000_000
    ) {
        self.inputBytes = inputBytes
        self.elementDepth = max(16, elementDepth)
        self.blockCount = max(1, blockCount)
    }
}
