/// What somebody says of the files that are read.
public struct ReadingOptions: Sendable, Hashable {
    /// The language of all documents, in place of what they or their files say and of what is found out.
    public var language: String?
    /// Which columns of tables and members of JSON objects hold what.
    public var fields = FieldMap()

    /// What files say of themselves.
    public init() {}
}
