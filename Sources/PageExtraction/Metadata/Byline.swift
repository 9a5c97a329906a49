/// Reads names from lines such as "By Ada Weber, 3 May 2024".
enum Byline {
    /// Words before a name, in lower case; a colon may follow each.
    ///
    /// To extend it, add what stands before an author's name in another language.
    private static let openings = [
        "by", "written by", "posted by", "reported by", "reporting by", "live reporting by",
        "story by", "words by", "text by", "interview by", "von", "par", "por", "di", "door",
    ]

    /// Words that stand before a name only with a colon.
    private static let labels = [
        "words", "text", "author", "interview", "autor", "autorin", "auteur", "autore", "auteure",
        "autora", "texte", "texto", "testo", "автор", "текст", "автори", "συντάκτης", "كاتب",
        "بقلم", "الكاتب", "نویسنده", "लेखक", "लेखिका", "作者", "撰文", "文", "记者", "記者", "yazar", "tekst",
    ]

    /// Words that end a name: what follows says when and where.
    private static let ends: Set<String> = [
        "published", "posted", "updated", "on", "at", "in", "publié", "veröffentlicht", "publicado",
        "pubblicato", "el", "le", "am", "for", "views",
        "نُشر", "نشر", "опубликовано", "प्रकाशित", "prepared",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue",
        "wed", "thu", "fri", "sat", "sun", "montag", "dienstag", "mittwoch", "donnerstag",
        "freitag",
        "samstag", "sonntag", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi",
        "dimanche", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo",
    ]

    /// The names after an opening or label, or else the name before a date.
    static func name(_ text: String) -> String? {
        let words = words(of: text)
        return labelled(words) ?? dated(text, words)
    }

    /// The names after an opening or label, joined by commas.
    static func labelled(_ text: String) -> String? { labelled(words(of: text)) }

    private static func labelled(_ words: [Word]) -> String? {
        for start in words.indices.prefix(12) {
            guard let next = nameStart(words, start) else { continue }
            // "by" within a sentence is no byline, but it is one after a date.
            let isData =
                start == 0 || words[start].isLabel
                || words[start - 1].hasDigits
                    && words[start].folded == "by"
            if isData, let names = names(words[next...]) { return names }
        }
        return nil
    }

    /// The name that a comma or other mark and a date follow, as in "Ada Weber, 3 May 2024".
    private static func dated(_ text: String, _ words: [Word]) -> String? {
        guard let end = words.firstIndex(where: { $0.isPartEnd || isMark($0.text) }),
            end + 1 < words.count, words[0].isCapital,
            words[end + 1].hasDigits || MonthNames.number(words[end + 1].folded) != nil,
            DateReader.visible(text) != nil
        else { return nil }
        let name = isMark(words[end].text) ? words[..<end] : words[...end]
        // "World News · 3 May 2024" has a part of the site before the date.
        guard (2...4).contains(name.count),
            name.allSatisfy({
                $0.isCapital && !$0.hasDigits && !sections.contains($0.folded)
                    && !ends.contains($0.folded)
            })
        else { return nil }
        return names(name)
    }

    /// Words that names of sites and of their parts have, and people's names have not.
    private static let sections: Set<String> = [
        "news", "world", "sport", "sports", "politics", "opinion", "business", "culture", "local",
        "press", "release", "blog", "releases", "events", "media", "health", "science",
    ]

    private struct Word {
        var text: String
        var folded: String
        /// Whether a colon follows.
        var isLabel = false
        /// Whether a mark follows that ends a part of the line.
        var isPartEnd = false
        var hasDigits = false
        var isCapital = false
    }

    /// The first words of a line, without the marks behind them.
    private static func words(of text: String) -> [Word] {
        text.utf8.split(separator: UInt8(ascii: " "), maxSplits: 40).prefix(40).compactMap {
            piece in
            piece.allSatisfy { $0 < 0x80 } ? asciiWord(piece) : word(Substring(piece))
        }
    }

    private static func asciiWord(_ piece: Substring.UTF8View) -> Word {
        var bytes = piece
        var word = Word(text: "", folded: "")
        while let last = bytes.last, ":,;|".utf8.contains(last) {
            if last == UInt8(ascii: ":") { word.isLabel = true } else { word.isPartEnd = true }
            bytes.removeLast()
        }
        if bytes.last == UInt8(ascii: "."), bytes.count > 3 {
            word.isPartEnd = true
            bytes.removeLast()
        }
        word.text = String(Substring(bytes))
        word.folded = String(decoding: bytes.map(ASCII.lowercased), as: UTF8.self)
        word.hasDigits = bytes.contains(where: ASCII.isDigit)
        word.isCapital = bytes.first.map { ASCII.lowercased($0) != $0 } ?? false
        return word
    }

    private static func word(_ piece: Substring) -> Word {
        var scalars = piece.unicodeScalars[...]
        var word = Word(text: "", folded: "")
        while let last = scalars.last, [":", "：", ",", ";", "|", "·", "•"].contains(last) {
            if last == ":" || last == "：" { word.isLabel = true } else { word.isPartEnd = true }
            scalars.removeLast()
        }
        // A full stop ends a part unless the word is an initial.
        if scalars.last == ".", scalars.count > 3 {
            word.isPartEnd = true
            scalars.removeLast()
        }
        word.text = String(scalars)
        var folded = String.UnicodeScalarView()
        for scalar in scalars {
            if Scalars.category(scalar) == .digit { word.hasDigits = true }
            folded.append(Unicode.Scalar(Scalars.lowercased(scalar)) ?? scalar)
        }
        word.folded = String(folded)
        word.isCapital = scalars.first.map { Scalars.lowercased($0) != $0.value } ?? false
        return word
    }

    /// The index after an opening or label at `start`.
    private static func nameStart(_ words: [Word], _ start: Int) -> Int? {
        if words[start].isLabel, labels.contains(words[start].folded) { return start + 1 }
        if words[start].folded == "بقلم" { return start + 1 }
        let first = words[start].folded.utf8
        guard openings.contains(where: { $0.utf8.starts(with: first) }) else { return nil }
        var phrase = ""
        for at in start..<min(words.count, start + 3) {
            phrase += (at == start ? "" : " ") + words[at].folded
            if openings.contains(phrase), at + 1 < words.count { return at + 1 }
        }
        return nil
    }

    /// The names at the beginning of `words`, up to a mark, a date or a word that is no name's.
    private static func names(_ words: ArraySlice<Word>) -> String? {
        var names: [[String]] = [[]]
        for word in words {
            if word.hasDigits || ends.contains(word.folded) || isMark(word.text) { break }
            if MonthNames.number(word.folded) != nil, !names[names.count - 1].isEmpty { break }
            if ["and", "&", "und", "et", "y", "и"].contains(word.folded) {
                names.append([])
            } else {
                names[names.count - 1].append(word.text)
            }
            if word.isPartEnd || word.isLabel { break }
        }
        // "Smith and Sons" is one name, "Ada Weber and Jo Lind" are two.
        let parts = names.filter { !$0.isEmpty }.map { $0.joined(separator: " ") }
        guard !parts.isEmpty, parts.allSatisfy({ $0.utf8.count <= 120 }) else { return nil }
        let isSeveral = names.allSatisfy { $0.count >= 2 }
        return parts.joined(separator: isSeveral ? ", " : " and ")
    }

    private static func isMark(_ word: String) -> Bool {
        word.unicodeScalars.allSatisfy {
            switch Scalars.category($0) {
            case .mark, .space, .joiner: true
            case .letter, .digit, .ideograph: false
            }
        }
    }
}
