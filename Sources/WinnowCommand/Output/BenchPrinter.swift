internal import JSONText

/// The latencies of a command, over the queries of a class or over all.
struct BenchResult {
    var command: String
    /// nil for all queries.
    var category: String?
    var latencies: Latencies
}

/// Prints what `winnow bench` measured.
struct BenchPrinter {
    private static let barWidth = 40

    var queryCount: Int
    var rounds: Int
    var documentCount: Int

    /// A table and a histogram for each command.
    func text(_ results: [BenchResult]) -> String {
        var text =
            "\(Figures.count(queryCount, "query", "queries")), "
            + "\(Figures.count(rounds, "round")), \(Figures.count(documentCount, "document")); "
            + "microseconds, the least of a query's rounds\n\n" + table(results)
        for result in results where result.category == nil {
            text += "\n\(result.command)\n" + histogram(result.latencies)
        }
        return text
    }

    private func table(_ results: [BenchResult]) -> String {
        var rows = [["command", "class", "queries", "p50", "p95", "p99", "mean", "max"]]
        for result in results {
            let latencies = result.latencies
            let figures = [
                latencies.percentile(50), latencies.percentile(95), latencies.percentile(99),
                latencies.mean, latencies.maximum,
            ]
            rows.append(
                [
                    result.command, TerminalStyle.safe(result.category ?? "all"),
                    "\(latencies.count)",
                ] + figures.map { Figures.fixed($0, 1) })
        }
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            row.indices.map { column in
                let space = String(repeating: " ", count: widths[column] - row[column].count)
                return column < 2 ? row[column] + space : space + row[column]
            }.joined(separator: "  ") + "\n"
        }.joined()
    }

    private func histogram(_ latencies: Latencies) -> String {
        let buckets = latencies.histogram
        let most = buckets.map(\.count).max() ?? 1
        let labels = buckets.map { "\(Figures.fixed($0.low, $0.low < 1 ? 3 : 0)) µs" }
        let width = labels.map(\.count).max() ?? 0
        return zip(buckets, labels).map { bucket, label in
            // At least one mark for what is not nothing.
            let marks = (bucket.count * BenchPrinter.barWidth + most - 1) / most
            return String(repeating: " ", count: width + 2 - label.count) + label + " |"
                + String(repeating: "#", count: marks)
                + (bucket.count > 0 ? " \(bucket.count)" : "") + "\n"
        }.joined()
    }

    /// JSON Lines.
    func json(_ results: [BenchResult]) -> String {
        var text = results.map { object($0).line + "\n" }.joined()
        var summary = JSONObject()
        summary.add("type", "summary")
        summary.add("queries", queryCount)
        summary.add("rounds", rounds)
        summary.add("documents", documentCount)
        text += summary.line + "\n"
        return text
    }

    private func object(_ result: BenchResult) -> JSONObject {
        let latencies = result.latencies
        var object = JSONObject()
        object.add("type", "latencies")
        object.add("command", result.command)
        object.add("class", result.category)
        object.add("queries", latencies.count)
        object.add("p50", latencies.percentile(50))
        object.add("p95", latencies.percentile(95))
        object.add("p99", latencies.percentile(99))
        object.add("mean", latencies.mean)
        object.add("max", latencies.maximum)
        object.add(
            "histogram",
            latencies.histogram.map { bucket in
                var object = JSONObject()
                object.add("from", bucket.low)
                object.add("to", bucket.high)
                object.add("queries", bucket.count)
                return object
            })
        return object
    }
}
