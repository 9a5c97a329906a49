public final class Stemmer {
    public static let languages: [String] = []
    public init?(language: String) { return nil }
    package func stemTerm(_ form: Span<UInt8>, into output: inout [UInt8]) {}
}
