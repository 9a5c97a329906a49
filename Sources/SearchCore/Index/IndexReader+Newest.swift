internal import MappedIO

extension IndexReader {
    /// Whether a folder has an index: a commit, whatever is in it.
    ///
    /// - Complexity: the names in the folder are read.
    public static func hasIndex(_ folder: String) throws(IndexError) -> Bool {
        try IndexFolder.newestGeneration(in: folder, LocalFileSystem()) != nil
    }

    /// Whether the commit that is open is still the newest in the folder.
    ///
    /// - Complexity: the names in the folder are read.
    /// - Throws: `IndexError.missing` where there is no index any more.
    public func isNewest() throws(IndexError) -> Bool {
        guard let newest = try IndexFolder.newestGeneration(in: folder, LocalFileSystem()) else {
            throw .missing(folder: folder)
        }
        return newest == generation
    }
}
