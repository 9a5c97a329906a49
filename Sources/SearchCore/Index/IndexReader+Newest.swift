internal import MappedIO

extension IndexReader {
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
