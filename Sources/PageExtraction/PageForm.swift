/// How a page is written.
public enum PageForm: String, Sendable, CaseIterable {
    /// Told from the name's extension and from the content.
    case detect
    /// HTML or XHTML.
    case html
    /// Plain text, as typed or as a scraper leaves it.
    case text
    /// Plain text with Markdown marks.
    case markdown
}
