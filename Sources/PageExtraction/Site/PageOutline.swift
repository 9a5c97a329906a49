import TextAnalysis

/// What of a page is compared with other pages of its site.
public struct PageOutline: Sendable, Hashable {
    /// The host in the page's address, as the page gives it, without `www.`; nil if it gives none.
    public var host: String?
    /// A number for the text of each different block, ascending.
    public var fingerprints: [UInt64]
    /// The longer blocks, by which copies of a page are known.
    var sketch: OutlineSketch

    init(_ draft: PageDraft, _ evidence: MetadataEvidence) {
        host = PageOutline.host(draft, evidence)
        var words: [UInt64: Int] = [:]
        for block in draft.blocks {
            guard let fingerprint = PageOutline.fingerprint(of: block, draft) else { continue }
            // The greatest, so that it does not depend on which of those alike comes last.
            words[fingerprint] = max(words[fingerprint] ?? 0, block.statistics.words)
        }
        fingerprints = words.keys.sorted()
        sketch = OutlineSketch(words)
    }

    static func host(_ draft: PageDraft, _ evidence: MetadataEvidence) -> String? {
        guard let url = MetadataResolver(draft, evidence).canonicalURL,
            let scheme = url.firstRange(of: "://")
        else { return nil }
        let host = url[scheme.upperBound...].prefix { !"/?#:".contains($0) }.lowercased()
        if host.isEmpty { return nil }
        return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    }

    /// A number for a block's text, or nil for a block without a letter or digit.
    ///
    /// Letter case of ASCII, punctuation, and what the digits are, are left out, so that "12 comments" and
    /// "3 Comments" have the same.
    static func fingerprint(of block: BlockDraft, _ draft: PageDraft) -> UInt64? {
        var hash = FNV1a()
        var isEmpty = true
        var last: UInt8 = 0x20
        for byte in draft.text[block.text] {
            let folded: UInt8
            switch byte {
            case 0x30...0x39: folded = 0x30
            case 0x41...0x5A: folded = byte | 0x20
            case 0x61...0x7A, 0x80...: folded = byte
            default: folded = 0x20
            }
            // A run of digits is one number, a run of punctuation and space one gap.
            if folded == last, folded == 0x30 || folded == 0x20 { continue }
            last = folded
            if folded != 0x20 { isEmpty = false }
            hash.add(folded)
        }
        return isEmpty ? nil : hash.value
    }
}
