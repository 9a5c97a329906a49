internal import CWordDictionary

/// Finds the words of text without spaces by ICU's dictionaries of Chinese, Japanese, Thai, Lao, Khmer and
/// Burmese, where ICU is installed.
///
/// Only queries are cut into words by it: an index holds pairs of characters and does not depend on a dictionary.
package enum WordDictionary {
    /// The longest text that is looked at, in bytes.
    static let longestText = 4096

    /// Whether there is one; loads it, which takes some milliseconds.
    package static var isThere: Bool { winnow_word_dictionary_is_there() }

    /// The byte ranges of the words of a text in scripts without spaces, one behind the other; nil without a
    /// dictionary, or for a text of more than 4096 bytes.
    package static func words(of text: Span<UInt8>) -> [Range<Int>]? {
        guard text.count <= longestText else { return nil }
        var ends = [Int](repeating: 0, count: text.count)
        let count = unsafe text.withUnsafeBufferPointer { text in
            unsafe ends.withUnsafeMutableBufferPointer { ends in
                unsafe ends.withMemoryRebound(to: UInt.self) { ends in
                    unsafe winnow_word_ends(
                        text.baseAddress, text.count, ends.baseAddress, ends.count)
                }
            }
        }
        guard count >= 0 else { return nil }
        var words: [Range<Int>] = []
        var start = 0
        for end in ends.prefix(count) where end > start && end <= text.count {
            words.append(start..<end)
            start = end
        }
        return words
    }
}
