import Foundation

@testable import PageExtraction

/// A file of `Languages/`, as its README says it is to be read.
struct LanguageFile {
    let language: String
    /// The lines by section.
    let sections: [String: [String]]

    static let families: [String: PhraseFamilies] = [
        "comments": .comments, "related": .related, "read also": .readAlso, "share": .share,
        "consent": .consent, "newsletter": .newsletter, "account": .account,
        "navigation": .navigation, "rights": .rights, "advertisement": .advertisement,
        "reading time": .readingTime, "photo credit": .photoCredit, "article data": .articleData,
        "byline": .byline, "kicker": .kicker,
    ]

    static func all() throws -> [LanguageFile] {
        let folder = SharedData.packageRoot
            .appending(path: "Sources/PageExtraction/Features/Languages")
        return try FileManager.default.contentsOfDirectory(
            at: folder, includingPropertiesForKeys: nil
        )
        .filter { $0.pathExtension == "txt" }
        .map(LanguageFile.init)
    }

    private init(_ file: URL) throws {
        language = file.deletingPathExtension().lastPathComponent
        var sections: [String: [String]] = [:]
        var name = ""
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
            if line.hasPrefix("[") {
                name = String(line.dropFirst().dropLast())
            } else if !line.hasPrefix("#") {
                sections[name, default: []].append(String(line))
            }
        }
        self.sections = sections
    }
}
