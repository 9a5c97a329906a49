import Testing

@testable import TextAnalysis

@Suite struct LanguageDetectorTests {
    @Test(arguments: [
        ("en", "The committee said that it would meet again in the spring, but not before."),
        ("de", "Die Kinder sind heute nicht in der Schule, weil der Lehrer krank geworden ist."),
        ("fr", "Nous avons passé la journée au bord de la mer avec les enfants de notre voisin."),
        ("es", "El gobierno anunció que las obras del puente no van a terminar este año."),
        ("it", "Il treno per Milano è partito in ritardo e i passeggeri non sono contenti."),
        ("pt", "O presidente disse que não vai mudar as regras para os alunos do próximo ano."),
        ("nl", "Het weer was gisteren slecht, maar wij zijn toch naar het strand gegaan."),
        ("sv", "Hon sade att hon inte kunde komma till mötet och att det var synd."),
        ("da", "Han blev ikke færdig med arbejdet, og derfor kom han først hjem efter midnat."),
        ("no", "Han ble ikke ferdig med arbeidet, og derfor kom han hjem etter midnatt."),
        ("fi", "Hän sanoi, että juna oli myöhässä, mutta se ei ollut hänen syynsä."),
        ("hu", "A gyerekek az iskola után egy nagy kertben játszottak, és nem akartak hazamenni."),
        ("ro", "Copiii au plecat la școală și nu se mai întorc până la ora două după-amiază."),
        ("tr", "Bu yıl çok yağmur yağdı ve nehir daha önce hiç olmadığı kadar yükseldi."),
        ("id", "Mereka tidak dapat pergi ke pasar karena jalan itu sudah ditutup oleh polisi."),
        ("ca", "Els nens van anar a la platja amb el seu pare i també amb els cosins."),
        ("pl", "Nie wiem, czy pociąg już odjechał, ale na peronie nikogo nie było."),
        ("cs", "Včera jsme byli v divadle, ale představení se nám moc nelíbilo."),
        ("sk", "Včera sme boli v divadle, ale predstavenie sa nám veľmi nepáčilo."),
        ("vi", "Những người dân trong làng đã trồng lúa từ nhiều năm trước."),
        ("ru", "Он сказал, что поезд опоздал и что они не успели на встречу."),
        ("uk", "Він сказав, що потяг запізнився і що вони не встигли на зустріч."),
        ("bg", "Той каза, че влакът закъсня и че те не са успели да дойдат."),
        ("sr", "Рекао је да воз касни и да неће стићи на састанак."),
        ("el", "Το τρένο άργησε και δεν προλάβαμε τη συνάντηση."),
        ("ar", "قال المدير إن الاجتماع سيكون في الأسبوع القادم بعد العطلة."),
        ("fa", "او گفت که قطار دیر رسید و ما به جلسه نرسیدیم."),
        ("ur", "اس نے کہا کہ ٹرین دیر سے آئی اور ہم اجلاس میں نہیں پہنچ سکے۔"),
        ("ps", "هغه وویل چې اورګاډی ناوخته راغی او موږ غونډې ته ونه رسېدو."),
        ("he", "הוא אמר כי הרכבת איחרה וגם האוטובוס לא הגיע בזמן."),
        ("hi", "उसने कहा कि ट्रेन देर से आई और हम बैठक में नहीं पहुँच सके।"),
        ("th", "รถไฟมาสายและเราไปประชุมไม่ทัน"),
        ("ja", "電車が遅れたので、会議に間に合いませんでした。"),
        ("zh", "火车晚点了，我们没有赶上会议。"),
        ("ko", "기차가 늦게 와서 우리는 회의에 가지 못했다."),
        ("lt", "Jis pasakė, kad traukinys vėlavo ir mes nespėjome į susitikimą."),
        ("et", "Ta ütles, et rong hilines ja me ei jõudnud koosolekule."),
    ])
    func detects(language: String, sentence: String) {
        #expect(LanguageDetector.detect(sentence) == language)
    }

    /// Too short for frequent words: told by pairs of letters.
    @Test(arguments: [
        ("de", "Kirchengeschichte"), ("de", "Geschwindigkeit erreicht"),
        ("fr", "développement régional"),
        ("tr", "öğretmenler"), ("vi", "trường học"),
        ("en", "thinking brightly"),
        ("fa", "دانشگاه تهران"), ("ar", "المدينة القديمة"), ("ru", "железная дорога"),
        ("sv", "självständighet"),
    ])
    func tellsShortTexts(language: String, text: String) {
        #expect(LanguageDetector.detect(text) == language)
    }

    @Test(arguments: ["", "42", "!?", "a", "xyzzy plugh", "1984 — 2001", "😀😀😀"])
    func refusesToGuess(text: String) {
        #expect(LanguageDetector.detect(text) == nil)
    }

    @Test func foreignNamesDoNotMislead() {
        let english =
            "The novel by José Saramago was translated from the Portuguese and has sold well."
        #expect(LanguageDetector.detect(english) == "en")
        let chinese = "这部电影的日文名称是となり，导演是一位著名的艺术家，电影上映之后受到了观众的普遍好评，票房也很高。"
        #expect(LanguageDetector.detect(chinese) == "zh")
    }

    @Test func looksAtTheStartOnly() {
        let german = String(
            repeating: "Der Hund ist nicht in dem Haus und auch nicht im Garten. ", count: 200)
        let english = String(repeating: "The dog is not in the house. ", count: 10_000)
        #expect(LanguageDetector.detect(german + english) == "de")
    }

    @Test func everyStemmerLanguageHasProfileOrScript() {
        var known = Set(WritingSystem.allCases.compactMap(\.language))
        for system in WritingSystem.allCases { known.formUnion(system.profiles.map(\.code)) }
        #expect(known.isSuperset(of: Stemmer.languages))
    }
}
