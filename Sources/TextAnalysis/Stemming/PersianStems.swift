/// Persian: plurals, the possessive endings, the ezafe and indefinite ye, degrees of comparison, and verbs of the
/// continuous tenses.
///
/// After L. Dolamic and J. Savoy, "Persian Language, Is Stemming Efficient?", DEXA 2009, which takes off the same kinds of
/// suffixes. A suffix behind a zero-width non-joiner is a word of its own already; these are for what is written together,
/// where nothing tells a suffix from the end of a word: hence the letters that must be left. One-letter endings of
/// possession and person are left alone, since too many words end in these.
enum PersianStems {
    private static let suffixes = AffixTable(leaving: [
        3: "ها های هایی هایم هایت هایش هایمان هایتان هایشان تر تری ترین ترها ی یی یم ید ند",
        4: "ان یان گان ات ین ام اش مان تان شان ه",
    ])
    private static let verbPrefixes = AffixTable(leaving: [3: "می نمی همی"])
    private static let verbEndings = AffixTable(leaving: [2: "م ی د یم ید ند"])

    static func reduce(_ word: inout [UInt8]) {
        // Words like the one for "million" begin as verbs do: the ending tells.
        var verb = word
        if verbPrefixes.takePrefix(off: &verb), verbEndings.takeSuffix(off: &verb) {
            word = verb
            return
        }
        while suffixes.takeSuffix(off: &word) {}
    }
}
