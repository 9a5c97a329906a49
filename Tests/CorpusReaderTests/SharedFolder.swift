import Foundation

/// Data outside the package: in `WINNOW_SHARED`, or in `shared` beside the package.
enum SharedFolder {
    /// A folder of the data; nil, which is said, where it is not there.
    static func path(_ name: String) -> String? {
        let root =
            ProcessInfo.processInfo.environment["WINNOW_SHARED"]
            ?? URL(filePath: #filePath).deletingLastPathComponent().appending(
                path: "../../../shared"
            )
            .standardized.path
        let path = root + "/" + name
        guard FileManager.default.fileExists(atPath: path) else {
            print("skipped: there is no \(path)")
            return nil
        }
        return path
    }
}
