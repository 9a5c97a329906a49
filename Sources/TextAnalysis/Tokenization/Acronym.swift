/// Single letters joined by full stops: U.S.A., e.g.
enum Acronym {
    /// Where the acronym ends that has its first full stop at `stop`, in the segment that ends at
    /// `limit`; nil if what follows the full stop is no single letter.
    ///
    /// A letter is single if a full stop follows, a separator, or the end of the segment.
    static func end(
        from stop: SegmentPart, to limit: Int, in text: borrowing TextBytes
    ) -> Int? {
        var end: Int?
        var position = stop.end
        while position < limit {
            let letter = part(at: &position, after: stop.breakClass, to: limit, in: text)
            guard let letter, letter.role == .word else { return end }
            let letterEnd = skipAttached(from: letter.end, to: limit, in: text)
            position = letterEnd
            let next = part(at: &position, after: letter.breakClass, to: limit, in: text)
            guard let next, next.role != .separator else { return letterEnd }
            guard next.role == .letterStop else { return end }
            end = letterEnd
        }
        return end
    }

    /// The first part at or after `position` that is not attached; moves `position` behind it.
    private static func part(
        at position: inout Int, after previous: UInt8, to limit: Int, in text: borrowing TextBytes
    ) -> SegmentPart? {
        position = skipAttached(from: position, to: limit, in: text)
        guard position < limit else { return nil }
        let part = SegmentPart(at: position, after: previous, in: text)
        position = part.end
        return part
    }

    private static func skipAttached(
        from position: Int, to limit: Int, in text: borrowing TextBytes
    ) -> Int {
        var position = position
        while position < limit {
            let scalar = text.scalar(at: position)
            guard ScalarProperties(of: scalar.value).isAttached else { break }
            position += scalar.length
        }
        return position
    }
}
