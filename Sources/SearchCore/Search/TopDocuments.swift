internal import MappedIO

/// A document of a commit and its score.
package struct ScoredDocument: Sendable {
    package var segment: Int
    package var document: UInt32
    package var score: Float
}

/// Keeps the best documents: higher scores first, equal ones by the bytes of their keys.
///
/// A binary heap whose root is the worst that is kept. Keys are looked up only where scores are equal.
struct TopDocuments {
    private let reader: IndexReader
    private let limit: Int
    private var heap: [ScoredDocument] = []

    init(_ reader: IndexReader, limit: Int) {
        self.reader = reader
        self.limit = limit
    }

    /// The score that a document must reach to be kept, or nil while any is.
    @inline(__always)
    var threshold: Float? { heap.count < limit ? nil : heap.first?.score }

    mutating func add(_ document: ScoredDocument) throws(IndexError) {
        if heap.count < limit {
            heap.append(document)
            try siftUp(heap.count - 1)
        } else if limit > 0, document.score >= heap[0].score, try precedes(document, heap[0]) {
            heap[0] = document
            try siftDown()
        }
    }

    /// The documents kept, best first.
    mutating func sorted() throws(IndexError) -> [ScoredDocument] {
        var result: [ScoredDocument] = []
        while let worst = heap.first {
            result.append(worst)
            let last = heap.removeLast()
            if !heap.isEmpty {
                heap[0] = last
                try siftDown()
            }
        }
        return result.reversed()
    }

    private func precedes(
        _ left: ScoredDocument, _ right: ScoredDocument
    ) throws(IndexError) -> Bool {
        if left.score != right.score { return left.score > right.score }
        return try key(left).lexicographicallyPrecedes(try key(right))
    }

    private func key(_ document: ScoredDocument) throws(IndexError) -> [UInt8] {
        try reader.segments[document.segment].keys.key(of: Int(document.document)).array
    }

    private mutating func siftUp(_ start: Int) throws(IndexError) {
        var child = start
        while child > 0 {
            let parent = (child - 1) / 2
            guard try precedes(heap[parent], heap[child]) else { return }
            heap.swapAt(parent, child)
            child = parent
        }
    }

    private mutating func siftDown() throws(IndexError) {
        var parent = 0
        while true {
            var worst = parent
            for child in 2 * parent + 1...2 * parent + 2 where child < heap.count {
                if try precedes(heap[worst], heap[child]) { worst = child }
            }
            if worst == parent { return }
            heap.swapAt(parent, worst)
            parent = worst
        }
    }
}
