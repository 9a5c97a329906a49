internal import JSONText

/// Reads schema.org's articles from JSON-LD (schema.org/Article and its kin).
struct LinkedData {
    /// The object that describes the page's article, if any.
    let article: JSONValue?
    /// The object that describes the site.
    let site: JSONValue?

    private static let articleTypes: Set<String> = [
        "Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle", "Report", "TechArticle",
        "ScholarlyArticle", "OpinionNewsArticle", "AnalysisNewsArticle", "LiveBlogPosting",
        "SocialMediaPosting", "DiscussionForumPosting", "Recipe", "Review", "HowTo", "QAPage",
        "AdvertiserContentArticle", "BackgroundNewsArticle", "ReviewNewsArticle", "MedicalWebPage",
    ]

    init(_ objects: [JSONValue]) {
        func first(_ types: Set<String>) -> JSONValue? {
            objects.first { object in
                (object["@type"]?.elements ?? []).contains { types.contains($0.string ?? "") }
            }
        }
        article = first(Self.articleTypes) ?? first(["WebPage", "VideoObject", "Product"])
        site = first(["WebSite"]) ?? first(["Organization", "NewsMediaOrganization"])
    }

    /// A string of the article's.
    func string(_ name: String) -> String? {
        article?[name]?.elements.lazy.compactMap(\.string).first.flatMap(Self.clean)
    }

    /// The names of a person or organisation or of several.
    func names(_ name: String) -> [String] {
        Self.names(article?[name])
    }

    static func names(_ value: JSONValue?) -> [String] {
        (value?.elements ?? []).prefix(20).compactMap { element in
            let text = element.string ?? element["name"]?.elements.lazy.compactMap(\.string).first
            return text.flatMap(clean)
        }
    }

    /// JSON-LD in pages often keeps HTML's entities.
    private static func clean(_ text: String) -> String? {
        let result = Text.collapsed(Entities.replaced(text).utf8)
        return result.isEmpty ? nil : result
    }
}
