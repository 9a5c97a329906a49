internal import JSONText
internal import MappedIO
internal import Winnow

/// The line of JSON that says what a shard is.
enum ShardLine {
    static func print(
        _ report: ShardBuilder.Report, _ folder: String, _ duration: Duration
    ) throws(FileError) {
        let description = report.description
        var object = JSONObject()
        object.add("shard", folder)
        object.add("documents", description.documentCount)
        object.add("tokens", Int(clamping: description.tokenCount))
        object.add("bytesRead", Int(clamping: description.bytesRead))
        object.add("bytes", Int(clamping: report.byteCount))
        object.add("inputs", description.inputs.count)
        object.add("skipped", report.wasThere)
        object.add("milliseconds", Int(duration / .milliseconds(1)))
        object.add("processorMilliseconds", Int(ProcessUse.processorTime / .milliseconds(1)))
        object.add("peakMemory", ProcessUse.peakMemory)
        object.add("failures", description.failures.map(ShardDescription.json))
        try StandardStream.output.print(object.line + "\n")
    }
}
