/// Bulgarian: the articles that stand behind nouns and adjectives, endings of number and gender, and the consonant that
/// changes before these (ученик, ученици).
///
/// After the light stemmer of J. Savoy, "Searching strategies for the Bulgarian language", Information Retrieval 10 (2007).
enum BulgarianStems {
    private static let suffixes = AffixTable(leaving: [
        3: "ът ят та то те ия ият а я о е и ове еве ища"
    ])

    static func reduce(_ word: inout [UInt8]) {
        while suffixes.takeSuffix(off: &word) {}
        if word.suffix(2).elementsEqual("ц".utf8) {
            word.replaceSubrange((word.count - 2)..., with: "к".utf8)
        }
    }
}
