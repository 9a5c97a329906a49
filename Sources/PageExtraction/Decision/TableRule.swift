/// Lets the rows of a table stand or fall together.
enum TableRule {
    static func level(_ verdicts: inout [Verdict], _ draft: PageDraft) {
        var start = 0
        while start < verdicts.count {
            var end = start
            while end < verdicts.count, draft.blocks[end].kind == .tableRow,
                verdicts[end].rule?.isPhrase != true
            {
                end += 1
            }
            let kept = verdicts[start..<end].count { $0.isKept }
            if end - start >= 3, kept * 2 >= end - start {
                for row in start..<end where !verdicts[row].isKept {
                    verdicts[row].set(true, .table)
                }
            }
            start = max(end, start + 1)
        }
    }
}
