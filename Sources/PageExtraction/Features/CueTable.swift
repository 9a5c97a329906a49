/// Which words in class, id and role attributes belong to which cue family.
///
/// To extend it, add words in lower case: `words` match a whole word of the attribute (attributes
/// are split at anything but letters and digits, and between a small and a capital letter), `stems`
/// match anywhere in the attribute with its separators removed.
enum CueTable {
    struct Entry {
        let family: CueFamilies
        let words: [String]
        let stems: [String]
    }

    static let entries: [Entry] = [
        Entry(
            family: .navigation,
            words: [
                "nav", "menu", "menus", "topnav", "subnav", "tabs", "crumb", "crumbs", "path",
                "toolbar", "pager", "paging", "prev", "previous", "next", "skip", "directory",
                "toc", "navi", "topbar", "steps", "alphabet", "sitemap",
            ],
            stems: [
                "navigation", "navbar", "mainmenu", "breadcrumb", "pagination", "pagenav",
                "megamenu", "topmenu", "submenu", "dropdown", "skiplink", "postnav", "navlink",
                "menuitem", "sitenav", "leftnav", "rightnav", "globalnav", "navmenu",
                "tableofcontents",
            ]),
        Entry(
            family: .comment,
            words: [
                "comment", "comments", "commentlist", "respond", "disqus", "reply", "replies",
                "commenter", "discussion", "feedback", "trackback", "trackbacks", "pingback",
                "livefyre", "kommentare", "commentaires", "comentarios",
            ],
            stems: [
                "commentlist", "commentbody", "commenttext", "commentarea", "commentform",
                "disqusthread", "fbcomments", "commentsection", "commentcontent", "leavecomment",
                "usercomment", "postcomment",
            ]),
        Entry(
            family: .share,
            words: [
                "share", "sharing", "social", "addthis", "sharethis", "socials", "facebook",
                "twitter", "sns", "tweet", "shares", "sharebar", "jiathis", "bdshare", "whatsapp",
                "pinterest", "addtoany", "follow", "likes",
            ],
            stems: [
                "socialmedia", "sharebutton", "sharetools", "sociallinks", "sharedaddy",
                "socialshare", "shareicon", "socialicon", "followus",
            ]),
        Entry(
            family: .related,
            words: [
                "related", "recommended", "recommendation", "recommendations", "recommend", "more",
                "similar", "teaser", "teasers", "outbrain", "taboola", "popular", "trending",
                "recent", "latest", "readmore", "promo", "promos", "suggested", "suggestions",
                "mostread", "mostpopular", "seealso", "zergnet", "carousel", "crosslink",
                "upnext", "readnext", "blogroll", "archives", "featured", "most", "other",
                "further", "widget", "widgets",
            ],
            stems: [
                "relatedpost", "relatedarticle", "relatedstor", "relatednews", "relatedlink",
                "relatedcontent", "recentpost", "popularpost", "morestories", "morefrom",
                "mostread", "mostpopular", "mostviewed", "youmaylike", "youmightlike", "alsolike",
                "readmore", "readalso", "seealso", "latestnews", "topstories", "otherarticles",
                "recommend", "relatedtopics", "yarpp", "jprelated", "morenews", "newslist",
                "otherpost", "relatedbox",
            ]),
        Entry(
            family: .footer,
            words: [
                "footer", "foot", "copyright", "colophon", "legal", "disclaimer", "footnav",
                "bottom", "imprint", "impressum", "contentinfo", "credits", "copy", "footbar",
                "footerlinks",
            ],
            stems: ["footer", "copyright", "pagebottom"]),
        Entry(
            family: .sidebar,
            words: [
                "sidebar", "side", "aside", "rail", "sidecol", "rightcol", "leftcol", "right",
                "complementary", "secondary", "tertiary", "rightcolumn", "leftcolumn", "widget",
                "widgets", "col2", "col3", "rightside", "leftside", "rhs", "lhs",
            ],
            stems: [
                "sidebar", "rightrail", "leftrail", "rightcol", "leftcol", "sidepanel",
                "sidecolumn", "widgetarea",
            ]),
        Entry(
            family: .advertisement,
            words: [
                "ad", "ads", "adv", "advert", "adverts", "advertisement", "advertising", "banner",
                "banners", "sponsor", "sponsored", "sponsors", "dfp", "adsense", "adslot",
                "adunit", "adbox", "adsbygoogle", "googlead", "promoted", "affiliate",
                "reklama", "werbung", "publicite", "anzeige", "publicidad", "promotion",
            ],
            stems: [
                "advert", "adsbygoogle", "googlead", "adcontainer", "adwrapper", "adbanner",
                "sponsored", "doubleclick", "bannerad",
            ]),
        Entry(
            family: .consent,
            words: [
                "cookie", "cookies", "consent", "gdpr", "ccpa", "modal", "popup", "overlay",
                "lightbox", "dialog", "alertdialog", "alert", "notification", "notice", "onetrust",
                "paywall", "interstitial", "tooltip", "flyout", "offcanvas", "drawer", "toast",
                "snackbar", "privacy", "warning", "adblock", "splash",
            ],
            stems: [
                "cookiebar", "cookienotice", "cookieconsent", "cookiebanner", "cookiepolicy",
                "popup", "onetrust", "cookielaw", "offcanvas", "adblock", "qcmp",
            ]),
        Entry(
            family: .hidden,
            words: [
                "hidden", "hide", "invisible", "sr", "srt", "visuallyhidden", "noprint", "dnone",
                "nodisplay", "offscreen", "screenreader", "none",
            ],
            stems: ["visuallyhidden", "screenreader", "noprint", "printonly", "elementinvisible"]),
        Entry(
            family: .header,
            words: [
                "header", "masthead", "head", "logo", "branding", "banner", "top", "topline",
                "sitename", "tagline", "slogan", "hero",
            ],
            stems: ["siteheader", "pageheader", "topheader", "headerbar", "sitebrand", "masthead"]),
        Entry(
            family: .articleData,
            words: [
                "meta", "tags", "tag", "category", "categories", "info", "postmeta", "keywords",
                "labels", "topics", "topic", "details", "kicker", "stats", "rating", "ratings",
                "vote", "votes", "print", "email", "permalink", "source", "toolbox", "tools",
                "metadata", "postedin", "filed", "actions", "utility",
            ],
            stems: [
                "entrymeta", "postmeta", "articlemeta", "metadata", "taglist", "posttags",
                "entryfooter", "postfooter", "articletools", "entryutility", "postinfo",
                "articleinfo", "articlefooter", "readtime", "readingtime", "pageviews",
            ]),
        Entry(
            family: .byline,
            words: ["byline", "author", "authors", "writer", "contributor", "vcard", "byauthor"],
            stems: ["byline", "authorname", "postauthor", "articleauthor", "entryauthor"]),
        Entry(
            family: .date,
            words: [
                "date", "time", "timestamp", "datetime", "published", "updated", "pubdate",
                "dateline", "posted", "datum", "fecha",
            ],
            stems: [
                "publishdate", "pubdate", "datepublished", "postdate", "entrydate", "articledate",
                "publishedtime",
            ]),
        Entry(
            family: .form,
            words: [
                "form", "login", "signin", "signup", "register", "registration", "subscribe",
                "subscription", "newsletter", "newsletters", "search", "searchbox", "searchform",
                "optin", "cta", "donate", "donation", "account", "cart", "basket", "wishlist",
                "checkout", "captcha", "poll", "quiz", "survey", "mailchimp", "membership",
                "download", "calltoaction",
            ],
            stems: [
                "newsletter", "mailinglist", "subscribe", "loginform", "signupform", "searchform",
                "contactform", "emailsignup", "searchbar", "calltoaction",
            ]),
        Entry(
            family: .product,
            words: ["product", "price", "sku", "specs", "specification", "specifications"],
            stems: ["productdescription", "productdetail", "productinfo"]),
        Entry(
            family: .forum,
            words: [
                "forum", "thread", "postbody", "message", "messages", "posts", "postrow", "qa",
                "answer", "answers", "question", "topicpost", "bbwrapper", "posttext",
            ],
            stems: ["postbody", "messagebody", "messagecontent", "postcontent", "threadpost"]),
        Entry(
            family: .content,
            words: [
                "content", "main", "article", "post", "entry", "story", "text", "body", "blog",
                "single", "page", "maincontent", "hentry", "news", "detail", "primary", "copy",
                "description", "lesson", "chapter", "documentation", "markdown", "prose",
                "richtext", "wysiwyg", "summary", "lead", "intro",
            ],
            stems: ["maincontent", "contentmain", "pagecontent", "newscontent", "blogpost"]),
        Entry(
            family: .articleBody,
            words: ["articlebody", "bodytext", "articletext", "storybody", "storytext"],
            stems: [
                "articlebody", "entrycontent", "postcontent", "articlecontent", "storybody",
                "articletext", "postbody", "entrybody", "storycontent", "bodycopy", "storytext",
                "contentbody", "newsbody", "newstext", "fieldnamebody", "articlemain",
                "singlecontent", "thecontent", "blogcontent", "bodycontent", "textcontent",
                "detailcontent", "textbody", "mwcontenttext", "markdownbody", "newsdetail",
                "articledetail", "articlepage", "articlesection", "richtext", "maintext",
            ]),
        Entry(
            family: .caption,
            words: [
                "caption", "captions", "credit", "gallery", "slideshow", "photo", "photos", "image",
                "figure", "thumbnail", "thumb", "thumbs", "video", "player",
            ],
            stems: ["wpcaption", "imagecaption", "photocredit", "captiontext"]),
        Entry(
            family: .authorBiography,
            words: ["bio", "aboutauthor", "authorbox", "authorinfo", "biography"],
            stems: [
                "authorbio", "authorbox", "aboutauthor", "abouttheauthor", "authorinfo",
                "authordescription", "authorprofile", "authorcard",
            ]),
        Entry(
            family: .title, words: ["title", "headline", "heading", "subtitle", "deck"],
            stems: ["entrytitle", "posttitle", "articletitle", "pagetitle", "storytitle"]),
    ]
}
