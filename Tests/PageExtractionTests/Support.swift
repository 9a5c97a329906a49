import Foundation
import PageExtraction

/// Cleans a page written as a string.
func clean(_ text: String, form: PageForm = .detect, name: String? = nil) throws -> CleanPage {
    try PageCleaner().clean(Array(text.utf8), form: form, name: name)
}

/// Sentences of a made-up article, so that pages have prose to keep.
enum Prose {
    static let paragraphs = [
        "The harbour master opened the old sluice at dawn, and for the first time in eleven years "
            + "the tide came up as far as the mill, where a small crowd had gathered to watch.",
        "Nobody had expected the water to rise so fast, said the engineer, who had measured the "
            + "channel twice, but the gates held, and by noon the basin was full to the brim.",
        "The council will decide in autumn whether the mill is to be rebuilt; the money is there, "
            + "although some of the neighbours would rather see a park than a machine.",
        "Until then the sluice will be opened once a month, and the pupils of the village school "
            + "are going to write down how many fish pass through the gates each time.",
    ]

    static let html = paragraphs.map { "<p>\($0)</p>" }.joined(separator: "\n")
    static let text = paragraphs.joined(separator: "\n\n")
}

/// The folder of data shared between checkouts, if there is one.
enum SharedData {
    static let folder: URL? = {
        var candidates: [URL] = []
        if let path = ProcessInfo.processInfo.environment["WINNOW_SHARED"] {
            candidates.append(URL(fileURLWithPath: path))
        }
        candidates.append(packageRoot.deletingLastPathComponent().appending(path: "shared"))
        return candidates.first { FileManager.default.fileExists(atPath: $0.path) }
    }()

    static let packageRoot = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
}
