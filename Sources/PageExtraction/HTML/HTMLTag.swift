/// The elements that the cleaner treats in a way of their own.
enum HTMLTag: UInt8, CaseIterable, Sendable {
    case other
    case a, abbr, address, article, aside, audio, b, blockquote, body, br, button, canvas, caption
    case center, code, dd, details, dialog, dir, div, dl, dt, em, embed, fieldset, figcaption
    case figure, font, footer, form, frameset, h1, h2, h3, h4, h5, h6, head, header, hgroup, hr
    case html, i, iframe, img, input, label, legend, li, link, listing, main, map, math, menu, meta
    case nav, noframes, noscript, object, ol, optgroup, option, p, picture, plaintext, pre, q, s
    case script, search, section, select, small, source, span, strong, style, sub, summary, sup
    case svg, table, tbody, td, template, textarea, tfoot, th, thead, time, title, tr, u, ul, video
    case wbr, xmp

    // What the rules for nesting know besides.
    case annotationXML, applet, area, base, basefont, bgsound, big, col, colgroup, desc
    case foreignObject, frame, image, keygen, marquee, mi, mn, mo, ms, mtext, nobr, noembed, param
    case rb, rp, rt, rtc, ruby, strike, track, tt, `var`

    /// A number for the tag, the same in every run.
    var code: Int { Int(rawValue) }

    /// The name in markup, in lower case.
    private var name: String {
        switch self {
        case .other: ""
        case .annotationXML: "annotation-xml"
        case .foreignObject: "foreignobject"
        default: "\(self)"
        }
    }

    static let names = NameTable(allCases.map(\.name))

    /// The tag of a number of `names`.
    @inline(__always)
    init(number: UInt8) { self = Self(rawValue: number) ?? .other }

    /// Whether the element starts and ends a block and holds others.
    var isBlock: Bool {
        switch self {
        case .address, .article, .aside, .blockquote, .body, .caption, .center, .dd, .details,
            .dialog, .dir, .div, .dl, .dt, .fieldset, .figcaption, .figure, .footer, .form,
            .frameset, .h1, .h2, .h3, .h4, .h5, .h6, .head, .header, .hgroup, .hr, .html, .legend,
            .li, .listing, .main, .menu, .nav, .ol, .optgroup, .p, .plaintext, .pre, .search,
            .section, .summary, .table, .tbody, .td, .tfoot, .th, .thead, .tr, .ul, .xmp, .button:
            true
        default: false
        }
    }

    /// Whether nothing inside is text for readers.
    var isIgnored: Bool {
        switch self {
        case .script, .style, .template, .iframe, .noframes, .noembed, .object, .svg, .math,
            .select, .textarea, .audio, .video, .canvas, .title:
            true
        default: false
        }
    }

    /// Whether the element never has content.
    var isVoid: Bool {
        switch self {
        case .area, .base, .basefont, .bgsound, .br, .col, .embed, .frame, .hr, .image, .img,
            .input,
            .keygen, .link, .meta, .param, .source, .track, .wbr:
            true
        default: false
        }
    }

    /// 1 to 6 for headings, else 0.
    var headingLevel: Int {
        switch self {
        case .h1: 1
        case .h2: 2
        case .h3: 3
        case .h4: 4
        case .h5: 5
        case .h6: 6
        default: 0
        }
    }
}
