/// What was left out of a file: the first of it one by one, the rest as a number.
struct FailureList {
    /// How many are named one by one.
    private static let mostNamed = 20

    /// The file.
    let path: String
    private var named: [IngestFailure] = []
    private var others = 0
    private var areLines = true

    init(path: String) { self.path = path }

    mutating func add(_ failure: IngestFailure) {
        // A line has the file and its number.
        if !failure.path.hasPrefix(path + ":") { areLines = false }
        if named.count < FailureList.mostNamed { named.append(failure) } else { others += 1 }
    }

    var all: [IngestFailure] {
        if others == 0 { return named }
        let what = areLines ? "more lines are no documents" : "more records were left out"
        return named + [IngestFailure(path: path, reason: "\(others) \(what)")]
    }
}
