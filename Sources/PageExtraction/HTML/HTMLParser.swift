import CLibXML2

/// Parses HTML with libxml2's SAX interface: the only file that calls libxml2.
///
/// No tree is built, nothing is fetched, and no entities beyond HTML's own are replaced. The input
/// is UTF-8 without NULs that `MarkupGuard` has bounded. Elements nested deeper than the limit are
/// taken off the parser's stack of names at once, so that its searches in that stack stay O(1).
enum HTMLParser {
    /// Sends the events of `text` to `sink`.
    ///
    /// - Complexity: O(n · depth limit) in the worst case, O(n) for pages as they are; the library
    ///   copies the input once.
    static func parse(_ text: [UInt8], depthLimit: Int, sink: any HTMLEventSink) {
        guard !text.isEmpty, text.count < Int(Int32.max) else { return }
        let run = ParserRun(sink: sink, depthLimit: depthLimit)
        unsafe text.withUnsafeBytes { raw in
            guard
                let context = unsafe htmlCreateMemoryParserCtxt(
                    raw.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(raw.count))
            else { return }
            unsafe run.drive(context)
            unsafe htmlFreeParserCtxt(context)
        }
    }
}

/// The attributes of an element, readable during its start event.
@safe struct HTMLAttributes {
    /// Name, value, name, value … null; values may be null.
    fileprivate let pairs: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?

    /// The value of the attribute of this lower-case name; empty if it has no value.
    subscript(name: String) -> String? {
        guard let pairs = unsafe pairs else { return nil }
        var at = 0
        while let key = unsafe pairs[at] {
            let isSame = unsafe name.withCString {
                unsafe xmlStrcmp(key, UnsafeRawPointer($0).assumingMemoryBound(to: UInt8.self))
            }
            if isSame == 0 {
                guard let value = unsafe pairs[at + 1] else { return "" }
                return unsafe String(cString: value)
            }
            at += 2
        }
        return nil
    }

    /// A hash of the value of the attribute of this name; 0 if there is none.
    func hash(of name: StaticString) -> UInt32 {
        guard let pairs = unsafe pairs else { return 0 }
        var at = 0
        while let key = unsafe pairs[at] {
            let isSame = unsafe xmlStrEqual(key, name.utf8Start) == 1
            if isSame, var byte = unsafe pairs[at + 1] {
                var hash: UInt32 = 0x811C_9DC5
                while unsafe byte.pointee != 0 {
                    // Numbers tell single posts apart, not kinds of them.
                    let value = unsafe byte.pointee
                    if !ASCII.isDigit(value) { hash = (hash ^ UInt32(value)) &* 0x0100_0193 }
                    unsafe byte += 1
                }
                return hash
            }
            at += 2
        }
        return 0
    }

    /// Calls `body` with each name, in lower case, and value, where the name begins with one of
    /// the bytes of `initials`; the others cost nothing.
    func forEach(initials: StaticString, _ body: (String, String) -> Void) {
        guard let pairs = unsafe pairs else { return }
        var at = 0
        while let key = unsafe pairs[at] {
            let initial = unsafe key.pointee
            let isWanted = initials.withUTF8Buffer { unsafe $0.contains(initial) }
            guard isWanted else {
                at += 2
                continue
            }
            let value = unsafe pairs[at + 1].map { unsafe String(cString: $0) } ?? ""
            unsafe body(String(cString: key), value)
            at += 2
        }
    }

    /// Whether there is no attribute at all.
    var isEmpty: Bool { unsafe pairs == nil }
}

/// One parse: the state behind the callbacks.
///
/// Invariants: `context` is set from the beginning of `drive` to its end, and the library calls
/// back only in between, on the same thread, with this object as user data.
@safe private final class ParserRun {
    let sink: any HTMLEventSink
    let depthLimit: Int
    private var context: htmlParserCtxtPtr?
    private var lastEnd = 0
    /// Tags by the address of their name, which the library's dictionary keeps unique.
    private var tags: [UInt: HTMLTag] = [:]

    init(sink: any HTMLEventSink, depthLimit: Int) {
        self.sink = sink
        self.depthLimit = depthLimit
    }

    func drive(_ parser: htmlParserCtxtPtr) {
        unsafe context = parser
        defer { unsafe context = nil }
        let flags =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue
            | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_NONET.rawValue
            | HTML_PARSE_NOIMPLIED.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
        unsafe htmlCtxtUseOptions(parser, Int32(bitPattern: UInt32(flags)))
        unsafe parser.pointee.options |= Int32(bitPattern: XML_PARSE_HUGE.rawValue)
        unsafe parser.pointee.charset = XML_CHAR_ENCODING_UTF8.rawValue
        unsafe parser.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
        guard let sax = unsafe parser.pointee.sax else { return }
        unsafe sax.pointee = xmlSAXHandler()
        unsafe sax.pointee.startElement = { data, name, pairs in
            guard let data = unsafe data, let name = unsafe name else { return }
            unsafe Unmanaged<ParserRun>.fromOpaque(data).takeUnretainedValue()
                .start(name, pairs)
        }
        unsafe sax.pointee.endElement = { data, name in
            guard let data = unsafe data, let name = unsafe name else { return }
            unsafe Unmanaged<ParserRun>.fromOpaque(data).takeUnretainedValue().end(name)
        }
        unsafe sax.pointee.characters = { data, text, length in
            guard let data = unsafe data, let text = unsafe text else { return }
            unsafe Unmanaged<ParserRun>.fromOpaque(data).takeUnretainedValue()
                .characters(text, Int(length))
        }
        unsafe sax.pointee.ignorableWhitespace = unsafe sax.pointee.characters
        unsafe sax.pointee.cdataBlock = unsafe sax.pointee.characters
        _ = unsafe htmlParseDocument(parser)
    }

    /// The number of input bytes consumed.
    private var offset: Int {
        guard let input = unsafe context?.pointee.input else { return lastEnd }
        return unsafe Int(input.pointee.consumed) + (input.pointee.cur - input.pointee.base)
    }

    private func tag(_ name: UnsafePointer<xmlChar>) -> HTMLTag {
        let key = UInt(bitPattern: name)
        if let known = tags[key] { return known }
        let tag = unsafe HTMLTag(name: String(cString: name))
        if tags.count < 4096 { tags[key] = tag }
        return tag
    }

    private func start(
        _ name: UnsafePointer<xmlChar>,
        _ pairs: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        let tag = unsafe tag(name)
        lastEnd = offset
        guard let parser = unsafe context else { return }
        if sink.isFull { unsafe xmlStopParser(parser) }
        if unsafe Int(parser.pointee.nameNr) > depthLimit, !tag.isIgnored, !tag.isVoid {
            // The name goes; its end tag will find no match, and no end event follows.
            let count = unsafe parser.pointee.nameNr - 1
            unsafe parser.pointee.nameNr = count
            unsafe parser.pointee.name = unsafe parser.pointee.nameTab[Int(count) - 1]
            return
        }
        unsafe sink.startElement(tag, attributes: HTMLAttributes(pairs: pairs), at: lastEnd)
    }

    private func end(_ name: UnsafePointer<xmlChar>) {
        lastEnd = offset
        let tag = unsafe tag(name)
        if !tag.isVoid { sink.endElement(tag, at: lastEnd) }
    }

    private func characters(_ text: UnsafePointer<xmlChar>, _ length: Int) {
        let end = offset
        let start = max(lastEnd, end - length)
        lastEnd = end
        unsafe sink.characters(
            Span(_unsafeStart: text, count: length), in: min(start, end)..<end)
    }
}
