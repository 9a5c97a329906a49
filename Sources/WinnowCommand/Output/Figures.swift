/// Numbers as people read them, without a locale.
enum Figures {
    /// A number with `digits` behind the point.
    static func fixed(_ value: Double, _ digits: Int) -> String {
        guard value.isFinite, value.magnitude < 1e12 else { return "\(value)" }
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let scaled = Int((value.magnitude * scale).rounded())
        let sign = value < 0 && scaled > 0 ? "-" : ""
        if digits == 0 { return sign + String(scaled) }
        let fraction = String(scaled % Int(scale))
        return sign + String(scaled / Int(scale)) + "."
            + String(repeating: "0", count: digits - fraction.count) + fraction
    }

    /// A number of bytes: `950 B`, `12.3 KB`, `4.0 MB`, in powers of 1000.
    static func bytes(_ count: UInt64) -> String {
        var value = Double(count)
        for unit in ["B", "KB", "MB", "GB"] {
            if value < 999.95 { return fixed(value, unit == "B" ? 0 : 1) + " " + unit }
            value /= 1000
        }
        return fixed(value, 1) + " TB"
    }

    /// A duration: `0.82 ms`, `3.1 s`.
    static func duration(_ duration: Duration) -> String {
        let seconds = seconds(duration)
        return seconds < 1
            ? fixed(seconds * 1000, seconds < 0.01 ? 2 : 0) + " ms" : fixed(seconds, 1) + " s"
    }

    static func seconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    }

    /// A count with its noun: `1 file`, `3 files`.
    static func count(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
        "\(number) \(number == 1 ? noun : plural ?? noun + "s")"
    }
}
