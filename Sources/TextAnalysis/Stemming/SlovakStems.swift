/// Slovak: endings of nouns and adjectives in all cases and numbers.
///
/// They are those of the model words of the school grammar: chlap, hrdina, dub, stroj; žena, ulica, dlaň, kosť; mesto, srdce,
/// vysvedčenie; pekný, cudzí.
enum SlovakStems {
    private static let suffixes = AffixTable(leaving: [
        3: """
        a e i o u y ou om ym im am iam ia ie iu ov ovi ovia ach iach och mi ami iami eho ieho emu iemu ej \
        ych ich ymi imi
        """
    ])

    static func reduce(_ word: inout [UInt8]) {
        while suffixes.takeSuffix(off: &word) {}
    }
}
