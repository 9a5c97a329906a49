/// An element that holds blocks, with sums over all blocks within.
struct Container {
    var parent: Int
    var tag: HTMLTag
    var depth: Int
    /// Cues of this element alone.
    var cues: CueFamilies
    /// What tells its likes in the page: tags and classes of it and its parent.
    var shape = Shape()
    /// What the words of its attributes say.
    var names = NameScore()
    var words = 0
    var linkWords = 0
    /// Words of blocks that read as prose.
    var proseWords = 0
    var blocks = 0
    /// Blocks that are mostly links.
    var linkBlocks = 0

    /// Hashes that alike elements of a page share.
    struct Shape {
        /// Of the tags from the root down.
        var path: UInt32 = 0x811C_9DC5
        /// Of tag and class.
        var own: UInt32 = 0
        /// Of tags and classes of the element and its parent.
        var pair: UInt32 = 0
    }

    /// The shape of an element, from its tag, a hash of its class, and its parent.
    static func shape(of tag: HTMLTag, style: UInt32, in parent: Container?) -> Shape {
        let code = UInt32(tag.code)
        let above = parent?.shape ?? Shape()
        let own = mix(style, code)
        return Shape(path: mix(above.path, code), own: own, pair: mix(above.own, own))
    }

    /// A hash of two hashes.
    static func mix(_ first: UInt32, _ second: UInt32) -> UInt32 {
        var hash = (first ^ second &* 0x9E37_79B1) &* 0x85EB_CA6B
        hash ^= hash >> 15
        return hash
    }
}
