/// How days are typed behind `date:`.
enum DateSyntax {
    /// The days of `2025`, `2025-11`, `2025-11-13`, `[2025-11-01 TO 2025-11-13]`, `{2025 TO *]`,
    /// `2025-11-01..2025-11-13`, `>=2025-11`, `<2025` and the like; nil for anything else.
    ///
    /// Braces leave out the bound beside them. An open side is `*`, or nothing beside dots.
    static func days(_ text: String) -> DayRange? {
        if let first = text.first, first == "[" || first == "{" {
            guard let last = text.last, last == "]" || last == "}" else { return nil }
            let sides = text.dropFirst().dropLast().split(separator: " ")
            guard sides.count == 3, sides[1] == "TO" else { return nil }
            return range(
                sides[0], sides[2], includesLower: first == "[", includesUpper: last == "]")
        }
        for sign in [">=", "<=", ">", "<"] where text.hasPrefix(sign) {
            let bound = text.dropFirst(sign.count)
            let includes = sign.count == 2
            return sign.hasPrefix(">")
                ? range(bound, "*", includesLower: includes, includesUpper: true)
                : range("*", bound, includesLower: true, includesUpper: includes)
        }
        if text == "*" { return .always }
        if let dots = range(ofDotsIn: text) {
            let (lower, upper) = (text[..<dots.lowerBound], text[dots.upperBound...])
            guard !(lower.isEmpty && upper.isEmpty) else { return nil }
            return range(
                lower.isEmpty ? "*" : lower, upper.isEmpty ? "*" : upper, includesLower: true,
                includesUpper: true)
        }
        return DayRange(text)
    }

    private static func range(ofDotsIn text: String) -> Range<String.Index>? {
        var place = text.startIndex
        while place < text.endIndex {
            let next = text.index(after: place)
            if text[place] == ".", next < text.endIndex, text[next] == "." {
                return place..<text.index(after: next)
            }
            place = next
        }
        return nil
    }

    private static func range(
        _ lower: Substring, _ upper: Substring, includesLower: Bool, includesUpper: Bool
    ) -> DayRange? {
        var days = DayRange.always
        if lower != "*" {
            guard let bound = DayRange(lower) else { return nil }
            days.first = includesLower ? bound.first : bound.last + 1
        }
        if upper != "*" {
            guard let bound = DayRange(upper) else { return nil }
            days.last = includesUpper ? bound.last : bound.first - 1
        }
        return days
    }
}
