/// Days from one to another, both included.
public struct DayRange: Sendable, Hashable {
    /// The first day, in days since 1970-01-01; the least number where there is no first.
    public var first: Int32
    /// The last day; the greatest number where there is no last.
    public var last: Int32

    /// Every day.
    public static let always = DayRange(first: .min, last: .max)

    /// Days from `first` to `last`.
    public init(first: Int32 = .min, last: Int32 = .max) {
        self.first = first
        self.last = last
    }

    /// Whether a day is among them.
    public func contains(_ day: Int32) -> Bool { first <= day && day <= last }

    /// The days that are in both.
    public func intersection(_ other: DayRange) -> DayRange {
        DayRange(first: max(first, other.first), last: min(last, other.last))
    }

    /// The days of a year, a month or a day: `2025`, `2025-11` or `2025-11-13`; nil for anything else.
    ///
    /// What stands behind a whole day, as in `2025-11-13T08:00Z`, is ignored.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        func number(_ range: Range<Int>) -> Int? {
            guard range.upperBound <= bytes.count else { return nil }
            var value = 0
            for byte in bytes[range] {
                guard (48...57).contains(byte) else { return nil }
                value = value * 10 + Int(byte) - 48
            }
            return value
        }
        func isDash(_ place: Int) -> Bool { bytes[place] == UInt8(ascii: "-") }
        guard let year = number(0..<4), year > 0 else { return nil }
        if bytes.count == 4 {
            self.init(
                first: CalendarDay.number(year, 1, 1), last: CalendarDay.number(year, 12, 31))
            return
        }
        guard isDash(4), let month = number(5..<7), (1...12).contains(month) else { return nil }
        let length = DayRange.daysOfMonth(year, month)
        if bytes.count == 7 {
            self.init(
                first: CalendarDay.number(year, month, 1),
                last: CalendarDay.number(year, month, length))
            return
        }
        guard isDash(7), let day = number(8..<10), (1...length).contains(day),
            bytes.count == 10 || bytes[10] == UInt8(ascii: "T") || bytes[10] == 0x20
        else { return nil }
        let only = CalendarDay.number(year, month, day)
        self.init(first: only, last: only)
    }

    private static func daysOfMonth(_ year: Int, _ month: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
