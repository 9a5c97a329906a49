/// The members or frames of a compressed stream: where each begins.
///
/// Points before the one asked for last are forgotten, so that what is held does not grow with the stream.
struct RestartPoints {
    private var points: [RestartPoint] = [RestartPoint(inFile: 0, inStream: 0)]
    private var first = 0

    mutating func add(inFile: Int, inStream: Int) {
        points.append(RestartPoint(inFile: UInt64(inFile), inStream: inStream))
    }

    /// The last point at or before a place in the stream.
    ///
    /// - Complexity: as many steps as points are passed over, each once for all calls.
    mutating func last(before offset: Int) -> RestartPoint {
        while first + 1 < points.count, points[first + 1].inStream <= offset { first += 1 }
        let found = points[first]
        if first > 1024 {
            points.removeFirst(first)
            first = 0
        }
        return found
    }
}
