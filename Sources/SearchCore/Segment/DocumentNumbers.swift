/// Which numbers the documents of a segment get in the one that it is merged into.
struct DocumentNumbers {
    private static let none = UInt32.max

    /// By document.
    private var numbers: [UInt32] = []

    /// Adds the number of the next document; nil for a deleted one.
    mutating func append(_ number: UInt32?) { numbers.append(number ?? Self.none) }

    /// The new number of a document of the segment, or nil for a deleted one.
    @inline(__always)
    subscript(document: UInt32) -> UInt32? {
        let number = numbers[Int(document)]
        return number == Self.none ? nil : number
    }

    /// Replaces each number n by `places[n]`.
    mutating func renumber(_ places: [UInt32]) {
        for document in numbers.indices where numbers[document] != Self.none {
            numbers[document] = places[Int(numbers[document])]
        }
    }
}
