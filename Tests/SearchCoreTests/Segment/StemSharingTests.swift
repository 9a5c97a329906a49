import Testing

@testable import SearchCore

@Suite struct StemSharingTests {
    private func info(_ documents: UInt32, _ occurrences: UInt64, at start: Int) -> TermInfo {
        var info = TermInfo()
        info.documentFrequency = documents
        info.totalFrequency = occurrences
        if documents == 1 {
            info.singleDocument = 70_000
        } else {
            info.postings = start..<start + 300
        }
        if occurrences == 1 {
            info.singlePosition = 4_000_000_000
        } else {
            info.positions = 2 * start..<2 * start + 77
        }
        return info
    }

    @Test func infosComeBackAsTheyWere() throws {
        var infos = PackedTermInfos()
        let all = [
            info(1, 1, at: 0), info(1, 2, at: 9), info(2, 2, at: 1 << 40), TermInfo(),
            info(.max, 1 << 39, at: 127), info(128, 129, at: 128),
        ]
        for info in all { try infos.append(info) }
        #expect(infos.count == all.count)
        for (index, info) in all.enumerated() {
            #expect(infos[index] == (info.documentFrequency == 0 ? nil : info))
        }
    }

    /// Only a stem of one term, which has no other stem, has that term's postings.
    @Test func onlyStemOfOnlyTerm() throws {
        var sharing = StemSharing()
        func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
        let infos = (0..<6).map { info(UInt32($0 + 2), 40, at: 1000 * $0) }
        try sharing.add(infos[0], stems: [bytes("argu")])
        try sharing.add(infos[1], stems: [bytes("argu")])
        try sharing.add(infos[2], stems: [bytes("better"), bytes("good")])
        try sharing.add(infos[3], stems: [bytes("went")])
        try sharing.add(infos[4], stems: [bytes("go")])
        try sharing.add(infos[5], stems: [bytes("goo")])
        sharing.sort()
        let stems = ["a", "argu", "better", "go", "goo", "good", "went", "x"]
        let found = stems.map { sharing.info(ofStem: bytes($0)) }
        #expect(found == [nil, nil, nil, infos[4], infos[5], nil, infos[3], nil])
    }
}
