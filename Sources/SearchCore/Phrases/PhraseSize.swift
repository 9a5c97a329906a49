internal import MappedIO

/// Bytes that an index takes to find phrases quickly, besides what it takes for words and positions.
package struct PhraseSize: Sendable {
    /// In the terms files: the dictionaries of phrases.
    package private(set) var terms = 0
    /// In the postings files: the postings of phrases.
    package private(set) var postings = 0
    /// In the positions files: signatures of neighbours.
    package private(set) var signatures = 0

    package var total: Int { terms + postings + signatures }

    /// - Complexity: O(n) in the number of phrases and exact terms.
    package init(_ reader: IndexReader) throws(IndexError) {
        for segment in reader.segments {
            if let dictionary = segment.dictionary(.phrases) {
                terms += dictionary.byteCount
                var cursor = try dictionary.cursor()
                while let entry = try cursor.next() { postings += entry.info.postings.count }
            }
            var cursor = try segment.dictionary(.init(field: .text, form: .exact))?.cursor()
            while let entry = try cursor?.next() {
                let frequency = Int(entry.info.documentFrequency)
                if NeighbourSignatures.areKept(
                    documentFrequency: frequency, documentCount: segment.info.documentCount)
                {
                    signatures += frequency
                }
            }
        }
    }
}
