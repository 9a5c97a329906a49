/// What the words of each block and of those around it say, by a lexicon.
struct WordEvidence {
    /// The words of one block.
    struct Share {
        var sum: Float = 0
        var least: Float = 0
        var most: Float = 0
        /// The score of the first word.
        var first: Float = 0
        /// How many words have a score.
        var known = 0
        /// How many words were looked at.
        var words = 0

        /// The mean score of a word.
        var mean: Float { words == 0 ? 0 : sum / Float(words) }
    }

    private(set) var shares: [Share] = []
    /// The sums over the blocks before each block; one entry more than blocks.
    private var sums: [Float] = [0]
    private var words: [Int] = [0]

    /// - Complexity: O(words).
    init(_ draft: PageDraft, _ lexicon: ScoredWords) {
        shares.reserveCapacity(draft.blocks.count)
        sums.reserveCapacity(draft.blocks.count + 1)
        words.reserveCapacity(draft.blocks.count + 1)
        for block in draft.blocks {
            var share = Share()
            for at in block.tokens {
                let score = lexicon.score(draft.tokens[at])
                if share.words == 0 { share.first = score }
                share.words += 1
                guard score != 0 else { continue }
                share.known += 1
                share.sum += score
                share.least = min(share.least, score)
                share.most = max(share.most, score)
            }
            shares.append(share)
            sums.append(sums[sums.count - 1] + share.sum)
            words.append(words[words.count - 1] + share.words)
        }
    }

    /// The mean score of the words within `radius` blocks.
    func mean(around index: Int, _ radius: Int) -> Float {
        let low = max(0, index - radius)
        let high = min(shares.count, index + radius + 1)
        return (sums[high] - sums[low]) / Float(max(1, words[high] - words[low]))
    }

    /// The mean score of the page's words.
    var pageMean: Float { (sums.last ?? 0) / Float(max(1, words.last ?? 0)) }
}
