internal import JSONText
internal import MappedIO
internal import PageExtraction

/// A page of the data: `ID.html`, or `ID.txt` in a folder without any.
struct PageFile {
    let id: String
    let path: String
    let form: PageForm

    /// The pages of a folder, in the order of their names.
    static func all(in folder: String) throws(FileError) -> [PageFile] {
        let names = try LocalFileSystem().list(folder)
        let form: PageForm = names.contains { $0.hasSuffix(".html") } ? .html : .text
        let suffix = form == .html ? ".html" : ".txt"
        return names.compactMap { name in
            guard name.hasSuffix(suffix), !name.hasSuffix(".gold.txt") else { return nil }
            let id = String(name.dropLast(suffix.count))
            return PageFile(id: id, path: folder + "/" + name, form: form)
        }
    }

    /// Cleans the page: its main text, the time it took, its metadata and its blocks.
    ///
    /// What is timed is `PageCleaner.clean` and the joining of the kept blocks; reading the file and
    /// writing the answer are not. A page that can't be cleaned has an empty text.
    func clean(site: SiteKnowledge? = nil) throws(FileError) -> JSONObject {
        let bytes = try read()
        let cleaner = PageCleaner(site: site)
        let start = ProcessUse.userMicroseconds
        let page = try? cleaner.clean(bytes, form: form)
        let text = page?.text ?? ""
        let time = ProcessUse.userMicroseconds - start
        var object = JSONObject()
        object.add("page", id)
        object.add("bytes", bytes.count)
        object.add("user_us", time)
        guard let page else {
            object.add("text", "")
            return object
        }
        object.add("text", form == .html ? text : keptLines(of: page, bytes))
        object.add("title", page.metadata.title)
        object.add("author", page.metadata.author)
        object.add("site", page.metadata.site)
        object.add("published", page.metadata.published)
        object.add("language", page.metadata.language)
        object.add("url", page.metadata.canonicalURL)
        object.add("blocks", page.blocks.map(line))
        return object
    }

    /// What of the page is compared with others, or nil if it can't be read as a page.
    func outline() throws(FileError) -> PageOutline? {
        try? PageCleaner().outline(try read(), form: form)
    }

    /// The kept lines of plain text as they stand in the file, since they are scored as lines.
    private func keptLines(of page: CleanPage, _ bytes: [UInt8]) -> String {
        page.blocks.lazy.filter(\.isKept)
            .map { String(decoding: bytes[$0.source], as: UTF8.self) + "\n" }.joined()
    }

    private func line(_ block: PageBlock) -> JSONObject {
        var object = JSONObject()
        object.add("kind", block.kind.rawValue)
        object.add("kept", block.isKept)
        object.add("reason", block.reason)
        object.add("text", block.text)
        return object
    }

    private func read() throws(FileError) -> [UInt8] {
        let file = try InputFile(path: path)
        var bytes: [UInt8] = []
        while try file.read(1 << 20, appendingTo: &bytes) > 0 {}
        return bytes
    }
}
