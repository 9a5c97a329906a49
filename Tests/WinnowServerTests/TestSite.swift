import Foundation
import Winnow

@testable import WinnowServer

/// An index in a folder of its own, and a site that shows it; removed at the end.
final class TestSite {
    let folder: String

    init(_ documents: [Document]) throws {
        folder = NSTemporaryDirectory() + "winnow-server-" + UUID().uuidString
        try add(documents)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func add(_ documents: [Document]) throws {
        let writer = try IndexWriter(folder: folder)
        for document in documents { try writer.add(document) }
        try writer.commit()
    }

    func site(access: AccessGuard = .init(), mostAtOnce: Int = 128) throws -> Site {
        Site(try LiveIndex(folder: folder), access: access, mostAtOnce: mostAtOnce)
    }

    static func document(_ key: String, _ text: String, title: String? = nil) -> Document {
        var document = Document(key: key, text: text)
        document.metadata.title = title
        return document
    }
}

extension Site {
    /// What is answered to a GET of this target from this machine.
    func get(_ target: String) async -> WebResponse {
        await respond(to: WebRequest(target: target, host: "localhost:8321"))
    }
}

/// Text as a value in an address.
func inAddress(_ text: String) -> String {
    text.utf8.map { byte in
        let digits = String(byte, radix: 16)
        return digits.count == 1 ? "%0\(digits)" : "%\(digits)"
    }.joined()
}
