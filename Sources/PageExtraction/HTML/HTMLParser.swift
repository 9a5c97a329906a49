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

    /// Whether there is an attribute of this lower-case name.
    func has(_ name: StaticString) -> Bool {
        guard let pairs = unsafe pairs else { return false }
        var at = 0
        while let key = unsafe pairs[at] {
            if unsafe xmlStrEqual(key, name.utf8Start) == 1 { return true }
            at += 2
        }
        return false
    }

    /// Calls `body` with the value of each attribute that may say what the element is for.
    func forEachCue(_ body: (CueAttribute, Span<UInt8>) -> Void) {
        guard let pairs = unsafe pairs else { return }
        var at = 0
        while let key = unsafe pairs[at] {
            if let attribute = unsafe Self.cue(key) {
                if let value = unsafe pairs[at + 1] {
                    let count = unsafe Int(xmlStrlen(value))
                    unsafe body(attribute, Span(_unsafeStart: value, count: count))
                } else {
                    body(attribute, Span())
                }
            }
            at += 2
        }
    }

    private static func cue(_ name: UnsafePointer<xmlChar>) -> CueAttribute? {
        func isName(_ other: StaticString) -> Bool {
            unsafe xmlStrEqual(name, other.utf8Start) == 1
        }
        switch unsafe name.pointee {
        case UInt8(ascii: "c"): return isName("class") ? .style : nil
        case UInt8(ascii: "i"): return isName("id") || isName("itemprop") ? .words : nil
        case UInt8(ascii: "r"): return isName("role") ? .role : nil
        case UInt8(ascii: "h"): return isName("hidden") ? .hidden : nil
        case UInt8(ascii: "a"): return isName("aria-hidden") ? .ariaHidden : nil
        case UInt8(ascii: "s"): return isName("style") ? .display : nil
        default: return nil
        }
    }

    /// Whether there is no attribute at all.
    var isEmpty: Bool { unsafe pairs == nil }
}

/// An attribute that may say what an element is for.
enum CueAttribute {
    /// Words about the element that are for style sheets: `class`.
    case style
    /// Other words about the element: `id`, `itemprop`.
    case words
    case role
    case hidden
    case ariaHidden
    /// The attribute `style`.
    case display
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
