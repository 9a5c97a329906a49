internal import MappedIO

/// Bytes that an index takes for its phrases of frequent words, besides what it takes for words.
package struct PhraseSize: Sendable {
    /// In the terms files: the dictionaries of phrases.
    package private(set) var terms = 0
    /// In the postings files.
    package private(set) var postings = 0

    package var total: Int { terms + postings }

    /// - Complexity: O(n) in the number of phrases.
    package init(_ reader: IndexReader) throws(IndexError) {
        for segment in reader.segments {
            guard let dictionary = segment.dictionary(.phrases) else { continue }
            terms += dictionary.byteCount
            var cursor = try dictionary.cursor()
            while let entry = try cursor.next() { postings += entry.info.postings.count }
        }
    }
}
