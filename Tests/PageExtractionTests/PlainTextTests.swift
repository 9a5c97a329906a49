import Testing

@testable import PageExtraction

@Suite("Plain text")
struct PlainTextTests {
    @Test func chromeAroundAnArticleGoes() throws {
        let text = """
            Harbour News
              • Home
              • Politics
              • Sport
            Harbour News > Local > Old sluice opened
            Old sluice opened
            4 min read
            SHARE
            \(Prose.paragraphs[0])

            Read also: Mill burned down in storm

            \(Prose.paragraphs[1])

            What happens next

            \(Prose.paragraphs[2])
            \(Prose.paragraphs[3])

            Related Articles

            The council has a new plan for the harbour, and the boats will have to go by summer.
            Why the fish of the river like the colder water more than anyone had thought before.

            Leave a Comment

            Your email address will not be published. Required fields are marked *
            Scroll to Top
            """
        let page = try clean(text, name: "page.txt")
        for paragraph in Prose.paragraphs { #expect(page.text.contains(paragraph)) }
        #expect(page.text.contains("What happens next"))
        for part in [
            "Home", "min read", "SHARE", "Read also", "Related", "new plan", "colder water",
            "Comment", "email address", "Scroll", "Local >",
        ] {
            #expect(!page.text.contains(part), "\(part)")
        }
        #expect(page.metadata.title == "Old sluice opened")
    }

    @Test func cleanTextStaysAsItIs() throws {
        let page = try clean("Old sluice opened\n\n" + Prose.text, form: .text)
        #expect(page.text == "Old sluice opened\n\n" + Prose.text)
    }

    @Test func hardWrappedTextIsUnwrapped() throws {
        var wrapped = ""
        for paragraph in Prose.paragraphs {
            var column = 0
            for word in paragraph.split(separator: " ") {
                if column + word.count + 1 > 66 {
                    wrapped += "\n"
                    column = 0
                }
                wrapped += (column == 0 ? "" : " ") + word
                column += word.count + 1
            }
            wrapped += "\n\n"
        }
        let page = try clean(wrapped, form: .text)
        #expect(page.blocks.map(\.text) == Prose.paragraphs)
    }

    @Test func lineEndsOfEachSystem() throws {
        for end in ["\n", "\r\n", "\r"] {
            let page = try clean(Prose.paragraphs.joined(separator: end), form: .text)
            #expect(page.blocks.map(\.text) == Prose.paragraphs)
        }
    }

    @Test func markdown() throws {
        let page = try clean(
            "# Old sluice opened\n\n\(Prose.paragraphs[0])\n\n> \(Prose.paragraphs[1])\n\n"
                + "```\nlet a = 1\n  let b = 2\n```\n\n* one item of the list\n\n\(Prose.paragraphs[2])",
            name: "a.md")
        #expect(
            page.blocks.map(\.kind) == [.heading, .paragraph, .quote, .code, .listItem, .paragraph])
        #expect(page.blocks[0].text == "Old sluice opened")
        #expect(page.blocks[3].text == "let a = 1\n  let b = 2")
        #expect(page.metadata.title == "Old sluice opened")
    }

    @Test func terminatorsInOtherLanguages() throws {
        for line in [
            "Ähnliche Artikel", "Sur le même sujet", "Artículos relacionados", "Читайте также",
            "مقالات ذات صلة", "مطالب مرتبط", "相关新闻",
        ] {
            let page = try clean(
                Prose.text + "\n\n\(line)\n\nThe boats of the harbour are to be sold, and nobody "
                    + "knows who will buy them before the end of the year.", form: .text)
            #expect(!page.text.contains(line))
            #expect(!page.text.contains("boats"), "\(line)")
        }
    }

    @Test func aTerminatorAmidTheTextCutsNothing() throws {
        let text =
            Prose.paragraphs[0] + "\n\nRelated articles\n\n"
            + Prose.paragraphs.dropFirst().joined(separator: "\n\n")
        let page = try clean(text, form: .text)
        for paragraph in Prose.paragraphs { #expect(page.text.contains(paragraph)) }
    }
}
