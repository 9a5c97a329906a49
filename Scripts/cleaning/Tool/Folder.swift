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

    /// Writes the main text of each page to `NAME.txt`; of plain text, the kept lines as they are.
    func clean(into path: String) throws {
        let out = URL(fileURLWithPath: path)
        try FileManager.default.createDirectory(at: out, withIntermediateDirectories: true)
        let cleaner = PageCleaner()
        for name in pages {
            let bytes = try bytes(name)
            guard let page = try? cleaner.clean(bytes, form: form(name), name: name) else {
                print("no text: \(name)")
                continue
            }
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

    /// Writes the features of all blocks of all pages.
    ///
    /// `PATH` gets one row of 32-bit floats for each block, `PATH.names` the names of the columns,
    /// `PATH.index` a line `# <tab> page <tab> blocks` for each page and one line
    /// `first byte <tab> last byte <tab> text` for each of its blocks.
    func writeFeatures(to path: String) throws {
        let rows = URL(fileURLWithPath: path)
        try Data().write(to: rows)
        let handle = try FileHandle(forWritingTo: rows)
        var index = ""
        var vector = FeatureVector()
        for name in pages {
            guard
                let page = try? PagePipeline(
                    try bytes(name), form: form(name), name: name, limits: ExtractionLimits())
            else { continue }
            var values: [Float] = []
            index += "#\t\(name)\t\(page.draft.blocks.count)\n"
            for (number, block) in page.draft.blocks.enumerated() {
                vector.fill(page.draft, page.context, number)
                values += vector.values
                let text = page.draft.string(block).split(whereSeparator: \.isNewline)
                index += "\(block.source.lowerBound)\t\(block.source.upperBound)\t"
                index += text.joined(separator: " ") + "\n"
            }
            handle.write(unsafe values.withUnsafeBytes { unsafe Data($0) })
        }
        try handle.close()
        try index.write(toFile: path + ".index", atomically: false, encoding: .utf8)
        try FeatureVector.names.joined(separator: "\n")
            .write(toFile: path + ".names", atomically: false, encoding: .utf8)
    }
}
