/// What a token is.
enum HTMLTokenKind {
    case startTag, endTag, text, comment, doctype
    /// The end of the page.
    case end
}

/// How text is read, which depends on the element that it stands in.
enum HTMLContentModel {
    case data
    /// Text with character references up to the end tag: `title`, `textarea`.
    case characterData
    /// Text up to the end tag: `style`, `iframe` and others.
    case rawText
    case scriptData
    /// Text up to the end of the page.
    case plainText
}

/// Cuts a page into tags, text and comments, as section 13.2.5 of the HTML standard says.
///
/// One token at a time: `next` reads one and leaves its parts in the properties. Text comes in pieces; a
/// piece that stands in the page as it is read is not copied. The input is well-formed UTF-8.
///
/// Two bounds differ from the standard: of a tag's attributes the first `attributeLimit` are kept, and
/// what a document type declaration says is passed over.
///
/// - Complexity: O(n) for all tokens of a page, in whatever order its bytes come; O(1) memory.
struct HTMLTokenizer: ~Copyable, ~Escapable {
    /// The most attributes that a tag keeps.
    static let attributeLimit = 256

    /// How the text after this token is read; tags go back to `.data`.
    var contentModel = HTMLContentModel.data
    /// The name of the tag whose end tag ends text that is not `.data`.
    var lastStartTag = NameHash()
    /// Whether `<![CDATA[` begins a section, as it does in SVG and MathML.
    var allowsCDATA = false
    /// Whether what comes next is text of such a section.
    var isInCDATA = false

    /// The bytes of the page that the token takes.
    private(set) var range = 0..<0
    /// The tag's name, as a hash and as what is known of it.
    private(set) var nameHash = NameHash()
    private(set) var tag = HTMLTag.other
    private(set) var nameRange = 0..<0
    /// Whether a slash ends the tag.
    private(set) var isSelfClosing = false
    /// The bytes of the comment, as they stand in the page.
    private(set) var commentRange = 0..<0

    private let source: Span<UInt8>
    private var position = 0
    private var script = ScriptEscape.none
    /// What replaces the piece of text at `range`, if its bytes do not stand for themselves.
    private var replacement: [UInt8] = []
    private var isReplaced = false
    private var records: [HTMLAttribute] = []
    /// The known attributes of this tag, and bits of hashes of the others, to tell doubles.
    private var knownNames: UInt32 = 0
    private var otherNames: UInt64 = 0
    private let tags: NameTable
    private let attributeNames: NameTable

    /// How far a script is within a comment (the states whose names begin with "script data").
    private enum ScriptEscape {
        case none, escaped, doubleEscaped
    }

    @_lifetime(copy source)
    init(_ source: Span<UInt8>) {
        self.source = source
        tags = HTMLTag.names
        attributeNames = HTMLAttributeName.names
        records.reserveCapacity(32)
    }

    /// The text of a `.text` token.
    var text: Span<UInt8> {
        @_lifetime(borrow self) get {
            isReplaced ? replacement.span : source.extracting(range)
        }
    }

    /// The attributes of a `.startTag` token.
    var attributes: HTMLAttributes {
        @_lifetime(borrow self) get { HTMLAttributes(source, records.span) }
    }

    /// Reads the next token.
    mutating func next() -> HTMLTokenKind {
        isReplaced = false
        while position < source.count {
            if let kind = step() { return kind }
        }
        range = source.count..<source.count
        return .end
    }

    /// Reads what comes next; nil if that is no token.
    @inline(__always)
    private mutating func step() -> HTMLTokenKind? {
        if isInCDATA { return sectionText() }
        switch contentModel {
        case .data: return dataToken()
        case .characterData, .rawText, .scriptData: return rawToken()
        case .plainText: return plainText()
        }
    }

    // MARK: Text

    /// The byte at `place`, or 0 behind the end.
    @inline(__always)
    private func byte(_ place: Int) -> UInt8 { place < source.count ? source[place] : 0 }

    /// Ends a piece of text that stands for itself.
    @inline(__always)
    private mutating func piece(_ start: Int, _ end: Int) -> HTMLTokenKind {
        range = start..<end
        position = end
        return .text
    }

    /// Ends a piece of text of `length` bytes that stand for others.
    private mutating func replaced(
        _ start: Int, _ length: Int, by utf8: some Collection<UInt8>
    ) -> HTMLTokenKind {
        replacement.removeAll(keepingCapacity: true)
        replacement.append(contentsOf: utf8)
        isReplaced = true
        range = start..<(start + length)
        position = start + length
        return .text
    }

    /// A carriage return at `start`: with a line feed behind it it is none, alone it is one.
    private mutating func carriageReturn(_ start: Int) -> HTMLTokenKind? {
        if byte(start + 1) == 0x0A {
            position = start + 1
            return nil
        }
        return replaced(start, 1, by: CollectionOfOne(0x0A))
    }

    private mutating func dataToken() -> HTMLTokenKind? {
        let start = position
        var at = start
        while true {
            at = ByteSearch.first(
                UInt8(ascii: "<"), UInt8(ascii: "&"), 0x0D, 0x0D, in: source, from: at)
            if at == source.count { return piece(start, at) }
            switch source[at] {
            case UInt8(ascii: "<"):
                guard isMarkup(at) else { break }
                return at > start ? piece(start, at) : markup()
            case UInt8(ascii: "&"):
                guard
                    let reference = CharacterReference(source, at: at, isInAttribute: false)
                else { break }
                return at > start
                    ? piece(start, at) : replaced(at, reference.length, by: reference.utf8)
            default:
                return at > start ? piece(start, at) : carriageReturn(at)
            }
            at += 1
        }
    }

    private mutating func plainText() -> HTMLTokenKind? {
        let start = position
        let at = ByteSearch.first(0x0D, 0, 0, 0, in: source, from: start)
        if at > start { return piece(start, at) }
        return source[at] == 0 ? replaced(at, 1, by: "\u{FFFD}".utf8) : carriageReturn(at)
    }

    /// Text in a CDATA section.
    private mutating func sectionText() -> HTMLTokenKind? {
        let start = position
        var at = start
        while true {
            at = ByteSearch.first(UInt8(ascii: "]"), 0x0D, 0x0D, 0x0D, in: source, from: at)
            if at == source.count { return piece(start, at) }
            if source[at] == 0x0D { return at > start ? piece(start, at) : carriageReturn(at) }
            if byte(at + 1) == UInt8(ascii: "]"), byte(at + 2) == UInt8(ascii: ">") {
                if at > start { return piece(start, at) }
                isInCDATA = false
                position = at + 3
                return nil
            }
            at += 1
        }
    }

    /// Text up to the end tag of its element, or this end tag.
    private mutating func rawToken() -> HTMLTokenKind? {
        let ampersand = contentModel == .characterData ? UInt8(ascii: "&") : 0
        let start = position
        var at = start
        while true {
            at =
                script == .none
                ? ByteSearch.first(UInt8(ascii: "<"), ampersand, 0x0D, 0, in: source, from: at)
                : ByteSearch.first(
                    UInt8(ascii: "<"), UInt8(ascii: ">"), 0x0D, 0, in: source, from: at)
            if at == source.count { return piece(start, at) }
            switch source[at] {
            case UInt8(ascii: "<"):
                if script != .doubleEscaped, isEndTag(at) {
                    if at > start { return piece(start, at) }
                    script = .none
                    contentModel = .data
                    return markup()
                }
                if contentModel == .scriptData { escapeScript(at) }
            case UInt8(ascii: ">"):
                let isEnd =
                    source[at - 1] == UInt8(ascii: "-") && source[at - 2] == UInt8(ascii: "-")
                if isEnd { script = .none }
            case UInt8(ascii: "&"):
                if let reference = CharacterReference(source, at: at, isInAttribute: false) {
                    return at > start
                        ? piece(start, at) : replaced(at, reference.length, by: reference.utf8)
                }
            case 0x0D: return at > start ? piece(start, at) : carriageReturn(at)
            default:
                return at > start ? piece(start, at) : replaced(at, 1, by: "\u{FFFD}".utf8)
            }
            at += 1
        }
    }

    /// Goes to the state of a script behind the `<` at `at`.
    private mutating func escapeScript(_ at: Int) {
        switch script {
        case .none:
            let isComment =
                byte(at + 1) == UInt8(ascii: "!") && byte(at + 2) == UInt8(ascii: "-")
                && byte(at + 3) == UInt8(ascii: "-")
            if isComment { script = .escaped }
        case .escaped:
            if isName("script", at + 1) { script = .doubleEscaped }
        case .doubleEscaped:
            if byte(at + 1) == UInt8(ascii: "/"), isName("script", at + 2) { script = .escaped }
        }
    }

    /// Whether the name stands at `at`, and what may follow a tag's name behind it.
    private func isName(_ name: String, _ at: Int) -> Bool {
        ASCII.hasPrefix(source, name, at: at) && isNameEnd(at + name.utf8.count)
    }

    /// Whether what stands at `at` ends a tag's name.
    @inline(__always)
    private func isNameEnd(_ at: Int) -> Bool {
        let byte = byte(at)
        return Self.isSpace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
    }

    /// Whether the end tag of the last start tag stands at `at`.
    private func isEndTag(_ at: Int) -> Bool {
        guard byte(at + 1) == UInt8(ascii: "/") else { return false }
        var end = at + 2
        var hash = NameHash()
        while ASCII.isLetter(byte(end)) {
            hash.add(source[end])
            end += 1
        }
        return hash == lastStartTag && end > at + 2 && isNameEnd(end)
    }

    // MARK: Markup

    /// Whether `<` at `at` begins a tag, a comment or the like rather than stands for itself.
    @inline(__always)
    private func isMarkup(_ at: Int) -> Bool {
        let next = byte(at + 1)
        return ASCII.isLetter(next) || next == UInt8(ascii: "!") || next == UInt8(ascii: "?")
            || next == UInt8(ascii: "/") && at + 2 < source.count
    }

    private mutating func markup() -> HTMLTokenKind? {
        let start = position
        let second = source[start + 1]
        if ASCII.isLetter(second) { return readTag(start, nameAt: start + 1, .startTag) }
        switch second {
        case UInt8(ascii: "/"):
            let third = source[start + 2]
            if ASCII.isLetter(third) { return readTag(start, nameAt: start + 2, .endTag) }
            if third == UInt8(ascii: ">") {
                position = start + 3
                return nil
            }
            return bogusComment(start, from: start + 2)
        case UInt8(ascii: "?"): return bogusComment(start, from: start + 1)
        default: return declaration(start)
        }
    }

    /// What `<!` begins.
    private mutating func declaration(_ start: Int) -> HTMLTokenKind? {
        if byte(start + 2) == UInt8(ascii: "-"), byte(start + 3) == UInt8(ascii: "-") {
            return comment(start)
        }
        if ASCII.hasPrefix(source, "doctype", at: start + 2) {
            _ = bogusComment(start, from: start + 2)
            return .doctype
        }
        if allowsCDATA, source.count - start >= 9,
            "[CDATA[".utf8.enumerated().allSatisfy({ source[start + 2 + $0.offset] == $0.element })
        {
            isInCDATA = true
            position = start + 9
            return nil
        }
        return bogusComment(start, from: start + 2)
    }

    /// A comment that ends at the next `>`.
    private mutating func bogusComment(_ start: Int, from data: Int) -> HTMLTokenKind {
        let end = ByteSearch.first(UInt8(ascii: ">"), in: source, from: data)
        commentRange = data..<end
        position = min(source.count, end + 1)
        range = start..<position
        return .comment
    }

    /// A comment that ends with `-->`, `--!>` or the page; at its very beginning, `>` and `->` end it.
    private mutating func comment(_ start: Int) -> HTMLTokenKind {
        let data = start + 4
        var end = data
        var isOpen = true
        if byte(data) == UInt8(ascii: ">") {
            position = data + 1
            isOpen = false
        } else if byte(data) == UInt8(ascii: "-"), byte(data + 1) == UInt8(ascii: ">") {
            position = data + 2
            isOpen = false
        }
        var at = data
        while isOpen {
            at = ByteSearch.first(UInt8(ascii: ">"), in: source, from: at)
            end = at - closingLength(data..<at, isWhole: at < source.count)
            isOpen = at < source.count && end == at
            at += 1
            position = min(source.count, at)
        }
        commentRange = data..<end
        range = start..<position
        return .comment
    }

    /// How many of the last bytes of a comment belong to its end.
    ///
    /// - Parameter isWhole: whether a `>` follows, so that it takes `--` or `--!`; at the end of the
    ///   page one hyphen is enough.
    private func closingLength(_ data: Range<Int>, isWhole: Bool) -> Int {
        func isHyphen(_ back: Int) -> Bool {
            data.count >= back && source[data.upperBound - back] == UInt8(ascii: "-")
        }
        if isHyphen(1), isHyphen(2) { return 2 }
        if isHyphen(2), isHyphen(3), source[data.upperBound - 1] == UInt8(ascii: "!") { return 3 }
        return !isWhole && isHyphen(1) ? 1 : 0
    }

    // MARK: Tags

    /// Whether the byte is white space in a tag.
    @inline(__always)
    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
    }

    /// A tag with its attributes; none if the page ends within it.
    private mutating func readTag(
        _ start: Int, nameAt: Int, _ kind: HTMLTokenKind
    ) -> HTMLTokenKind {
        records.removeAll(keepingCapacity: true)
        knownNames = 0
        otherNames = 0
        isSelfClosing = false
        var at = nameAt
        var hash = NameHash()
        while at < source.count, !isNameEnd(at) {
            hash.add(source[at])
            at += 1
        }
        nameRange = nameAt..<at
        nameHash = hash
        while at < source.count {
            let byte = source[at]
            if byte == UInt8(ascii: ">") {
                tag = HTMLTag(number: tags.number(hash))
                position = at + 1
                range = start..<position
                if kind == .startTag { lastStartTag = hash }
                return kind
            }
            if Self.isSpace(byte) {
                at += 1
            } else if byte == UInt8(ascii: "/") {
                at += 1
                isSelfClosing = self.byte(at) == UInt8(ascii: ">")
            } else {
                at = readAttribute(at)
            }
        }
        position = source.count
        range = source.count..<source.count
        return .end
    }

    /// Reads the attribute that begins at `start`; the place behind it.
    private mutating func readAttribute(_ start: Int) -> Int {
        var hash = NameHash()
        var at = start
        // An equals sign at the beginning is part of the name.
        repeat {
            hash.add(source[at])
            at += 1
        } while at < source.count && source[at] != UInt8(ascii: "=") && !isNameEnd(at)
        let name = start..<at
        var next = at
        while next < source.count, Self.isSpace(source[next]) { next += 1 }
        guard next < source.count, source[next] == UInt8(ascii: "=") else {
            add(hash, name, value: at..<at, needsDecoding: false)
            return next
        }
        next += 1
        while next < source.count, Self.isSpace(source[next]) { next += 1 }
        let first = byte(next)
        if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
            return readQuoted(first, next + 1, hash, name)
        }
        let value = next
        var needsDecoding = false
        while next < source.count {
            let byte = source[next]
            if Self.isSpace(byte) || byte == UInt8(ascii: ">") { break }
            if byte == UInt8(ascii: "&") || byte == 0 { needsDecoding = true }
            next += 1
        }
        add(hash, name, value: value..<next, needsDecoding: needsDecoding)
        return next
    }

    /// Reads a quoted value that begins at `start`, behind the quote; the place behind it.
    private mutating func readQuoted(
        _ quote: UInt8, _ start: Int, _ hash: NameHash, _ name: Range<Int>
    ) -> Int {
        var end = ByteSearch.first(quote, UInt8(ascii: "&"), 0x0D, 0, in: source, from: start)
        let needsDecoding = end < source.count && source[end] != quote
        if needsDecoding { end = ByteSearch.first(quote, in: source, from: end) }
        add(hash, name, value: start..<end, needsDecoding: needsDecoding)
        return end + 1
    }

    /// Adds an attribute, unless there is one of its name.
    @inline(__always)
    private mutating func add(
        _ hash: NameHash, _ name: Range<Int>, value: Range<Int>, needsDecoding: Bool
    ) {
        let number = attributeNames.number(hash)
        let known = HTMLAttributeName(number: number)
        if number > 0 {
            guard knownNames & 1 &<< UInt32(number) == 0 else { return }
            knownNames |= 1 &<< UInt32(number)
        } else if records.count < Self.attributeLimit {
            let bit = 1 &<< ((hash.value &* 0x9E37_79B9_7F4A_7C15) &>> 58)
            if otherNames & bit != 0 {
                for record in records where record.nameHash == hash { return }
            }
            otherNames |= bit
        }
        guard records.count < Self.attributeLimit else { return }
        records.append(
            HTMLAttribute(known, hash, at: name, value: value, needsDecoding: needsDecoding))
    }
}
