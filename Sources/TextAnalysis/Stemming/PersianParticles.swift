/// What Persian sets off from a word by a zero-width non-joiner: the prefixes of verbs, and the endings that
/// `PersianStems` takes off where they are written together with the word.
package enum PersianParticles {
    private static let joint: Unicode.Scalar = "\u{200C}"
    private static let before = terms("می نمی همی")
    private static let behind = terms(
        """
        ها های هایی هایم هایت هایش هایمان هایتان هایشان تر تری ترین ترها ام ات اش ای مان تان شان ایم اید اند
        """)

    /// A word as typed without its particles; nil if it has none, or would be nothing without.
    package static func removed(from word: String) -> String? {
        var parts = word.unicodeScalars.split(separator: joint).map(String.init)
        let count = parts.count
        if parts.count > 1, before.contains(folded(parts[0])) { parts.removeFirst() }
        while parts.count > 1, behind.contains(folded(parts[parts.count - 1])) {
            parts.removeLast()
        }
        return parts.count < count ? parts.joined(separator: String(joint)) : nil
    }

    private static func terms(_ list: String) -> Set<[UInt8]> {
        Set(list.split(separator: " ").map(folded))
    }

    private static func folded(_ particle: some StringProtocol) -> [UInt8] {
        var bytes: [UInt8] = []
        Folding.fold(Array(particle.utf8).span, into: &bytes)
        return bytes
    }
}
