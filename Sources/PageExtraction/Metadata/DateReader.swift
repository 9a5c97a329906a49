/// Reads dates as pages write them.
enum DateReader {
    /// A date from a machine-readable value: ISO 8601, RFC 822, `YYYY/MM/DD`, or a Unix time.
    static func machine(_ value: String) -> CalendarDate? {
        let text = Text.collapsed(value.utf8.prefix(200))
        if let date = iso(text) { return date }
        return visible(text)?.date
    }

    /// The first date in visible text, and how many of the text's words belong to it.
    ///
    /// Read: `2024-05-03`, `2024/5/3`, `3.5.2024`, `May 3, 2024`, `3 May 2024`, `2024年5月3日`.
    /// `3/5/2024` could be in March or in May and is no date; `13/5/2024` and `5/13/2024` are.
    ///
    /// - Complexity: O(length); only the first 300 bytes are read.
    static func visible(_ text: String) -> (date: CalendarDate, words: Int)? {
        let parts = DatePart.split(text)
        for start in parts.indices {
            if let found = numeric(parts, start) ?? named(parts, start) { return found }
        }
        return nil
    }

    /// The date in a URL's path: `/2024/05/03/` or `2024-05-03` or `/20240503`.
    static func url(_ url: String) -> CalendarDate? {
        var numbers: [(value: Int, digits: Int)] = []
        var separators: [UInt8] = []
        var previous: UInt8 = 0
        for byte in url.utf8.prefix(2000) {
            if ASCII.isDigit(byte) {
                let digit = Int(byte - 0x30)
                if ASCII.isDigit(previous), let last = numbers.last, last.digits < 9 {
                    numbers[numbers.count - 1] = (last.value * 10 + digit, last.digits + 1)
                } else if !ASCII.isDigit(previous) {
                    numbers.append((digit, 1))
                    separators.append(previous)
                }
            } else if ASCII.isDigit(previous), byte != UInt8(ascii: "/"), byte != UInt8(ascii: "-"),
                byte != UInt8(ascii: "_")
            {
                numbers.append((0, 0))
                separators.append(0)
            }
            previous = byte
        }
        for at in numbers.indices where numbers[at].digits >= 4 {
            if numbers[at].digits == 8 {
                let value = numbers[at].value
                if let date = CalendarDate(
                    year: value / 10_000, month: value / 100 % 100, day: value % 100)
                {
                    return date
                }
            }
            guard numbers[at].digits == 4, at + 2 < numbers.count, numbers[at + 1].digits > 0,
                numbers[at + 2].digits > 0, numbers[at + 1].digits <= 2, numbers[at + 2].digits <= 2
            else { continue }
            if let date = CalendarDate(
                year: numbers[at].value, month: numbers[at + 1].value, day: numbers[at + 2].value)
            {
                return date
            }
        }
        return nil
    }

    private static func iso(_ text: String) -> CalendarDate? {
        let bytes = Array(text.utf8)
        func number(_ range: Range<Int>) -> Int? {
            guard range.upperBound <= bytes.count,
                bytes[range].allSatisfy({ ASCII.isDigit($0) })
            else { return nil }
            return bytes[range].reduce(0) { $0 * 10 + Int($1 - 0x30) }
        }
        guard let year = number(0..<4) else { return nil }
        if bytes.count >= 10, [0x2D, 0x2F, 0x2E].contains(bytes[4]), bytes[7] == bytes[4],
            let month = number(5..<7), let day = number(8..<10)
        {
            return CalendarDate(year: year, month: month, day: day)
        }
        if bytes.count == 8 || bytes.count > 8 && bytes[8] == UInt8(ascii: "T"),
            let month = number(4..<6), let day = number(6..<8)
        {
            return CalendarDate(year: year, month: month, day: day)
        }
        if bytes.count == 10 || bytes.count == 13, let value = number(0..<bytes.count) {
            return unix(bytes.count == 13 ? value / 1000 : value)
        }
        return nil
    }

    /// The UTC day of seconds since 1970 (days to civil date as in Howard Hinnant's algorithms).
    private static func unix(_ seconds: Int) -> CalendarDate? {
        let shifted = seconds / 86_400 + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let index = (5 * dayOfYear + 2) / 153
        let month = index < 10 ? index + 3 : index - 9
        return CalendarDate(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * index + 2) / 5 + 1)
    }

    /// Three numbers with the same mark between them.
    private static func numeric(_ parts: [DatePart], _ start: Int) -> (CalendarDate, Int)? {
        guard start + 2 < parts.count, case .number(let first, let width) = parts[start].kind,
            case .number(let second, _) = parts[start + 1].kind,
            case .number(let third, let lastWidth) = parts[start + 2].kind
        else { return nil }
        let mark = parts[start + 1].gap
        let last = parts[start + 2].gap
        if mark == "年", last == "月", let date = CalendarDate(year: first, month: second, day: third)
        {
            return (date, 3)
        }
        guard mark == last, ["-", "/", ".", ". ", " - ", " / "].contains(mark) else { return nil }
        if width == 4 {
            return CalendarDate(year: first, month: second, day: third).map { ($0, 3) }
        }
        guard lastWidth == 4 else { return nil }
        if mark.unicodeScalars.contains("/"), first <= 12, second <= 12, first != second {
            return nil
        }
        let date =
            CalendarDate(year: third, month: second, day: first)
            ?? CalendarDate(year: third, month: first, day: second)
        return date.map { ($0, 3) }
    }

    /// A month's name with day and year around it.
    private static func named(_ parts: [DatePart], _ start: Int) -> (CalendarDate, Int)? {
        func month(_ at: Int) -> Int? {
            guard at < parts.count, case .word(let word) = parts[at].kind else { return nil }
            return MonthNames.number(word)
        }
        func number(_ at: Int, _ digits: ClosedRange<Int>) -> Int? {
            guard at < parts.count, case .number(let value, let width) = parts[at].kind,
                digits.contains(width)
            else { return nil }
            return value
        }
        if let month = month(start), let day = number(start + 1, 1...2) {
            // "3rd" has its ending as a word of its own.
            let next = isOrdinalEnding(parts, start + 2) ? start + 3 : start + 2
            if let year = number(next, 4...4) {
                return CalendarDate(year: year, month: month, day: day).map {
                    ($0, next - start + 1)
                }
            }
        }
        if let day = number(start, 1...2) {
            var next = isOrdinalEnding(parts, start + 1) ? start + 2 : start + 1
            if let of = word(parts, next), ["de", "of"].contains(of) { next += 1 }
            if let month = month(next) {
                next += 1
                if let of = word(parts, next), ["de", "del", "of"].contains(of) { next += 1 }
                if let year = number(next, 4...4) {
                    return CalendarDate(year: year, month: month, day: day)
                        .map { ($0, next - start + 1) }
                }
            }
        }
        return nil
    }

    private static func word(_ parts: [DatePart], _ at: Int) -> String? {
        guard at < parts.count, case .word(let word) = parts[at].kind else { return nil }
        return word
    }

    private static func isOrdinalEnding(_ parts: [DatePart], _ at: Int) -> Bool {
        guard at < parts.count, parts[at].gap.isEmpty, let word = word(parts, at) else {
            return false
        }
        return ["st", "nd", "rd", "th", "er"].contains(word)
    }
}
