internal import JSONText
internal import SearchCore
internal import TextAnalysis

/// Makes documents of the lines of a JSON Lines file.
///
/// A line is an object with `text` and, each if it is there, `id`, `title`, `url`, `site`, `author`,
/// `date` and `language`. The key is the `id`, or the file's path and the line's number. The text is
/// taken as it is: it is clean already.
struct JSONLinesReader {
    private let source: Source
    private let parser = JSONParser()
    private let detectsLanguage: Bool
    private var lines: LineReader
    private(set) var lineNumber = 0

    /// - Parameter detectsLanguage: Whether to guess the language of a text whose line has none.
    init(_ source: Source, stream: any ByteStream, detectsLanguage: Bool = true) {
        self.source = source
        self.detectsLanguage = detectsLanguage
        lines = LineReader(stream)
    }

    /// Where the next line begins, in bytes of the decompressed file.
    var offset: Int { lines.offset }

    /// What a line holds.
    enum Line {
        case document(Document)
        case failure(String)
    }

    /// The next line that is not empty, or nil behind the last.
    mutating func next() throws(IngestError) -> Line? {
        while true {
            let start = lines.offset
            guard let line = try lines.next() else { return nil }
            lineNumber += 1
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
            return self.line(line, start..<start + line.count)
        }
    }

    /// The primary subtag of a language tag (BCP 47), or nil if it is none.
    private func languageCode(_ tag: String) -> String? {
        let code = tag.prefix { $0 != "-" && $0 != "_" }.lowercased()
        let isCode = (2...3).contains(code.utf8.count) && code.utf8.allSatisfy { $0 &- 0x61 < 26 }
        return isCode ? code : nil
    }

    private func line(_ bytes: ArraySlice<UInt8>, _ range: Range<Int>) -> Line {
        let value: JSONValue
        let text: [UInt8]?
        do { (value, text) = try parser.parse(bytes.span, takingBytesOf: "text") } catch {
            return .failure("no JSON: \(error)")
        }
        guard case .object = value else { return .failure("no JSON object") }
        guard let text else { return .failure("no \"text\"") }
        let id: String
        switch value["id"] {
        case .string(let string) where !string.isEmpty: id = string
        case .integer(let number): id = String(number)
        default: id = "\(source.path):\(lineNumber)"
        }
        var document = Document(key: id, source: source, text: "")
        document.text = text
        document.blocks = [TextBlock(kind: 1, text: 0..<document.text.count, source: range)]
        document.metadata.title = value["title"]?.string
        document.metadata.url = value["url"]?.string
        document.metadata.site = value["site"]?.string
        document.metadata.author = value["author"]?.string
        document.metadata.published = value["date"]?.string
        document.metadata.language =
            value["language"]?.string.flatMap(languageCode)
            ?? (detectsLanguage ? LanguageDetector.detect(text.span) : nil)
        return .document(document)
    }
}
