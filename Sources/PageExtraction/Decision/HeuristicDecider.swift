/// Decides by boosted trees, then by rules about phrases, ends of articles and gaps.
struct HeuristicDecider: BlockDecider {
    var favor = Favor.balanced
    /// What other pages of the site say of this one.
    var site: SiteEvidence?
    /// The rules that are applied, in this order.
    var rules = DecisionRule.allCases

    /// One decision for each block, in order.
    ///
    /// - Complexity: O(blocks).
    func decide(_ draft: PageDraft, _ context: PageContext) -> [BlockDecision] {
        let scorer = draft.isMarkup ? TreeScorer.markup : TreeScorer.text
        return decide(draft, context, scores: scorer.scores(draft, context))
    }

    /// Decides over blocks with these scores.
    func decide(
        _ draft: PageDraft, _ context: PageContext, scores: [Float]
    ) -> [BlockDecision] {
        var scores = scores
        var threshold = PageThreshold.score(scores, draft, favor)
        var site = site
        if site?.apply(to: &scores, threshold: threshold, draft) == true {
            threshold = PageThreshold.score(scores, draft, favor)
        }
        var verdicts = scores.map { Verdict(score: $0 - threshold) }
        for rule in rules { rule.apply(&verdicts, draft, context) }
        return draft.blocks.indices.map { index in
            let verdict = verdicts[index]
            return BlockDecision(
                isKept: verdict.isKept, margin: verdict.score,
                reason: verdict.rule?.rawValue
                    ?? (verdict.isKept ? nil : site?.reason(index))
                    ?? ScoreReason.reason(verdict.isKept, draft.blocks[index], context))
        }
    }
}

/// The rules, in the order in which they are applied.
enum DecisionRule: String, CaseIterable {
    case phrases, terminator, gap, caption, table, dataLine, title, fallback

    func apply(_ verdicts: inout [Verdict], _ draft: PageDraft, _ context: PageContext) {
        switch self {
        case .phrases: PhraseRules.strip(&verdicts, draft)
        case .terminator: TerminatorRule.cut(&verdicts, draft, context)
        case .gap: GapRule.fill(&verdicts, draft)
        case .caption: CaptionRule.keep(&verdicts, draft)
        case .table: TableRule.level(&verdicts, draft)
        case .dataLine: DataLineRule.strip(&verdicts, draft)
        case .title: TitleRule.keep(&verdicts, draft, context)
        case .fallback: FallbackRule.rescue(&verdicts, draft, context)
        }
    }
}

/// What is decided of a block so far.
struct Verdict {
    /// The score above the page's threshold; rules do not change it.
    let score: Float
    private(set) var isKept: Bool
    /// The rule that decided, if it was not the score.
    private(set) var rule: RuleReason?

    init(score: Float) {
        self.score = score
        isKept = score >= 0
    }

    /// Decides by a rule.
    mutating func set(_ keep: Bool, _ reason: RuleReason) {
        isKept = keep
        rule = reason
    }
}

/// Why a rule decided, for people.
enum RuleReason: String {
    case comments = "comment form or comments"
    case related = "heads a list of other pages"
    case readAlso = "pointer to another page"
    case share = "sharing or following"
    case consent = "cookie or privacy notice"
    case newsletter = "newsletter or subscription"
    case account = "log-in"
    case navigation = "navigation"
    case rights = "rights notice"
    case advertisement = "advertisement"
    case readingTime = "reading time"
    case photoCredit = "photo credit"
    case articleData = "tags, dates or categories"
    case kicker = "kicker"
    case afterEnd = "after the end of the article"
    case gap = "between two kept paragraphs"
    case caption = "caption amid kept text"
    case table = "row of a kept table"
    case title = "title above the text"
    case rescue = "best of what there is"

    /// Whether the rule found boilerplate by its wording.
    var isPhrase: Bool {
        switch self {
        case .afterEnd, .gap, .caption, .table, .title, .rescue: false
        default: true
        }
    }
}
