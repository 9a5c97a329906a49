/// A regular expression.
public indirect enum RegexNode: Sendable, Hashable {
    /// One of some characters.
    case characters(ScalarSet)
    /// One after the other.
    case sequence([RegexNode])
    /// Any one of them.
    case choice([RegexNode])
    /// As often as from `least` to `most` times, without end if nil.
    case repeated(RegexNode, least: Int, most: Int?)
}

/// A set of Unicode scalars.
public struct ScalarSet: Sendable, Hashable {
    /// Ranges of values, ascending, neither overlapping nor adjacent.
    public private(set) var ranges: [ClosedRange<UInt32>] = []

    /// Every scalar.
    public static let any = ScalarSet([0...0x10FFFF])

    /// The scalars of some ranges.
    public init(_ ranges: [ClosedRange<UInt32>]) {
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = self.ranges.last, range.lowerBound <= last.upperBound + 1 {
                self.ranges[self.ranges.count - 1] =
                    last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                self.ranges.append(range)
            }
        }
    }

    /// One scalar.
    public init(_ scalar: Unicode.Scalar) { ranges = [scalar.value...scalar.value] }

    /// All other scalars.
    public var inverted: ScalarSet {
        var rest: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for range in ranges {
            if range.lowerBound > next { rest.append(next...range.lowerBound - 1) }
            next = range.upperBound + 1
        }
        if next <= 0x10FFFF { rest.append(next...0x10FFFF) }
        return ScalarSet(rest)
    }

    /// The scalars of both.
    public func union(_ other: ScalarSet) -> ScalarSet { ScalarSet(ranges + other.ranges) }
}
