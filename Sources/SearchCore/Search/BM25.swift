internal import Glibc
internal import MappedIO

/// The similarity BM25, in the form that Lucene computes since 8.0.
///
/// ```
/// score(t, d) = idf(t) * tf / (tf + k1 * (1 - b + b * length / average length))
/// idf(t)      = ln(1 + (N - df + 0.5) / (df + 0.5))
/// ```
/// tf is how often t occurs in the field of document d, N the number of documents with the field, df
/// that of those with t, both counted with deleted documents that are not merged away yet. A length
/// is what is left of it in a norm (`FieldLength`); the average is exact. Source: Robertson and
/// Zaragoza, "The probabilistic relevance framework: BM25 and beyond", 2009, section 3.4, without the
/// constant factor k1 + 1, which changes no order; idf as in Lucene's `BM25Similarity`, never below 0.
public struct BM25: Sendable, Hashable {
    /// How soon further occurrences count for nothing: 0 counts only whether a term occurs.
    public var k1: Float
    /// How much a document's length counts: from 0, not at all, to 1, in full proportion.
    public var b: Float

    /// Lucene's defaults, k1 = 1.2 and b = 0.75.
    public init(k1: Float = 1.2, b: Float = 0.75) {
        self.k1 = k1
        self.b = b
    }

    /// The weight of a term that `documentFrequency` of `documentCount` documents have.
    func idf(documentFrequency: Int, documentCount: Int) -> Float {
        let (df, n) = (Double(documentFrequency), Double(max(documentCount, documentFrequency)))
        return Float(log(1 + (n - df + 0.5) / (df + 0.5)))
    }

    /// The part of the score that depends on the length alone, for every norm.
    func inverseNorms(averageLength: Float) -> [Float] {
        (0...255).map { norm in
            1 / (k1 * ((1 - b) + b * Float(FieldLength.decode(UInt8(norm))) / averageLength))
        }
    }

    /// The score, from what `idf` and `inverseNorms` give.
    ///
    /// `w - w / (1 + tf / n)` is `w * tf / (tf + n)`, and grows with tf in floating point too.
    @inline(__always)
    static func score(weight: Float, frequency: Float, inverseNorm: Float) -> Float {
        weight - weight / (1 + frequency * inverseNorm)
    }
}
