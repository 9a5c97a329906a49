import Foundation
import Testing

@testable import CorpusReader

/// Web archives of other projects' tests: how many documents each has, and how much of it can't be read.
///
/// The figures were compared with what warcio reads, by hand. It counts fewer documents where it gives up at damage
/// (`badexample.arc.gz`, `example-bad*`, `link-extraction-test.warc`, one of the two `*-truncated.arc`), and more
/// where those are empty or notes of the crawler's (`metadata:` addresses).
@Suite struct SharedArchiveTests {
    private static let expected: [(file: String, documents: Int, failures: Int)] = [
        ("archivesunleashed+aut/badexample.arc.gz", 1, 2),
        ("archivesunleashed+aut/example.arc.gz", 129, 0),
        ("archivesunleashed+aut/example.docs.warc.gz", 0, 0),
        ("archivesunleashed+aut/example.pdf.warc.gz", 3, 0),
        ("archivesunleashed+aut/example.txt.warc.gz", 2, 0),
        ("archivesunleashed+aut/example.warc.gz", 129, 0),
        ("archivesunleashed+aut/issue-493.warc", 4, 0),
        ("archivesunleashed+aut/issue-514.warc", 1, 0),
        ("chatnoir-eu+chatnoir-resiliparse/block-sized-records.warc", 0, 0),
        ("chatnoir-eu+chatnoir-resiliparse/block-sized-records.warc.gz", 0, 0),
        ("chatnoir-eu+chatnoir-resiliparse/block-sized-records.warc.lz4", 0, 0),
        ("chatnoir-eu+chatnoir-resiliparse/clipped.warc.gz", 1, 1),
        ("chatnoir-eu+chatnoir-resiliparse/clueweb-quirk.warc.gz", 29, 0),
        ("chatnoir-eu+chatnoir-resiliparse/warcfile.warc", 16, 0),
        ("chatnoir-eu+chatnoir-resiliparse/warcfile.warc.gz", 16, 0),
        ("chatnoir-eu+chatnoir-resiliparse/warcfile.warc.lz4", 16, 0),
        ("commoncrawl+whirlwind-python/CC-MAIN-2024-22.warc.paths.gz", 1, 0),
        ("commoncrawl+whirlwind-python/whirlwind.warc", 1, 0),
        ("commoncrawl+whirlwind-python/whirlwind.warc.gz", 1, 0),
        ("commoncrawl+whirlwind-python/whirlwind.warc.wat", 0, 0),
        ("commoncrawl+whirlwind-python/whirlwind.warc.wat.gz", 0, 0),
        ("commoncrawl+whirlwind-python/whirlwind.warc.wet", 1, 0),
        ("commoncrawl+whirlwind-python/whirlwind.warc.wet.gz", 1, 0),
        ("iipc+jwarc/cc.warc.gz", 1, 0),
        ("iipc+jwarc/gzip_extra_sl.warc.gz", 0, 0),
        ("iipc+webarchive-commons/IAH-20080430204825-00000-blackbook-truncated.arc", 3, 0),
        ("iipc+webarchive-commons/IAH-urls-wget.warc", 3, 0),
        ("iipc+webarchive-commons/IAH-urls-wget.warc.gz", 3, 0),
        ("iipc+webarchive-commons/link-extraction-test.warc", 6, 0),
        ("iipc+webarchive-commons/mutliple-headers.warc", 1, 0),
        ("ukwa+webarchive-test-suite/IAH-20080430204825-00000-blackbook-truncated.arc", 3, 0),
        ("ukwa+webarchive-test-suite/IAH-20080430204825-00000-blackbook-truncated.arc.gz", 3, 0),
        ("ukwa+webarchive-test-suite/IAH-20080430204825-00000-blackbook-truncated.warc", 3, 0),
        ("ukwa+webarchive-test-suite/IAH-20080430204825-00000-blackbook-truncated.warc.gz", 3, 0),
        ("ukwa+webarchive-test-suite/IAH-urls-wget.warc.gz", 3, 0),
        ("ukwa+webarchive-test-suite/main-page.warc.gz", 3, 0),
        ("ukwa+webarchive-test-suite/post-blackout.warc.gz", 3, 0),
        ("ukwa+webarchive-test-suite/sopa-wikipedia-homepage.warc.gz", 3, 0),
        ("webrecorder+pywb/bad.arc", 0, 2),
        ("webrecorder+pywb/dupes.warc.gz", 1, 0),
        ("webrecorder+pywb/example-bad.warc.gz.bad", 1, 0),
        ("webrecorder+pywb/example-extra.warc", 1, 0),
        ("webrecorder+pywb/example-url-agnostic-orig.warc.gz", 1, 0),
        ("webrecorder+pywb/example-url-agnostic-revisit.warc.gz", 0, 0),
        ("webrecorder+pywb/example-wget-1-14.warc.gz", 1, 0),
        ("webrecorder+pywb/example-wpull.warc.gz", 2, 0),
        ("webrecorder+pywb/example.arc", 1, 0),
        ("webrecorder+pywb/example.arc.gz", 1, 0),
        ("webrecorder+pywb/example.warc", 1, 1),
        ("webrecorder+pywb/example.warc.gz", 1, 0),
        ("webrecorder+pywb/example2.warc.gz", 1, 0),
        ("webrecorder+pywb/httpbin-resource.warc.gz", 0, 0),
        ("webrecorder+pywb/iana.warc.gz", 16, 0),
        ("webrecorder+pywb/missing-status-text.warc", 0, 0),
        ("webrecorder+pywb/post-test.warc.gz", 0, 0),
        ("webrecorder+warcio/bad.arc", 0, 2),
        ("webrecorder+warcio/example-bad-non-chunked.warc.gz", 1, 0),
        ("webrecorder+warcio/example-bad.warc.gz.bad", 1, 0),
        ("webrecorder+warcio/example-digest.warc", 0, 0),
        ("webrecorder+warcio/example-iana.org-chunked.warc", 1, 0),
        ("webrecorder+warcio/example-resource.warc.gz", 1, 0),
        ("webrecorder+warcio/example-space-in-target-uri.warc.gz", 0, 0),
        ("webrecorder+warcio/example-space-in-url.arc", 1, 1),
        ("webrecorder+warcio/example-trunc.warc", 1, 1),
        ("webrecorder+warcio/example-wget-bad-target-uri.warc.gz", 1, 0),
        ("webrecorder+warcio/example-wrong-chunks.warc.gz", 1, 0),
        ("webrecorder+warcio/example.arc", 1, 0),
        ("webrecorder+warcio/example.arc.gz", 1, 0),
        ("webrecorder+warcio/example.warc", 1, 0),
        ("webrecorder+warcio/example.warc.gz", 1, 0),
        ("webrecorder+warcio/post-test.warc.gz", 0, 0),
    ]

    @Test func allAreRead() throws {
        guard let folder = SharedFolder.path("data/warc") else { return }
        for (file, documents, failures) in Self.expected {
            let tally = try RecordTally(path: folder + "/" + file)
            #expect(tally.documents == documents, "\(file)")
            #expect(tally.failures.count == failures, "\(file): \(tally.failures)")
        }
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder)
            .filter { $0.contains("/") }
        #expect(Set(files) == Set(Self.expected.map(\.file)))
    }

    /// Cut off or changed anywhere, a file is read to an end.
    @Test func damage() throws {
        guard let folder = SharedFolder.path("data/warc") else { return }
        let scratch = try Scratch()
        for (file, _, _) in Self.expected {
            let data = try Data(contentsOf: URL(filePath: folder + "/" + file))
            if data.count > 20_000 { continue }
            for step in 1..<10 {
                var changed = data
                changed[changed.count * step / 10] ^= 0x55
                let name = String(file.split(separator: "/").last!)
                _ = try? RecordTally(path: scratch.write(name, changed))
                _ = try? RecordTally(path: scratch.write(name, data.prefix(data.count * step / 10)))
            }
        }
    }
}
