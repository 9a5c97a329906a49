/// Urdu: number and case of nouns, and gender of adjectives, which have the same endings.
///
/// The endings are those of the declensions in R. L. Schmidt, "Urdu: An Essential Grammar", 1999, chapters 1 and 2: marked
/// masculines (-ا or -ہ, -ے, -وں), marked feminines (-ی, -یاں, -یوں) and unmarked nouns (-یں, -وں). One is taken off. Endings of
/// verbs are left alone, since many nouns end in these.
enum UrduStems {
    private static let suffixes = AffixTable(leaving: [
        2: "ا ہ ے ی وں یں یاں یوں ؤں ئیں اؤں ائیں", 4: "ات",
    ])

    static func reduce(_ word: inout [UInt8]) {
        _ = suffixes.takeSuffix(off: &word)
    }
}
