internal import Glibc

/// A folder with all that is in it.
package enum FolderTree {
    /// Removes it; links in it are removed and not followed.
    package static func remove(_ path: String) throws(FileError) {
        let fileSystem = LocalFileSystem()
        for name in try fileSystem.list(path) {
            let child = FilePath.child(name, of: path)
            // A link is removed as what it is, wherever it leads.
            if unsafe unlink(child) == 0 { continue }
            guard errno == EISDIR || errno == EPERM else { throw FileError("remove", child) }
            try remove(child)
        }
        guard unsafe rmdir(path) == 0 else { throw FileError("remove", path) }
    }
}
