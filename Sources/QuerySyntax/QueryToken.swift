/// A piece of a query.
enum QueryToken: Hashable {
    /// A word, a phrase or whatever else stands for documents.
    case operand(QueryNode)
    /// A field's name and a colon.
    case field(QueryField)
    /// What the operand or group before it is multiplied with.
    case boost(Float)
    case open
    case close
    case plus
    case minus
    case and
    case or
    case not
    /// Within so many words of each other.
    case near(Int)

    var isOperand: Bool { if case .operand = self { true } else { false } }
}
