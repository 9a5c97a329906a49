import Testing

@testable import TextAnalysis

@Suite struct AnalyzerTests {
    private func terms(_ text: String, _ analyzer: Analyzer = .standard) -> [String] {
        analyzer.tokens(in: text).map(\.term)
    }

    private func forms(_ text: String) -> [String] {
        var buffer = TokenBuffer()
        Analyzer.standard.analyze(text.utf8Span.span, into: &buffer)
        return buffer.records.map { buffer.form(of: $0) }
    }

    /// Texts with their terms, separated by spaces.
    private typealias Cases = [(text: String, terms: String)]

    private func expectTerms(_ cases: Cases, _ location: SourceLocation = #_sourceLocation) {
        for (text, expected) in cases {
            #expect(
                terms(text).joined(separator: " ") == expected, "\(text)", sourceLocation: location)
        }
    }

    @Test func skipsSegmentsWithoutWords() {
        expectTerms([
            ("Hello, world!", "hello world"), ("", ""), ("— … !? 👍🏽 🇫🇷 €", ""), ("_ __ '' ’", ""),
            ("*bold* _italic_ __init__", "bold italic init"),
            ("'quoted' ‘words’ “here”", "quoted words here"),
            ("\u{301}", ""), ("① ½ Ⅷ", "1 1⁄2 viii"), ("C++ & C#", "c c"), ("1️⃣ one", "1 one"),
            ("#swift @home $5 100%", "swift home 5 100"),
        ])
    }

    @Test func keepsApostrophes() {
        expectTerms([
            ("don't Don’t DON＇T don‘t donʼt", "don't don't don't don't don't"),
            ("Pakistan's Pakistan’s", "pakistan's pakistan's"), ("dogs' 'tis", "dogs tis"),
            ("rock 'n' roll", "rock n roll"), ("O'Neill o’clock", "o'neill o'clock"),
            ("dogs’ (it’s)", "dogs it's"), ("Hawaiʻi", "hawaiʻi"), ("ʼtis", "tis"),
        ])
    }

    @Test func splitsElision() {
        expectTerms([
            ("l'homme L’Homme l＇homme", "l homme l homme l homme"), ("qu’elle", "qu elle"),
            ("d'été l’œuvre", "d ete l oeuvre"), ("dell'arte un'altra", "dell arte un altra"),
            ("lorsqu'il jusqu’alors", "lorsqu'il jusqu alors"), ("l'an d'or", "l'an d'or"),
            ("aujourd'hui", "aujourd'hui"), ("d'l'homme", "d'l'homme"), ("l'a1b", "l'a1b"),
            ("l'aéroport", "l aeroport"), ("l'é\u{301}té", "l ete"), ("m'll", "m'll"),
            ("l'où d'éa", "l'ou d'ea"),
        ])
    }

    @Test func joinsAcronyms() {
        expectTerms([
            ("U.S. U.S.A. u.s e.g. É.U.", "us usa us eg eu"), ("the U.S., and", "the us and"),
            ("www.bbc.com end.Start", "www bbc com end start"),
            ("joe@example.com", "joe example com"),
            ("a.bc U.S.army", "a bc us army"), ("x.U.S", "xus"), ("bbc.u.k", "bbc uk"),
            ("U.S.’ U.S's", "us u s's"), ("Н.К.В.Д.", "нквд"), ("U．S．A", "usa"), ("U.S_x", "u s_x"),
            ("U.S.1", "us 1"), ("a:b key:value", "a b key value"), ("1.a a.1", "1 a a 1"),
        ])
    }

    @Test func keepsNumbersTogether() {
        expectTerms([
            ("3.14 1,000,000 1,000", "3.14 1000000 1000"),
            ("1,234,567.89 $1,000.", "1234567.89 1000"),
            ("12,34 1,2345 1000,000 1,00", "12,34 1,2345 1000,000 1,00"), ("1,000km", "1000km"),
            ("10.0.0.1 v1.2.3", "10.0.0.1 v1.2.3"), ("10:30", "10 30"), ("1'000 1;2", "1'000 1;2"),
            ("１，０００", "1000"), ("10\u{202F}000 10\u{A0}000 10 000", "10 000 10 000 10 000"),
            ("1,000,00", "1,000,00"), ("٣٫١٤ ۱٬۰۰۰ १२", "3.14 1000 12"),
            ("3D B2B H2O m²", "3d b2b h2o m 2"),
            ("a1,000", "a1,000"), ("1,000,0000", "1,000,0000"), ("1, 2,3", "1 2,3"),
        ])
    }

    @Test func joinsConnectorsAndSplitsTheRest() {
        expectTerms([
            ("snake_case _private_ a__b", "snake_case private a__b"), ("TTP/FaK", "ttp fak"),
            ("cross-border cross‑border", "cross border cross border"), ("and/or", "and or"),
            ("e\u{AD}x\u{AD}am\u{200D}ple", "example"), ("می\u{200C}خواهم", "مي خواهم"),
            ("mot\u{202F}: «mot»", "mot mot"), ("\u{FEFF}text", "text"),
            ("a\u{2019}\u{AD}b", "a'b"),
            ("col·lecció co\u{140}lecció a·b", "colleccio colleccio a b"),
            ("צה״ל צה\"ל", "צהל צהל"),
        ])
    }

    @Test func normalizes() {
        expectTerms([
            ("ＦＵＬＬ ﬁre 𝒳", "full fire x"), ("Straße STRASSE", "strasse strasse"),
            ("ΌΔΟΣ όδος οδος", "οδοσ οδοσ οδοσ"), ("ｶﾞ ガ", "ガ ガ"), ("각 각", "각 각"),
            ("ŉ", "'n"), ("K Å", "k a"),
        ])
        #expect(forms("Été ÉTÉ e\u{301}te\u{301}") == ["été", "été", "été"])
    }

    @Test func foldsAccentsOfLatinAndGreekOnly() {
        expectTerms([
            ("café CAFÉ cafe\u{301} cafe", "cafe cafe cafe cafe"),
            ("Łódź Øre Đà Ħ", "lodz ore da h"),
            ("æther Œuvre ıŞık İstanbul", "aether oeuvre isik istanbul"), ("Þór ðŋ", "thor dn"),
            ("ẞ ǆ ĳ ﬀ", "ss dz ij ff"), ("tiếng Việt", "tieng viet"), ("x\u{301}\u{323}", "x"),
            ("Росси́я мой Ћ", "россия мой ћ"), ("หนัง", "หนั นัง ง"), ("がぎ", "がぎ ぎ"),
            ("1\u{20E3}", "1"),
        ])
        #expect(forms("Café") == ["café"])
    }

    @Test func makesVariantsOfALetterOne() {
        expectTerms([
            // Alef, yeh, kaf, heh, waw of Arabic, Persian and Urdu keyboards.
            ("أحمد إحمد آحمد ٱحمد احمد", "احمد احمد احمد احمد احمد"),
            ("علی على علي عليّ", "علي علي علي علي"), ("کتاب كتاب ڪتاب", "كتاب كتاب كتاب"),
            ("مؤمن مومن مسئول", "مومن مومن مسيول"),
            ("خانۀ خانه خانہ مدرسة", "خانه خانه خانه مدرسه"),
            ("پښتو ګل گل", "پښتو گل گل"),
            // Vowel signs, tatweel, presentation forms.
            ("كِتَابٌ كـــتاب ﻛﺘﺎﺏ", "كتاب كتاب كتاب"), ("ـ", ""),
            ("کتاب\u{200C}ها", "كتاب ها"), ("هٔ", "ه"),
            ("שָׁלוֹם שלום בְּרֵאשִׁית", "שלום שלום בראשית"),
            ("क़लम कलम", "कलम कलम"), ("हिन्दी हिंदी हिँदी", "हिंदी हिंदी हिंदी"),
            ("सम्बन्ध संबंध गङ्गा गंगा", "संबंध संबंध गंगा गंगा"), ("उन्हें जन्म", "उन्हें जन्म"),
            ("क्\u{200D}ष क्ष", "क्ष क्ष"),
            ("ёж Ёж еж", "еж еж еж"), ("Ἀθῆναι Αθήναι", "αθηναι αθηναι"),
            ("ｶﾞｲﾄﾞ", "ガイ イド ド"), ("hoà hòa", "hoa hoa"),
        ])
        // Stemmers get words as they are written.
        #expect(forms("हिन्दी ёж كِتاب") == ["हिन्दी", "ёж", "كِتاب"])
    }

    @Test func pairsCharactersWithoutSpaces() {
        expectTerms([
            ("漢字です", "漢字 字で です す"), ("カタカナ・テスト", "カタ タカ カナ ナ テス スト ト"),
            ("東京タワー3", "東京 京タ タワ ワー ー 3"), ("한국어 검색", "한국 국어 어 검색 색"),
            ("iPhone用", "iphone 用"), ("BTS는 3월", "bts 는 3 월"), ("ภาษา", "ภา าษ ษา า"),
            ("น้ำใจ น้\u{0E4D}าใจ", "น้ําใ ใจ จ น้ําใ ใจ จ"),
            ("\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}", "한국 국"), ("ខ្មែរ", "ខ្មែ មែរ រ"),
            ("မြန်မာ", "မြန် န်မာ မာ"),
            ("ລາວ", "ລາ າວ ວ"), ("ภา\u{200B}ษา", "ภา าษ ษา า"), ("中国，经济", "中国 国 经济 济"),
            ("한글 한글", "한글 글 한글 글"), ("美국", "美 국"), ("๑๒", "12"),
        ])
        let text = "a漢字b"
        #expect(
            Analyzer.standard.tokens(in: text).map(\.byteRange) == [0..<1, 1..<7, 4..<7, 7..<8])
    }

    @Test func reportsSourceRanges() {
        let text = "The U.S. café’s l'homme _x_ 1,000."
        let sources = Analyzer.standard.tokens(in: text).map { token in
            String(decoding: Array(text.utf8)[token.byteRange], as: UTF8.self)
        }
        #expect(sources == ["The", "U.S", "café’s", "l", "homme", "x", "1,000"])
        #expect(Analyzer.standard.tokens(in: "a b").map(\.position) == [0, 1])
    }

    @Test func appendsToBuffer() {
        var buffer = TokenBuffer()
        Analyzer.standard.analyze("Éa b".utf8Span.span, into: &buffer)
        Analyzer.standard.analyze("Cd É".utf8Span.span, into: &buffer)
        #expect(buffer.records.map { buffer.term(of: $0) } == ["ea", "b", "cd", "e"])
        #expect(buffer.records.map { buffer.form(of: $0) } == ["éa", "b", "cd", "é"])
        #expect(buffer.records.map(\.sourceStart) == [0, 4, 0, 3])
        #expect(buffer.records[1].termStart == buffer.records[1].formStart)
    }

    @Test func cutsLongTokens() {
        let long = String(repeating: "é", count: 100)
        let tokens = Analyzer.standard.tokens(in: long)
        #expect(tokens.map(\.term) == [String(repeating: "e", count: 100)])
        let longer = Analyzer.standard.tokens(in: String(repeating: "д", count: 100))
        #expect(longer.map(\.byteRange) == [0..<128, 128..<200])
        let three = Analyzer.standard.tokens(in: String(repeating: "ᏸ", count: 50))
        #expect(three.map(\.byteRange) == [0..<126, 126..<150])
        let spaced = Analyzer.whitespace.tokens(in: String(repeating: "한", count: 50) + "\tX")
        #expect(spaced.map(\.byteRange) == [0..<126, 126..<150, 151..<152])
        // An Arabic ligature that normalisation makes 33 bytes.
        let ligatures = Analyzer.standard.tokens(in: String(repeating: "\u{FDFA}", count: 10))
        #expect(ligatures.allSatisfy { $0.term.utf8.count <= 128 })
        #expect(ligatures.map(\.byteRange.count).reduce(0, +) == 30)
    }

    @Test func whitespaceAnalyzerTakesBytesAsTheyAre() {
        #expect(terms(" A.b\tC’d\r\n\u{A0}é ", .whitespace) == ["A.b", "C’d", "\u{A0}é"])
        #expect(terms("", .whitespace).isEmpty)
    }

    @Test func fingerprintsTellAnalyzersApart() {
        #expect(Analyzer.standard.name == "standard")
        #expect(Analyzer.standard.fingerprint.hasPrefix("standard-3/unicode-15.0/normalization-"))
        #expect(Analyzer.whitespace.name == "whitespace")
        #expect(Analyzer.whitespace.fingerprint == "whitespace-1")
        #expect(Analyzer.standard != Analyzer.whitespace)
    }
}
