/// Scores of a query as integers, so that sums are the same in whatever order they are made.
///
/// The score of a word or phrase is multiplied by a power of two and cut to an integer. The power is such
/// that the scores of all of them together stay below 2^29: what is cut off is below a 2^-28th of the
/// largest sum, and nothing at all of a score that is more than a 32nd of it, since scores have 24 bits.
/// No score becomes 0, which is the sum of documents that don't match.
struct FixedScores {
    /// The bits of a sum.
    static let bits = 29

    let scale: Float
    private let unit: Float

    /// - Parameter total: the weights of all words and phrases of the query, which scores are below.
    init(total: Float) {
        let exponent = total > 0 && total.isFinite ? FixedScores.bits - 1 - Int(total.exponent) : 0
        // A power of two that is a normal number, and so is its inverse.
        let power = min(max(exponent, -100), 100)
        scale = Float(sign: .plus, exponent: power, significand: 1)
        unit = Float(sign: .plus, exponent: -power, significand: 1)
    }

    /// A score of a word or phrase.
    @inline(__always)
    func fixed(_ score: Float) -> UInt32 {
        // In this order, what is not a number becomes the largest sum.
        UInt32(max(1, Int32(min(Float(1 << FixedScores.bits), score * scale))))
    }

    /// The score that a sum stands for.
    @inline(__always)
    func score(_ sum: UInt32) -> Float { Float(sum) * unit }

    /// A sum that no document with this score or a larger one is below.
    @inline(__always)
    func least(_ score: Float) -> UInt32 {
        let sum = UInt32(max(0, min(score * scale, Float(1 << FixedScores.bits))))
        // A sum of more than 24 bits may have been rounded up to the score.
        return sum &- min(sum, sum &>> 22 &+ 1)
    }
}
