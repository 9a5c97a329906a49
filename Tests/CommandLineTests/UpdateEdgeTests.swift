import Foundation
import Testing

/// Updates where the file system is not as one would think.
@Suite struct UpdateEdgeTests {
    /// A time that a 64-bit number of nanoseconds does not reach.
    @Test func distantTimes() throws {
        let place = try Workplace()
        try place.write("x.txt", "A heron stands in the reeds and waits for the tide to turn.")
        let outcome = try place.shell("touch -d 2400-01-01 x.txt; $WINNOW index .; echo code $?")
        #expect(outcome.output.contains("1 added"))
        #expect(outcome.output.hasSuffix("code 0\n"))
        #expect(try place.winnow("index", ".").output.contains("Nothing has changed"))
    }

    /// A file of a kind that folders' walks pass over stays, once it was named itself.
    @Test func namedFileStays() throws {
        let place = try Workplace()
        try place.write(
            "dir/notes.log", "A heron stands in the reeds and waits for the tide to turn.")
        #expect(try place.winnow("index", "dir/notes.log").output.contains("1 added"))
        try place.write("dir/a.txt", "An otter swims along the bank and looks for the heron.")
        #expect(try place.winnow("index", "dir").output.contains("1 added, 0 changed, 0 removed"))
        #expect(try place.winnow("search", "-n", "5", "heron").output.contains("1-2 of 2"))
        _ = try place.shell("rm dir/notes.log")
        #expect(try place.winnow("index", "dir").output.contains("0 added, 0 changed, 1 removed"))
    }

    /// Files in the folder of the index that a writer did not write stay there, and are no commits.
    @Test func foreignFilesStay() throws {
        let place = try Workplace()
        let names = [
            "0draft.tmp", "7.commit", "123456789.commit.txt", "segment-notes.live",
            "+0000009.commit",
            "segment-00000001.html", "segment-1.terms",
        ]
        for name in names { try place.write("deep/er/index/\(name)", "mine") }
        try place.write("x.txt", "A heron stands in the reeds and waits for the tide to turn.")
        for text in ["first", "second"] {
            try place.write("y.txt", "The \(text) otter swims along the bank and looks for it.")
            #expect(try place.winnow("index", ".", "--index", "deep/er/index").code == 0)
        }
        for name in names {
            #expect(FileManager.default.fileExists(atPath: place.path + "/deep/er/index/" + name))
        }
        let outcome = try place.winnow("search", "heron", "--index", "deep/er/index")
        #expect(outcome.code == 0)
        let left = try FileManager.default.contentsOfDirectory(
            atPath: place.path + "/deep/er/index")
        #expect(left.count { $0.hasSuffix(".commit") } == 3)
    }

    /// A folder of an index below folders that are not there.
    @Test func newFolders() throws {
        let place = try Workplace()
        try place.write("x.txt", "A heron stands in the reeds and waits for the tide to turn.")
        #expect(try place.winnow("index", "x.txt", "--index", "a/b/c").code == 0)
        #expect(try place.winnow("search", "heron", "--index", "a/b/c").code == 0)
    }
}
