import Foundation
import PageExtraction
import Testing

/// The repository's folder of sample pages.
enum SampleCorpus {
    private static let folder = SharedData.packageRoot.appending(path: "Corpus")

    /// The names of all pages, in order.
    static let pageNames: [String] = {
        let pages = folder.appending(path: "pages").path
        let names = (try? FileManager.default.contentsOfDirectory(atPath: pages)) ?? []
        if names.isEmpty { print("Corpus pages skipped: no folder Corpus/pages") }
        return names.filter { !$0.hasPrefix(".") }.sorted()
    }()

    /// Cleans a page as it lies in the folder, unpacked if it is packed.
    static func clean(_ name: String) throws -> CleanPage {
        let (bytes, name) = try unpacked(name)
        return try PageCleaner().clean(bytes, name: name)
    }

    /// The bytes of a page and its name, unpacked if it is packed.
    static func unpacked(_ name: String) throws -> (bytes: [UInt8], name: String) {
        let page = folder.appending(path: "pages/\(name)")
        let bytes: Data
        switch page.pathExtension {
        case "gz": bytes = try output(of: ["gzip", "-dc", page.path])
        case "zst": bytes = try output(of: ["zstd", "-dcq", page.path])
        default: return ([UInt8](try Data(contentsOf: page)), name)
        }
        return ([UInt8](bytes), page.deletingPathExtension().lastPathComponent)
    }

    /// The main text that is written down for a page.
    static func goldText(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: "gold/\(name).txt"), encoding: .utf8)
    }

    /// The metadata that are written down for a page, as JSON.
    static func goldData(_ name: String) throws -> Data {
        try Data(contentsOf: folder.appending(path: "gold/\(name).json"))
    }

    /// A phrase with the pages that hold it in the main text and those that hold it only around it.
    struct Search {
        var phrase: String
        var inside: Set<String>
        var around: Set<String>
    }

    /// The phrases of `searches.tsv`.
    static func searches() throws -> [Search] {
        let table = try String(contentsOf: folder.appending(path: "searches.tsv"), encoding: .utf8)
        return table.split(separator: "\n").dropFirst().map { line in
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            func pages(_ cell: Int) -> Set<String> {
                cell < cells.count ? Set(cells[cell].split(separator: " ").map(String.init)) : []
            }
            return Search(phrase: String(cells[0]), inside: pages(1), around: pages(2))
        }
    }

    /// What a command writes to its standard output.
    static func output(of command: [String]) throws -> Data {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "\(command)")
        return data
    }
}
