import Foundation
import Testing

@testable import PageExtraction

@Suite("Languages of the page cleaner")
struct LanguageTests {
    @Test(arguments: LanguagePage.all) func keepsTheArticleAlone(_ page: LanguagePage) throws {
        let text = try clean(page.html, form: .html).text
        for paragraph in page.paragraphs { #expect(text.contains(paragraph)) }
        for part in page.boilerplate { #expect(!text.contains(part), "\(part)") }
    }

    @Test func everyLanguageHasAPage() throws {
        let files = try LanguageFile.all()
        let languages = Set(files.map(\.language)).subtracting(["en"])
        #expect(languages == Set(LanguagePage.all.map(\.language)))
    }

    /// What the generator makes of a phrase is what the scanner makes of it on a page.
    @Test func everyPhraseIsFoundWhereItStands() throws {
        var count = 0
        for file in try LanguageFile.all() {
            for (section, phrases) in file.sections where section != "stop words" {
                let names = section.components(separatedBy: ", ")
                let family = try #require(LanguageFile.families[names[0]], "\(section)")
                for phrase in phrases {
                    let isFound = families(of: phrase, standing: names[1]).contains(family)
                    #expect(isFound, "\(file.language): [\(section)] \(phrase)")
                    count += 1
                }
            }
        }
        #expect(count > 8000)
    }

    private func families(of phrase: String, standing place: String) -> PhraseFamilies {
        switch place {
        case "line": phrases(in: phrase).line
        case "opening": phrases(in: phrase).opening
        case "label": phrases(in: phrase + ": x").label
        default: phrases(in: phrase).anywhere
        }
    }

    @Test func everyStopWordIsOne() throws {
        for file in try LanguageFile.all() {
            let words = file.sections["stop words", default: []]
                .flatMap { $0.components(separatedBy: " ") }
            for word in words {
                let tokens = TextScanner.tokens(of: word)
                #expect(tokens.allSatisfy(TextScanner.isFunctionWord), "\(file.language): \(word)")
            }
        }
    }

    /// Phrases as pages of other keyboards and systems have them.
    @Test(arguments: [
        // Arabic letters in a Persian phrase, a space for the joiner, and neither.
        ("ديدگاهتان را بنويسيد", PhraseFamilies.comments), ("دیدگاه ها", .comments),
        ("اشتراکگذاری", .share),
        // Bare alef, no vowel sign, tatweel.
        ("اقرا ايضا", .related), ("اترك تعليقا", .comments), ("الـتـعـلـيـقـات", .comments),
        // Capitals, with and without what belongs to them.
        ("YANITI İPTAL ET", .comments), ("BÌNH LUẬN GẦN ĐÂY", .comments),
        ("ΣΧΕΤΙΚΑ ΑΡΘΡΑ", .related), ("ΌΡΟΙ ΧΡΉΣΗΣ", .navigation),
        ("ЕЩЕ ПО ТЕМЕ", .related), ("ҰҚСАС ЖАҢАЛЫҚТАР", .related),
        // Cedillas, a letter in one character.
        ("Distribuie pe Facebook", .share), ("Citeşte şi", .related),
        ("\u{92F}\u{939} \u{92D}\u{940} \u{92A}\u{95D}\u{947}\u{902}", .related),
    ]) func spellingsAreFound(_ text: String, _ family: PhraseFamilies) {
        #expect(phrases(in: text).line.contains(family))
    }

    private func phrases(in text: String) -> PhraseLexicon.Match {
        let bytes = Array(text.utf8)
        var block = BlockDraft(
            kind: .paragraph, tag: .p, text: 0..<bytes.count, source: 0..<bytes.count,
            container: -1)
        var tokens: [UInt64] = []
        block.measure(bytes, links: [], tokens: &tokens)
        return block.phrases
    }
}
