/// When a page was captured, to the second, in UTC.
struct CaptureTime: Hashable, Sendable {
    /// `YYYYMMDDhhmmss`, as in ARC files and indexes of captures.
    let digits: String

    /// Reads the digits of a time, as of `2008-04-30T20:48:24Z` (WARC-Date: W3CDTF) or `20080430204824` (ARC).
    ///
    /// What is finer than a second is left out. Nil for what can't be a time.
    init?(_ text: String) {
        var digits: [UInt8] = []
        for byte in text.utf8 where digits.count < 14 {
            if byte &- 0x30 < 10 { digits.append(byte) } else if byte == 0x2E { break }
        }
        guard digits.count == 14 else { return nil }
        func number(_ range: Range<Int>) -> Int {
            range.reduce(0) { 10 * $0 + Int(digits[$1] - 0x30) }
        }
        guard number(0..<4) >= 1990, (1...12).contains(number(4..<6)),
            (1...31).contains(number(6..<8)), number(8..<10) < 24, number(10..<12) < 60,
            number(12..<14) < 61
        else { return nil }
        self.digits = String(decoding: digits, as: UTF8.self)
    }

    /// `YYYY-MM-DDThh:mm:ssZ`.
    var text: String {
        let parts = Array(digits.utf8)
        func part(_ range: Range<Int>) -> String { String(decoding: parts[range], as: UTF8.self) }
        return "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T"
            + "\(part(8..<10)):\(part(10..<12)):\(part(12..<14))Z"
    }
}
