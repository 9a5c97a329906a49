/// What the HTML standard's tree construction (section 13.2.6) tells apart.
extension HTMLTag {
    /// Whether the start tag ends an open paragraph.
    var endsParagraph: Bool {
        switch self {
        case .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl,
            .dd, .dt, .fieldset, .figcaption, .figure, .footer, .form, .h1, .h2, .h3, .h4, .h5,
            .h6, .header, .hgroup, .hr, .li, .listing, .main, .menu, .nav, .ol, .p, .plaintext,
            .pre, .search, .section, .summary, .table, .ul, .xmp:
            true
        default: false
        }
    }

    /// Whether the end tag ends all that is open within its element.
    var endsContent: Bool {
        switch self {
        case .address, .applet, .article, .aside, .blockquote, .button, .caption, .center, .dd,
            .details, .dialog, .dir, .div, .dl, .dt, .fieldset, .figcaption, .figure, .footer,
            .form, .header, .hgroup, .li, .listing, .main, .marquee, .menu, .nav, .noscript,
            .object,
            .ol, .p, .pre, .search, .section, .select, .summary, .table, .tbody, .td, .template,
            .tfoot,
            .th, .thead, .tr, .ul:
            true
        default: false
        }
    }

    var isHeading: Bool { headingLevel > 0 }

    /// The "special" elements, which end tags of ordinary ones don't reach beyond.
    var isSpecial: Bool {
        switch self {
        case _ where isVoid: true
        case .address, .annotationXML, .applet, .article, .aside, .blockquote, .body, .button,
            .caption, .center, .colgroup, .dd, .desc, .details, .dir, .div, .dl, .dt, .fieldset,
            .figcaption, .figure, .footer, .foreignObject, .form, .frameset, .h1, .h2, .h3, .h4,
            .h5, .h6, .head, .header, .hgroup, .html, .iframe, .li, .listing, .main, .marquee,
            .menu, .mi, .mn, .mo, .ms, .mtext, .nav, .noembed, .noframes, .noscript, .object, .ol,
            .p, .plaintext, .pre, .script, .search, .section, .select, .style, .summary, .table,
            .tbody, .td, .template, .textarea, .tfoot, .th, .thead, .title, .tr, .ul, .xmp:
            true
        default: false
        }
    }

    /// The "formatting" elements, whose end tags may come too early or too late.
    var isFormatting: Bool {
        switch self {
        case .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u:
            true
        default: false
        }
    }

    /// Whether nothing outside is in the scope of what is inside.
    var boundsScope: Bool {
        switch self {
        case .annotationXML, .applet, .caption, .desc, .foreignObject, .html, .marquee, .mi, .mn,
            .mo, .ms, .mtext, .object, .table, .td, .template, .th:
            true
        default: false
        }
    }

    /// Whether the element holds rows, or cells, and no text.
    var isTableFrame: Bool {
        switch self {
        case .table, .tbody, .thead, .tfoot, .tr, .colgroup: true
        default: false
        }
    }

    /// Whether the element belongs in a page's head.
    var belongsInHead: Bool {
        switch self {
        case .base, .basefont, .bgsound, .head, .link, .meta, .noframes, .noscript, .script,
            .style, .template, .title:
            true
        default: false
        }
    }

    /// Whether the element is none of SVG or MathML, so that its start tag ends these.
    var endsForeignContent: Bool {
        switch self {
        case .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed,
            .h1, .h2, .h3, .h4, .h5, .h6, .head, .hr, .i, .img, .li, .listing, .menu, .meta,
            .nobr, .ol, .p, .pre, .ruby, .s, .small, .span, .strong, .strike, .sub, .sup, .table,
            .tt, .u, .ul, .var:
            true
        default: false
        }
    }

    /// How the text inside is read.
    var contentModel: HTMLContentModel {
        switch self {
        case .title, .textarea: .characterData
        case .style, .xmp, .iframe, .noembed, .noframes: .rawText
        case .script: .scriptData
        case .plaintext: .plainText
        default: .data
        }
    }
}
