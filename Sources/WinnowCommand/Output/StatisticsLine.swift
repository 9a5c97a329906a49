internal import JSONText
internal import MappedIO
internal import Winnow

/// The line of JSON that says what statistics are of.
enum StatisticsLine {
    static func print(_ statistics: CollectionStatistics) throws {
        var object = JSONObject()
        object.add("statistics", statistics.path)
        object.add("documents", statistics.documentCount)
        object.add("tokens", Int(clamping: statistics.tokenCount))
        object.add("terms", statistics.termCount)
        object.add("bytes", Int(clamping: try FileStatus(path: statistics.path).size))
        try StandardStream.output.print(object.line + "\n")
    }
}
