/// What the names of each container and of those around it say, by a lexicon.
struct NameEvidence {
    /// The names of one container and of those around it.
    struct Place {
        var own = NameScore()
        /// The mean score of the parent.
        var above: Float = 0
        /// The least and greatest score of any word around, and levels up to the least.
        var least: Float = 0
        var most: Float = 0
        var levelsToLeast = 0
        /// The sum of all means around.
        var sum: Float = 0
        /// The mean score of the innermost container that has one, and levels up to it.
        var nearest: Float = 0
        var levelsToNearest = 0
    }

    private var places: [Place] = []

    /// - Complexity: O(containers), as parents stand before their children.
    init(_ containers: [Container]) {
        places.reserveCapacity(containers.count)
        for container in containers {
            let parent = container.parent < 0 ? Place() : places[container.parent]
            var place = parent
            let own = container.names
            place.own = own
            place.above = parent.own.mean
            place.levelsToLeast = own.least < parent.least ? 0 : parent.levelsToLeast + 1
            place.least = min(parent.least, own.least)
            place.most = max(parent.most, own.most)
            place.sum = parent.sum + own.mean
            place.nearest = own.count > 0 ? own.mean : parent.nearest
            place.levelsToNearest = own.count > 0 ? 0 : parent.levelsToNearest + 1
            places.append(place)
        }
    }

    /// The place of the container at `index`; of none, if it is -1.
    subscript(index: Int) -> Place { index < 0 ? Place() : places[index] }
}
