import Testing

@testable import TextAnalysis

/// Forms of a word have one stem, and words that only look like forms of it have others.
@Suite struct LightStemmerTests {
    private func stemTerm(_ language: String, _ word: String) throws -> String {
        let stemmer = try #require(Stemmer(language: language))
        let tokens = Analyzer.standard.tokens(in: word)
        let form = try #require(tokens.count == 1 ? tokens[0].term : nil, "one word: \(word)")
        var output: [UInt8] = []
        stemmer.stemTerm(form.utf8Span.span, into: &output)
        return String(decoding: output, as: UTF8.self)
    }

    @Test(arguments: [
        ("fa", "کتاب کتابها کتابهای کتابهایشان کتابی کتابام کتابشان"),
        ("fa", "دوست دوستان دوستانشان"), ("fa", "نماینده نمایندگان نمایندهها"),
        ("fa", "بزرگ بزرگتر بزرگترین بزرگترها"), ("fa", "قهرمان قهرمانان قهرمانانی"),
        ("fa", "ایران ایرانی ایرانیان ایرانیها"), ("fa", "برنامه برنامهای برنامهها برنامههای"),
        ("fa", "میخواهم میخواهی نمیخواهد میخواهیم میخواهید نمیخواهند"), ("fa", "كتاب كتابي"),
        ("ur", "لڑکا لڑکے لڑکوں"), ("ur", "لڑکی لڑکیاں لڑکیوں"), ("ur", "کتاب کتابیں کتابوں"),
        ("ur", "بچہ بچے بچوں"), ("ur", "اچھا اچھے اچھی"), ("ur", "دعا دعائیں دعاؤں"),
        ("ur", "انتخاب انتخابات"),
        ("ar", "كتاب الكتاب والكتاب بالكتاب كالكتاب فالكتاب للكتاب وبالكتاب"),
        ("ar", "وزير الوزير والوزير للوزير"),
        ("sk", "chlap chlapa chlapovi chlapom chlapi chlapov chlapoch chlapmi"),
        ("sk", "žena ženy žene ženu ženou ženám ženách ženami zena"),
        ("sk", "mesto mesta mestu meste mestom mestách mestami"),
        ("sk", "vysvedčenie vysvedčenia vysvedčeniu vysvedčením vysvedčeniach"),
        ("sk", "pekný pekného peknému pekným peknou pekných peknými"),
        ("sk", "program programu programom programy programov programoch"),
        ("cs", "hrad hradu hradem hrady hradů hradům hradech"),
        ("cs", "matka matky matce matku matkou matkám matkách matkami"),
        ("cs", "Praha Praze Prahou Prahy"), ("cs", "mladý mladého mladému mladým mladých mladými"),
        ("cs", "problém problému problémem problémy problémů"),
        ("bg", "град градът града градове градовете"), ("bg", "жена жената жени жените"),
        ("bg", "ученик ученикът ученици учениците"), ("bg", "нов новият новия нова новата новите"),
        ("bg", "история историята истории историите"),
    ])
    func oneStem(language: String, forms: String) throws {
        let stems = try forms.split(separator: " ").map { try stemTerm(language, String($0)) }
        #expect(Set(stems).count == 1, "\(stems)")
    }

    @Test(arguments: [
        ("fa", "میلیون لیون"), ("fa", "دختر دخ"), ("fa", "مردم مرد"), ("fa", "باران بار"),
        ("fa", "نامه نام"), ("ur", "رات ر"), ("ar", "الله له"), ("ar", "ولد لد"),
        ("sk", "den dom"), ("cs", "rok ruka"), ("bg", "мит мир"),
    ])
    func twoStems(language: String, words: String) throws {
        let stems = try words.split(separator: " ").map { try stemTerm(language, String($0)) }
        #expect(Set(stems).count == 2, "\(stems)")
    }

    @Test(arguments: [
        ("کتاب‌ها", "کتاب"), ("كتاب‌هاي", "كتاب"), ("می‌خواهم", "خواهم"), ("خانه‌های‌شان", "خانه"),
        ("خانه‌ای", "خانه"), ("می‌رفته‌اند", "رفته"),
    ])
    func particlesOfPersian(word: String, without: String) {
        #expect(PersianParticles.removed(from: word) == without)
    }

    @Test func whatIsNoParticleStays() {
        for word in ["کتاب", "شرکت‌کنندگان", "ها", "می‌", "क्\u{200C}ष", "a\u{200C}b", ""] {
            let rest = PersianParticles.removed(from: word)
            #expect(rest == nil || word == "می‌" && rest != "", "\(word)")
        }
    }

    /// Whatever the word, something is left, and its stem is no longer than it.
    @Test func nothingIsLost() throws {
        for language in LightStemmer.allCases {
            let stemmer = try #require(Stemmer(language: language.rawValue))
            #expect(Stemmer.languages.contains(language.rawValue))
            #expect(stemmer.algorithm == "light-\(language)")
            for word in [
                "a", "е", "ی", "ها", "می", "میی", "ce", "ц", "1",
                String(repeating: "и", count: 3000),
            ] {
                var term: [UInt8] = []
                stemmer.stemTerm(word.utf8Span.span, into: &term)
                #expect(!term.isEmpty && term.count <= word.utf8.count, "\(language) \(word)")
            }
        }
    }
}
