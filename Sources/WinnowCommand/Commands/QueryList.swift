internal import MappedIO
internal import Winnow

/// The queries of a file: one a line, or a class, a tab and a query.
struct QueryList {
    /// A line of the file.
    struct Line {
        /// What stands before the tab, up to a comma.
        var category: String?
        var text: String
    }

    /// What the file is called in messages.
    let name: String
    private(set) var queries: [Line] = []
    /// The classes in the order of their first queries.
    private(set) var classes: [String] = []
    /// The lines that are no queries, with the reason.
    private(set) var faults: [String] = []

    /// Reads a file, or standard input for `-`; empty lines are passed over.
    init(file: String, settings: IndexSettings) throws {
        let bytes =
            file == "-"
            ? try StandardStream.input.readAll() : try MappedFile(path: file).bytes.array
        name = file == "-" ? "standard input" : file
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        for (number, bytes) in lines.enumerated() {
            let line = String(
                decoding: bytes.last == 0x0D ? bytes.dropLast() : bytes, as: UTF8.self)
            if line.allSatisfy(\.isWhitespace) { continue }
            let parts = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
            let tags = parts.count == 2 ? parts[0] : nil
            let query = Line(
                category: tags.map { String($0.prefix { $0 != "," }) },
                text: String(parts.last ?? ""))
            do {
                let parsed = try QueryParser.parse(query.text)
                if parsed.part == .boilerplate {
                    faults.append("\(name):\(number + 1): in:boilerplate is not measured")
                    continue
                }
                _ = try Query(parsed, settings: settings)
            } catch {
                faults.append("\(name):\(number + 1): \(error)")
                continue
            }
            queries.append(query)
            if let category = query.category, !classes.contains(category) {
                classes.append(category)
            }
        }
    }
}
