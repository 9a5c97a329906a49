internal import MappedIO
internal import TextAnalysis

/// What tells of two texts how much they have in common, without the texts.
///
/// A text's shingles are every five words that stand one behind the other (Broder, "On the resemblance and
/// containment of documents", 1997); of less than five, all together. Their hashes fall into 64 bins by the
/// highest bits; of each bin the smallest counts, or in an empty one that of the next bin which is not (one
/// permutation hashing with rotation: Li, Owen and Zhang 2012; Shrivastava and Li 2014). Eight bits are kept of
/// each (Li and König, "b-Bit minwise hashing", 2010). Two texts agree in as large a share of bins as they share
/// shingles, by and large: the standard deviation is 6 in 100 at the most.
struct ShingleSketch: Hashable, Sendable {
    static let binCount = 64
    static let shingleLength = 5
    /// In so many bins or more, near copies agree: half of all shingles are in both, and 1 bin in 256 agrees by
    /// chance.
    static let leastAgreement = 33

    /// By bin.
    let bytes: [UInt8]

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// What stands for a text without words.
    static let none = ShingleSketch(bytes: Array(repeating: 0, count: binCount))

    /// The sketch of a text, of which each part is analysed by itself; `none` if it has no words.
    static func of(_ parts: [[UInt8]], _ analyzer: Analyzer) -> ShingleSketch {
        var hasher = ShingleHasher()
        var tokens = TokenBuffer()
        for part in parts {
            tokens.removeAll()
            analyzer.analyze(part.span, into: &tokens)
            hasher.add(tokens)
        }
        return hasher.finish()
    }

    /// The bins in which both agree.
    static func agreement(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Int {
        var count = 0
        for bin in 0..<binCount { count &+= left[bin] == right[bin] ? 1 : 0 }
        return count
    }
}

/// Makes the sketch of a text, token by token.
struct ShingleHasher {
    /// Hashes of the last words, the oldest at `count mod 5`.
    private var window = [UInt64](repeating: 0, count: ShingleSketch.shingleLength)
    private var count = 0
    private var sum: UInt64 = 0
    private var bins = [UInt64](repeating: .max, count: ShingleSketch.binCount)

    /// An odd number that nothing else depends on, and its fifth power.
    private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
    private static let oldest = (0..<ShingleSketch.shingleLength).reduce(1 as UInt64) { power, _ in
        power &* factor
    }

    mutating func add(_ tokens: borrowing TokenBuffer) {
        for record in tokens.records {
            var hash = FNV1a()
            let start = Int(record.termStart)
            for byte in start..<start + Int(record.termLength) { hash.add(tokens.bytes[byte]) }
            add(hash.value)
        }
    }

    private mutating func add(_ word: UInt64) {
        let place = count % ShingleSketch.shingleLength
        sum = sum &* ShingleHasher.factor &+ word &- window[place] &* ShingleHasher.oldest
        window[place] = word
        count += 1
        if count >= ShingleSketch.shingleLength { put(sum) }
    }

    private mutating func put(_ shingle: UInt64) {
        let hash = ShingleHasher.mix(shingle)
        let bin = Int(hash >> 58)
        bins[bin] = min(bins[bin], hash & (1 << 58 - 1))
    }

    /// The sketch of what was added since the last one.
    mutating func finish() -> ShingleSketch {
        let sketch = sketch()
        self = ShingleHasher()
        return sketch
    }

    private mutating func sketch() -> ShingleSketch {
        if count == 0 { return .none }
        if count < ShingleSketch.shingleLength { put(sum) }
        var bytes = [UInt8](repeating: 0, count: ShingleSketch.binCount)
        for bin in bins.indices {
            var distance = 0
            while bins[(bin + distance) % ShingleSketch.binCount] == .max { distance += 1 }
            let value = bins[(bin + distance) % ShingleSketch.binCount]
            // What is borrowed differs with how far it comes from.
            bytes[bin] = UInt8(
                truncatingIfNeeded: ShingleHasher.mix(value &+ UInt64(distance) << 58) >> 32)
        }
        return ShingleSketch(bytes: bytes)
    }

    /// The finaliser of SplitMix64 (Steele, Lea and Flood 2014).
    private static func mix(_ value: UInt64) -> UInt64 {
        var mixed = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
