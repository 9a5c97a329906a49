/// Finds the main text and the metadata of web pages and of text that scrapers leave.
///
/// Any bytes are taken: the encoding is found out, markup may be as broken as it likes. Time is
/// linear in the size of the page.
public struct PageCleaner: Sendable {
    /// What a page may cost.
    public var limits: ExtractionLimits
    /// What to avoid more where a block is doubtful.
    public var favor: Favor

    /// What is known of the sites that the pages are of, if anything.
    public var site: SiteKnowledge?

    /// Makes a cleaner; it has no state, so that one serves all tasks.
    public init(
        limits: ExtractionLimits = ExtractionLimits(), favor: Favor = .balanced,
        site: SiteKnowledge? = nil
    ) {
        self.limits = limits
        self.favor = favor
        self.site = site
    }

    /// Cleans a page.
    ///
    /// - Parameters:
    ///   - bytes: the page's file.
    ///   - form: how it is written, if that is known.
    ///   - name: the file's name, whose extension helps to tell the form.
    ///   - charset: what its encoding is called where it came from, as in an HTTP header.
    /// - Complexity: O(n) time. Memory for blocks and for at most three copies of the text.
    /// - Throws: `ExtractionError` for files beyond the limits and for what is no text.
    public func clean(
        _ bytes: Span<UInt8>, form: PageForm = .detect, name: String? = nil,
        charset: String? = nil
    ) throws(ExtractionError) -> CleanPage {
        guard bytes.count <= limits.inputBytes else {
            throw .tooLarge(size: bytes.count, limit: limits.inputBytes)
        }
        let copy = unsafe bytes.withUnsafeBufferPointer { unsafe [UInt8]($0) }
        return try clean(copy, form: form, name: name, charset: charset)
    }

    /// Cleans a page held in an array, which saves a copy.
    public func clean(
        _ bytes: [UInt8], form: PageForm = .detect, name: String? = nil, charset: String? = nil
    ) throws(ExtractionError) -> CleanPage {
        guard bytes.count <= limits.inputBytes else {
            throw .tooLarge(size: bytes.count, limit: limits.inputBytes)
        }
        let page = try PagePipeline(bytes, form: form, name: name, charset: charset, limits: limits)
        return page.result(bytes, favor: favor, site: site)
    }

    /// What of a page is compared with other pages of its site; no decisions are made.
    ///
    /// - Complexity: O(n), about half of `clean`.
    /// - Throws: as `clean`.
    public func outline(
        _ bytes: [UInt8], form: PageForm = .detect, name: String? = nil, charset: String? = nil
    ) throws(ExtractionError) -> PageOutline {
        guard bytes.count <= limits.inputBytes else {
            throw .tooLarge(size: bytes.count, limit: limits.inputBytes)
        }
        return try PagePipeline.outline(
            bytes, form: form, name: name, charset: charset, limits: limits)
    }

    /// Cleans a page and says of each block, in reading order, what decided.
    ///
    /// - Complexity: O(n), with some ten times the constant of `clean`.
    /// - Throws: as `clean`.
    public func explain(
        _ bytes: [UInt8], form: PageForm = .detect, name: String? = nil, charset: String? = nil
    ) throws(ExtractionError) -> PageExplanation {
        guard bytes.count <= limits.inputBytes else {
            throw .tooLarge(size: bytes.count, limit: limits.inputBytes)
        }
        return try PagePipeline(bytes, form: form, name: name, charset: charset, limits: limits)
            .explanation(bytes, favor: favor, site: site)
    }
}
