import Foundation

@testable import PageExtraction

/// A folder of pages: `.html` files, or `.txt` files if there are none.
struct Folder {
    private let url: URL
    private let pages: [String]

    init(_ path: String) throws {
        url = URL(fileURLWithPath: path)
        let names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        let markup = names.filter { $0.hasSuffix(".html") }
        pages =
            markup.isEmpty
            ? names.filter { $0.hasSuffix(".txt") && !$0.hasSuffix(".gold.txt") } : markup
    }

    private func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: url.appending(path: name)))
    }

    private func form(_ name: String) -> PageForm { name.hasSuffix(".html") ? .html : .text }

    private func pipeline(
        _ name: String, _ bytes: [UInt8], _ lexicon: Lexicon = .standard
    ) throws -> PagePipeline {
        try PagePipeline(
            bytes, form: form(name), name: name, limits: ExtractionLimits(), lexicon: lexicon)
    }

    /// Writes the main text of each page to `NAME.txt`; of plain text, the kept lines as they are.
    ///
    /// With `likely`, a file of one 32-bit float for each block, blocks have these likelihoods.
    func clean(into path: String, decider: HeuristicDecider, likely: String?) throws {
        let out = URL(fileURLWithPath: path)
        try FileManager.default.createDirectory(at: out, withIntermediateDirectories: true)
        var likely = try likely.map { try Likelihoods($0) }
        for name in pages {
            let bytes = try bytes(name)
            guard let read = try? pipeline(name, bytes) else {
                print("no text: \(name)")
                continue
            }
            let scores = likely?.next(read.draft.blocks.count).map { Float(log($0 / (1 - $0))) }
            let page = read.result(
                bytes,
                scores.map { decider.decide(read.draft, read.context, scores: $0) }
                    ?? decider.decide(read.draft, read.context))
            var text = page.text
            if form(name) == .text {
                text = page.blocks.filter(\.isKept)
                    .map { String(decoding: bytes[$0.source], as: UTF8.self) + "\n" }.joined()
            }
            let target = out.appending(path: name).deletingPathExtension()
                .appendingPathExtension("txt")
            try text.write(to: target, atomically: false, encoding: .utf8)
        }
    }

    /// Writes the named elements of all pages to a file.
    ///
    /// A line `# <tab> page` for each page, and `first byte <tab> end <tab> names` for each element
    /// with a class, id or itemprop.
    func writeElements(to path: String) throws {
        var lines = ""
        for name in pages {
            let text = DecodedText(try bytes(name))
            let recorder = HTMLParser.parse(
                text.utf8.span, depthLimit: ExtractionLimits().elementDepth,
                sink: ElementRecorder())
            lines += "#\t\(name)\n"
            for element in recorder.elements {
                lines += "\(element.start)\t\(element.end)\t\(element.names)\n"
            }
        }
        try lines.write(toFile: path, atomically: false, encoding: .utf8)
    }

    /// Writes the features of all blocks of all pages.
    ///
    /// `PATH` gets one row of 32-bit floats for each block, `PATH.names` the names of the columns,
    /// `PATH.index` a line `# <tab> page <tab> blocks` for each page and one line
    /// `first byte <tab> last byte <tab> text` for each of its blocks. With `likely`, a file of one
    /// 32-bit float for each block, the rows are those of the second pass.
    /// `lexicons` names a file as `LexiconFile` reads it.
    func writeFeatures(to path: String, likely: String?, lexicons: String?) throws {
        let rows = URL(fileURLWithPath: path)
        try Data().write(to: rows)
        let handle = try FileHandle(forWritingTo: rows)
        var likely = try likely.map { try Likelihoods($0) }
        var lexicons = try lexicons.map { try LexiconFile($0) }
        var index = ""
        for name in pages {
            let lexicon = try lexicons?.lexicon(for: name) ?? .standard
            guard let page = try? pipeline(name, try bytes(name), lexicon) else { continue }
            var values = FeatureVector.rows(page.draft, page.context)
            if let first = likely?.next(page.draft.blocks.count) {
                values = TreeScorer.rows(values, first, page.draft, page.context)
            }
            index += "#\t\(name)\t\(page.draft.blocks.count)\n"
            for block in page.draft.blocks {
                let text = page.draft.string(block).split(whereSeparator: \.isNewline)
                index += "\(block.source.lowerBound)\t\(block.source.upperBound)\t"
                index += text.joined(separator: " ") + "\n"
            }
            handle.write(unsafe values.withUnsafeBytes { unsafe Data($0) })
        }
        try handle.close()
        try index.write(toFile: path + ".index", atomically: false, encoding: .utf8)
        let names = likely == nil ? FeatureVector.names : TreeScorer.names
        try names.joined(separator: "\n")
            .write(toFile: path + ".names", atomically: false, encoding: .utf8)
    }
}

/// A file of a 32-bit float for each block of a folder's pages, in their order.
struct Likelihoods {
    private let bytes: Data
    private var offset = 0

    init(_ path: String) throws { bytes = try Data(contentsOf: URL(fileURLWithPath: path)) }

    /// Those of the next `count` blocks.
    mutating func next(_ count: Int) -> [Float] {
        defer { offset += 4 * count }
        return unsafe bytes[offset..<(offset + 4 * count)].withUnsafeBytes { raw in
            (0..<count).map { unsafe raw.loadUnaligned(fromByteOffset: 4 * $0, as: Float.self) }
        }
    }
}
