import Foundation
import Testing

@testable import PageExtraction

@Suite("Character encodings")
struct CharsetTests {
    static let german =
        "<p>Die Brücke über den Fluß bei Köln wurde am frühen Morgen für Fußgänger "
        + "geöffnet, sagte der Bürgermeister, und später auch für größere Fahrzeuge.</p>"
    static let russian =
        "<p>Утром в порту открыли старый шлюз, и вода впервые за одиннадцать лет "
        + "поднялась до самой мельницы, где собрались жители деревни и их дети.</p>"
    static let japanese =
        "<p>港の管理者は夜明けに古い水門を開き、十一年ぶりに潮が水車小屋まで上がってきた。"
        + "村の人々はそれを見るために集まり、子どもたちは魚の数を数えて記録した。</p>"
    static let chinese =
        "<p>港口管理员在黎明时分打开了旧水闸，十一年来潮水第一次涨到了磨坊，"
        + "村民们聚集在那里观看，孩子们则记录每次通过闸门的鱼的数量。</p>"
    static let arabic =
        "<p>فتح مدير الميناء البوابة القديمة عند الفجر، ووصل المد إلى الطاحونة لأول مرة "
        + "منذ أحد عشر عاما، حيث تجمع عدد من سكان القرية لمشاهدة الماء.</p>"

    /// Bytes of a text in an encoding, by the system's converter.
    static func encode(_ text: String, _ name: String) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/iconv")
        process.arguments = ["-f", "UTF-8", "-t", name]
        let input = Pipe()
        let output = Pipe()
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        input.fileHandleForWriting.write(Data(text.utf8))
        try input.fileHandleForWriting.close()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return [UInt8](data)
    }

    struct Sample: CustomTestStringConvertible {
        let text: String
        let converter: String
        let label: String?
        let expected: String
        var testDescription: String { "\(converter) declared as \(label ?? "nothing")" }
    }

    @Test(arguments: [
        Sample(text: german, converter: "CP1252", label: nil, expected: "windows-1252"),
        Sample(text: german, converter: "CP1252", label: "windows-1252", expected: "windows-1252"),
        Sample(text: german, converter: "CP1252", label: "utf-8", expected: "windows-1252"),
        Sample(text: german, converter: "UTF-8", label: "iso-8859-1", expected: "UTF-8"),
        Sample(text: german, converter: "UTF-8", label: nil, expected: "UTF-8"),
        Sample(text: german, converter: "UTF-16LE", label: nil, expected: "UTF-16LE"),
        Sample(text: german, converter: "UTF-16BE", label: nil, expected: "UTF-16BE"),
        Sample(text: german, converter: "UTF-16LE", label: "utf-8", expected: "UTF-16LE"),
        Sample(text: russian, converter: "KOI8-R", label: nil, expected: "KOI8-R"),
        Sample(text: russian, converter: "KOI8-R", label: "koi8-r", expected: "KOI8-R"),
        Sample(text: russian, converter: "CP1251", label: nil, expected: "windows-1251"),
        Sample(text: russian, converter: "UTF-8", label: "windows-1251", expected: "UTF-8"),
        Sample(text: japanese, converter: "CP932", label: nil, expected: "Shift_JIS"),
        Sample(text: japanese, converter: "CP932", label: "shift_jis", expected: "Shift_JIS"),
        Sample(text: japanese, converter: "EUC-JP", label: "euc-jp", expected: "EUC-JP"),
        Sample(
            text: japanese, converter: "ISO-2022-JP", label: "iso-2022-jp", expected: "ISO-2022-JP"),
        Sample(text: chinese, converter: "GB18030", label: nil, expected: "gb18030"),
        Sample(text: chinese, converter: "GB18030", label: "gb2312", expected: "gb18030"),
        Sample(text: arabic, converter: "CP1256", label: nil, expected: "windows-1256"),
        Sample(text: arabic, converter: "CP1256", label: "windows-1256", expected: "windows-1256"),
    ])
    func readsTextAndKeepsProvenance(_ sample: Sample) throws {
        let meta = sample.label.map { "<meta charset=\"\($0)\">" } ?? ""
        let html =
            "<html><head>\(meta)<title>x</title></head><body>\(sample.text)"
            + "<p>tail</p></body></html>"
        let bytes = try Self.encode(html, sample.converter)
        let page = try PageCleaner().clean(bytes, form: .html)
        #expect(page.encoding == sample.expected)
        let plain = String(sample.text.dropFirst(3).dropLast(4))
        let block = try #require(page.blocks.first { $0.text == plain })
        // The source range holds just the block's bytes, in the file's encoding.
        let expected = try Self.encode(plain, sample.converter)
        if sample.expected != "ISO-2022-JP" {
            #expect(Array(bytes[block.source]) == expected)
        }
    }

    @Test func byteOrderMarkWinsOverDeclaration() throws {
        let html = "<meta charset=koi8-r>" + Self.german
        for (mark, name) in [
            ([0xFF, 0xFE] as [UInt8], "UTF-16LE"), ([0xFE, 0xFF], "UTF-16BE"),
            ([0xEF, 0xBB, 0xBF], "UTF-8"),
        ] {
            let bytes = mark + (try Self.encode(html, name))
            let page = try PageCleaner().clean(bytes, form: .html)
            #expect(page.encoding == name)
            #expect(page.blocks.first?.text.hasPrefix("Die Brücke") == true)
            let source = try #require(page.blocks.first?.source)
            #expect(Array(bytes[source]) == (try Self.encode(page.blocks[0].text, name)))
        }
    }

    @Test func illFormedBytesBecomeReplacementCharacters() throws {
        var bytes = Array("<p>good ümläüt text ".utf8)
        bytes += [0xFF, 0xC3]
        bytes += Array(" more üäöß text üäöß</p>".utf8)
        let page = try PageCleaner().clean(bytes, form: .html)
        #expect(page.encoding == "UTF-8")
        #expect(
            page.blocks.map(\.text) == ["good ümläüt text \u{FFFD}\u{FFFD} more üäöß text üäöß"])
    }

    @Test func labelsFollowTheWebsReading() {
        #expect(CharacterEncoding(label: " ISO-8859-1 ")?.name == "windows-1252")
        #expect(CharacterEncoding(label: "GB2312")?.name == "gb18030")
        #expect(CharacterEncoding(label: "nonsense") == nil)
    }

    @Test func declarationIsFoundInEachForm() {
        func find(_ text: String) -> String? {
            DeclaredEncoding.find(in: Array(text.utf8).span)?.name
        }
        #expect(find("<?xml version='1.0' encoding='koi8-r'?>") == "KOI8-R")
        #expect(find("<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=big5'>") == "Big5")
        #expect(find("<meta charset = \"euc-kr\" />") == "EUC-KR")
        #expect(find("<meta charset=utf-16>") == "UTF-8")
        #expect(find("<p>charset=big5</p>") == nil)
    }

    @Test func cutOffSequenceAtTheEndIsReplaced() throws {
        let bytes = Array("Grüße aus Kö".utf8) + [0xC3]
        let page = try PageCleaner().clean(bytes, form: .text)
        #expect(page.blocks.first?.text == "Grüße aus Kö\u{FFFD}")
        #expect(page.blocks.first?.source == 0..<bytes.count)
    }
}
