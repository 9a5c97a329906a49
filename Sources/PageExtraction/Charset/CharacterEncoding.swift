/// A character encoding: its IANA name and the name that the C library's converter knows it by.
struct CharacterEncoding: Hashable, Sendable {
    /// The IANA name.
    let name: String
    /// The name for `iconv_open`.
    let converterName: String

    static let utf8 = CharacterEncoding(name: "UTF-8", converterName: "UTF-8")
    static let utf16LE = CharacterEncoding(name: "UTF-16LE", converterName: "UTF-16LE")
    static let utf16BE = CharacterEncoding(name: "UTF-16BE", converterName: "UTF-16BE")
    static let utf32LE = CharacterEncoding(name: "UTF-32LE", converterName: "UTF-32LE")
    static let utf32BE = CharacterEncoding(name: "UTF-32BE", converterName: "UTF-32BE")
    static let windows1252 = CharacterEncoding(name: "windows-1252", converterName: "CP1252")

    /// The number of bytes that the smallest code unit has.
    var unitSize: Int {
        switch name {
        case "UTF-16LE", "UTF-16BE": 2
        case "UTF-32LE", "UTF-32BE": 4
        default: 1
        }
    }

    /// Whether characters outside ASCII take two bytes or more, so that short texts may by chance
    /// be well-formed UTF-8.
    var isMultiByte: Bool {
        ["gb18030", "Shift_JIS", "EUC-JP", "EUC-KR", "Big5", "ISO-2022-JP"].contains(name)
    }

    /// Whether each byte is one character, also an ill-formed one, which becomes U+FFFD.
    ///
    /// In windows-1258 two bytes may make one character.
    var isSingleByte: Bool {
        unitSize == 1 && !isMultiByte
            && !["UTF-8", "windows-1258", "EUC-TW"].contains(name)
    }

    /// The encoding that a page means by `label`, as the WHATWG Encoding Standard reads labels
    /// (Latin-1 is windows-1252, GB 2312 is GB 18030 …), or nil for an unknown label.
    init?(label: String) {
        let key = label.utf8.map(ASCII.lowercased).filter { !ASCII.isSpace($0) }
        let text = String(decoding: key, as: UTF8.self)
        guard let found = Self.labels[text] else { return nil }
        self = found
    }

    init(name: String, converterName: String) {
        self.name = name
        self.converterName = converterName
    }

    /// Labels by encoding: IANA name, converter name, labels in lower case.
    private static let table: [(String, String, [String])] = [
        ("UTF-8", "UTF-8", ["utf-8", "utf8", "unicode-1-1-utf-8", "us-ascii-utf-8"]),
        ("UTF-16LE", "UTF-16LE", ["utf-16le", "utf-16", "ucs-2", "unicode", "iso-10646-ucs-2"]),
        ("UTF-16BE", "UTF-16BE", ["utf-16be", "unicodefffe"]),
        (
            "windows-1252", "CP1252",
            [
                "windows-1252", "cp1252", "x-cp1252", "iso-8859-1", "iso8859-1", "iso_8859-1",
                "latin1", "latin-1", "l1", "ascii", "us-ascii", "ansi_x3.4-1968", "iso88591",
            ]
        ),
        ("windows-1250", "CP1250", ["windows-1250", "cp1250", "x-cp1250"]),
        ("windows-1251", "CP1251", ["windows-1251", "cp1251", "x-cp1251", "win-1251"]),
        ("windows-1253", "CP1253", ["windows-1253", "cp1253", "x-cp1253"]),
        (
            "windows-1254", "CP1254",
            ["windows-1254", "cp1254", "iso-8859-9", "iso8859-9", "latin5", "x-cp1254"]
        ),
        ("windows-1255", "CP1255", ["windows-1255", "cp1255", "x-cp1255"]),
        ("windows-1256", "CP1256", ["windows-1256", "cp1256", "x-cp1256"]),
        ("windows-1257", "CP1257", ["windows-1257", "cp1257", "x-cp1257"]),
        ("windows-1258", "CP1258", ["windows-1258", "cp1258", "x-cp1258", "viscii"]),
        (
            "windows-874", "CP874",
            ["windows-874", "tis-620", "iso-8859-11", "iso8859-11", "dos-874"]
        ),
        ("ISO-8859-2", "ISO-8859-2", ["iso-8859-2", "iso8859-2", "latin2", "l2"]),
        ("ISO-8859-3", "ISO-8859-3", ["iso-8859-3", "iso8859-3", "latin3"]),
        ("ISO-8859-4", "ISO-8859-4", ["iso-8859-4", "iso8859-4", "latin4"]),
        ("ISO-8859-5", "ISO-8859-5", ["iso-8859-5", "iso8859-5", "cyrillic"]),
        ("ISO-8859-6", "ISO-8859-6", ["iso-8859-6", "iso8859-6", "arabic"]),
        ("ISO-8859-7", "ISO-8859-7", ["iso-8859-7", "iso8859-7", "greek"]),
        (
            "ISO-8859-8", "ISO-8859-8",
            ["iso-8859-8", "iso8859-8", "hebrew", "iso-8859-8-i", "visual"]
        ),
        ("ISO-8859-10", "ISO-8859-10", ["iso-8859-10", "latin6"]),
        ("ISO-8859-13", "ISO-8859-13", ["iso-8859-13"]),
        ("ISO-8859-14", "ISO-8859-14", ["iso-8859-14"]),
        ("ISO-8859-15", "ISO-8859-15", ["iso-8859-15", "iso8859-15", "latin-9", "latin9"]),
        ("ISO-8859-16", "ISO-8859-16", ["iso-8859-16"]),
        ("KOI8-R", "KOI8-R", ["koi8-r", "koi8", "koi", "koi8_r"]),
        ("KOI8-U", "KOI8-U", ["koi8-u", "koi8-ru"]),
        ("IBM866", "CP866", ["ibm866", "cp866", "866"]),
        ("IBM855", "CP855", ["ibm855", "cp855"]),
        ("IBM852", "CP852", ["ibm852", "cp852"]),
        ("IBM865", "CP865", ["ibm865", "cp865"]),
        ("macintosh", "MACINTOSH", ["macintosh", "mac", "x-mac-roman", "macroman"]),
        ("x-mac-cyrillic", "MAC-CYRILLIC", ["x-mac-cyrillic", "mac-cyrillic"]),
        (
            "gb18030", "GB18030",
            ["gb18030", "gb2312", "gbk", "x-gbk", "gb_2312-80", "csgb2312", "euc-cn", "cp936"]
        ),
        ("Big5", "BIG5-HKSCS", ["big5", "big5-hkscs", "cn-big5", "x-x-big5", "csbig5"]),
        ("EUC-JP", "EUC-JP", ["euc-jp", "x-euc-jp", "cseucpkdfmtjapanese", "eucjp"]),
        (
            "Shift_JIS", "CP932",
            [
                "shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "windows-31j", "cp932",
                "ms932",
            ]
        ),
        ("ISO-2022-JP", "ISO-2022-JP", ["iso-2022-jp", "csiso2022jp"]),
        (
            "EUC-KR", "UHC",
            [
                "euc-kr", "ks_c_5601-1987", "ks_c_5601-1989", "ksc5601", "ksc_5601", "korean",
                "windows-949", "uhc", "cp949", "euckr",
            ]
        ),
        ("EUC-TW", "EUC-TW", ["euc-tw"]),
        ("VISCII", "VISCII", ["x-viscii"]),
        ("Georgian-PS", "GEORGIAN-PS", ["georgian-ps", "georgian-academy"]),
    ]

    private static let labels: [String: CharacterEncoding] = {
        var labels: [String: CharacterEncoding] = [:]
        for (name, converter, names) in table {
            let encoding = CharacterEncoding(name: name, converterName: converter)
            for label in names { labels[label] = encoding }
        }
        return labels
    }()
}
