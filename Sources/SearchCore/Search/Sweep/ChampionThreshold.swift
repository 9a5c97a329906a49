/// Works out, from the champions of one word, a score that as many documents reach as are wanted.
///
/// The documents in which a query's heaviest word scores most are looked up in its dense words, which takes
/// next to no time. The score of the worst of the best of them is a threshold to begin with: whatever is below
/// need not be looked at. (Petri et al., "Accelerated query processing via similarity score prediction", SIGIR
/// 2019, is about such thresholds.)
@safe struct ChampionThreshold {
    /// Only where so many documents at the most are wanted are there enough champions.
    private static let mostWanted = 100

    private let plan: SweepPlan
    private let live: LiveDocuments?
    private let scratch: SweepScratch

    init(_ plan: SweepPlan, live: LiveDocuments?, scratch: SweepScratch) {
        self.plan = plan
        self.live = live
        self.scratch = scratch
    }

    /// A sum that the scores of `limit` documents reach, or 0 if that would take longer to find.
    ///
    /// Afterwards the plan's cursors stand before the first document.
    func sum(limit: Int) -> UInt32 {
        guard limit <= ChampionThreshold.mostWanted, plan.notCount == 0, let heaviest else {
            return 0
        }
        let block = unsafe scratch.block
        let part = unsafe block.pointee.takeChampions(
            of: plan.leaves[heaviest].cursors[0].list, plan.leaves[heaviest].kernel)
        if part == nil { return 0 }
        if let live { unsafe block.pointee.keep(live: live) }
        for leaf in 0..<plan.scoringCount where leaf != heaviest {
            guard unsafe plan.leaves[leaf].isTerm && plan.leaves[leaf].isDense else { continue }
            let number = plan.firstCursor(ofLeaf: leaf)
            if leaf < plan.mustCount {
                unsafe block.pointee.intersect(&plan.cursors[number], map: nil, row: 0)
            }
            unsafe block.pointee.addScoresWhereFound(
                &plan.cursors[number], map: nil, plan.leaves[leaf].kernel)
        }
        return unsafe block.pointee.sum(ofRank: limit)
    }

    /// The heaviest of the words that have champions and must be there, or where none must, of all; nil if
    /// there is none, or if something else must be there than it and dense words.
    private var heaviest: Int? {
        var heaviest: Int?
        var most: UInt32 = 0
        for leaf in 0..<(plan.mustCount > 0 ? plan.mustCount : plan.shouldCount) {
            guard unsafe plan.leaves[leaf].isTerm else { continue }
            let isFrequent = unsafe plan.leaves[leaf].cost >= ChampionList.fewestDocuments
            let own = unsafe plan.leaves[leaf].most
            if isFrequent, own > most { (heaviest, most) = (leaf, own) }
        }
        for leaf in 0..<plan.mustCount where leaf != heaviest {
            if unsafe !(plan.leaves[leaf].isTerm && plan.leaves[leaf].isDense) { return nil }
        }
        return heaviest
    }
}
