/// Decides by weighted features, then by rules about phrases, ends of articles and gaps.
struct HeuristicDecider: BlockDecider {
    /// One decision for each block, in order.
    ///
    /// - Complexity: O(blocks).
    func decide(_ draft: PageDraft, _ context: PageContext) -> [BlockDecision] {
        let scorer = draft.isMarkup ? LinearScorer.markup : LinearScorer.text
        var verdicts = scorer.scores(draft, context).map(Verdict.init)
        if CleanPageRule.applies(draft, context) { CleanPageRule.keepAll(&verdicts) }
        PhraseRules.strip(&verdicts, draft)
        TerminatorRule.cut(&verdicts, draft, context)
        GapRule.fill(&verdicts, draft)
        TableRule.level(&verdicts, draft)
        DataLineRule.strip(&verdicts, draft)
        RepeatRule.strip(&verdicts, draft, context)
        TitleRule.keep(&verdicts, draft, context)
        FallbackRule.rescue(&verdicts, draft, context)
        return draft.blocks.indices.map { index in
            let verdict = verdicts[index]
            return BlockDecision(
                isKept: verdict.isKept,
                reason: verdict.rule?.rawValue
                    ?? Explanation.reason(verdict.isKept, draft.blocks[index], context))
        }
    }
}

/// What is decided of a block so far.
struct Verdict {
    /// The score; rules do not change it.
    let score: Float
    private(set) var isKept: Bool
    /// The rule that decided, if it was not the score.
    private(set) var rule: RuleReason?

    init(score: Float) {
        self.score = score
        isKept = score > 0
    }

    /// Decides by a rule.
    mutating func set(_ keep: Bool, _ reason: RuleReason) {
        isKept = keep
        rule = reason
    }
}

/// Why a rule decided, for people.
enum RuleReason: String {
    case clean = "the page has hardly anything but prose"
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
    case table = "row of a kept table"
    case title = "title above the text"
    case repeated = "repeats a block before"
    case rescue = "best of what there is"

    /// Whether the rule found boilerplate by its wording.
    var isPhrase: Bool {
        switch self {
        case .clean, .afterEnd, .gap, .table, .title, .repeated, .rescue: false
        default: true
        }
    }
}
