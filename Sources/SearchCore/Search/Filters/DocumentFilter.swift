public import QuerySyntax
internal import TextAnalysis

/// A condition on what is known of a document besides its text.
public struct DocumentFilter: Sendable, Hashable {
    enum Condition: Sendable, Hashable {
        /// The day is one of these.
        case days(DayRange)
        /// The value of a column matches, letter case of ASCII apart.
        case value(TextColumn, TermPattern)
        /// The words of a column's value have these among them, one behind the other.
        case words(TextColumn, [QueryWord])
        /// There is a value.
        case known(TextColumn)
        /// The source's path matches, letter case of ASCII apart.
        case path(TermPattern)
        /// One of these holds.
        case any([DocumentFilter])
    }

    let condition: Condition

    init(_ condition: Condition) { self.condition = condition }

    /// Documents from some days; those whose day is not known are none of them.
    public static func days(_ days: DayRange) -> DocumentFilter { .init(.days(days)) }
}
