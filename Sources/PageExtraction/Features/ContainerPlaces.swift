/// Where each container stands among the others: how far from the one that holds the text, under
/// which elements and cues, among how many of its like.
struct ContainerPlaces {
    /// What is known of one container.
    struct Place {
        /// How many levels up a container holds 30 % of the prose; 0 if this one does.
        var levelsToThird = 0
        /// How many levels up a container holds 60 % of the prose; 0 if this one does.
        var levelsToMost = 0
        /// Whether this is, or lies within, the container with the most prose less other words.
        var isInBest = false
        var isInArticle = false
        var isInMainElement = false
        var isInSection = false
        /// The innermost containers with a cue against main text, for it, and for just it; or -1.
        var negative = -1
        var content = -1
        var articleBody = -1
        /// The innermost container that has two or more siblings of its shape, or -1.
        var repeated = -1
        /// The number of these siblings, itself among them.
        var siblings = 0
    }

    private var places: [Place] = []

    /// - Complexity: O(containers), as parents stand before their children.
    init(_ containers: [Container], prose: Int) {
        var best = -1
        var most = 0
        for (index, container) in containers.enumerated() {
            let gain = 2 * container.proseWords - container.words - container.linkWords
            if gain > 0, gain >= most { (best, most) = (index, gain) }
        }
        let siblings = Self.countSiblings(containers)
        places.reserveCapacity(containers.count)
        for (index, container) in containers.enumerated() {
            var place = container.parent < 0 ? Place() : places[container.parent]
            let words = container.proseWords
            place.levelsToThird = words * 10 >= prose * 3 ? 0 : place.levelsToThird + 1
            place.levelsToMost = words * 10 >= prose * 6 ? 0 : place.levelsToMost + 1
            place.isInBest = place.isInBest || index == best
            switch container.tag {
            case .article: place.isInArticle = true
            case .main: place.isInMainElement = true
            case .section: place.isInSection = true
            default: break
            }
            if !container.cues.isDisjoint(with: .negative) { place.negative = index }
            if container.cues.contains(.content) { place.content = index }
            if container.cues.contains(.articleBody) { place.articleBody = index }
            if siblings[index] >= 3 {
                place.repeated = index
                place.siblings = siblings[index]
            }
            places.append(place)
        }
    }

    /// The place of the container at `index`.
    subscript(index: Int) -> Place { places[index] }

    /// For each container, the number of its siblings of its shape, itself among them.
    private static func countSiblings(_ containers: [Container]) -> [Int] {
        func key(_ container: Container) -> UInt64 {
            UInt64(UInt32(truncatingIfNeeded: container.parent)) << 32 | UInt64(container.shape.own)
        }
        var counts = HashTable(empty: 0, capacity: containers.count)
        for container in containers where container.blocks > 0 {
            counts.update(key(container)) { $0 += 1 }
        }
        return containers.map { $0.blocks > 0 ? counts[key($0)] : 0 }
    }
}
