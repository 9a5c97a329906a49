import Foundation
import Testing

@testable import PageExtraction

/// Checks the pages of the repository's corpus against the text and metadata written down for them.
@Suite("Corpus with gold")
struct CorpusGoldTests {
    /// What the gold has and the cleaner cannot tell, as "page: field", with the reason.
    static let exceptions = [
        // The dates in a thread are of posts; the gold gives the thread none.
        "forum-hub-gear.html: published",
        // A bare name below the text, before a date that could be of June or November.
        "halvard-pledge-inner.txt: author",
        // A bare name in an element without a telling class.
        "hollin-ridge-council.html: author",
        // A line among others, with no mark that it is the site's name.
        "marrowby-result-wire.txt: site", "night-train-fa.txt: site", "seal-pup.txt.zst: site",
        "werkzeug-de.txt: site",
    ]

    @Test func textReachesTheFloor() throws {
        var scores: [Double] = []
        for name in SampleCorpus.pageNames {
            let gold = try SampleCorpus.goldText(name)
            let score = ShingleScore.f1(gold: gold, found: try SampleCorpus.clean(name).text)
            if score < 1 { print("Corpus: F1 \(score) of \(name)") }
            #expect(score >= QualityFloors.corpusPage, "\(name)")
            scores.append(score)
        }
        guard !scores.isEmpty else { return }
        let mean = scores.reduce(0, +) / Double(scores.count)
        print("Corpus: mean F1 \(mean) over \(scores.count) pages")
        #expect(mean >= QualityFloors.corpusMean)
    }

    @Test func metadataIsAsWrittenDown() throws {
        var differing: [String] = []
        for name in SampleCorpus.pageNames {
            let json = try JSONSerialization.jsonObject(with: SampleCorpus.goldData(name))
            let gold = try #require(json as? [String: Any])
            let found = try SampleCorpus.clean(name).metadata
            let fields = [
                "title": found.title, "author": found.author, "site": found.site,
                "published": found.published, "language": found.language,
                "canonicalURL": found.canonicalURL,
            ]
            for (field, value) in fields where value != gold[field] as? String {
                differing.append("\(name): \(field)")
                if !Self.exceptions.contains("\(name): \(field)") {
                    Issue.record("\(name): \(field) is \(value ?? "missing")")
                }
            }
        }
        guard !SampleCorpus.pageNames.isEmpty else { return }
        print("Corpus: \(differing.count) of \(SampleCorpus.pageNames.count * 6) fields differ")
        // An exception that is none any more is to be taken off the list.
        #expect(differing.sorted() == Self.exceptions)
    }

    @Test func scoreCountsShingles() {
        #expect(ShingleScore.f1(gold: "a b c d e", found: "a b c d e") == 1)
        #expect(ShingleScore.f1(gold: "a b c d e", found: "v w x y z") == 0)
        #expect(ShingleScore.f1(gold: "a b c d e", found: "a b c d x") == 0.5)
        #expect(ShingleScore.f1(gold: "", found: "") == 1)
    }
}

/// F1 of runs of four words, counted with repeats.
enum ShingleScore {
    static func f1(gold: String, found: String) -> Double {
        let gold = shingles(gold)
        let found = shingles(found)
        if gold.isEmpty && found.isEmpty { return 1 }
        var common = 0
        for (shingle, count) in gold { common += min(count, found[shingle] ?? 0) }
        let total = gold.values.reduce(0, +) + found.values.reduce(0, +)
        return 2 * Double(common) / Double(total)
    }

    private static func shingles(_ text: String) -> [[Substring]: Int] {
        var counts: [[Substring]: Int] = [:]
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
        guard !words.isEmpty else { return counts }
        for start in 0...max(0, words.count - 4) {
            counts[Array(words[start..<min(words.count, start + 4)]), default: 0] += 1
        }
        return counts
    }
}
