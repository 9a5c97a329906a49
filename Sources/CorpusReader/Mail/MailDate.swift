/// Reads the dates of mails (RFC 5322, section 3.3).
enum MailDate {
    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// `YYYY-MM-DD` of `Fri, 21 Nov 1997 09:55:06 -0600`, as it was where it was written; nil for what is no date.
    static func day(_ text: String) -> String? {
        let words = text.split { " ,\t-".contains($0) }
        for place in words.indices.dropLast(2) {
            guard let day = Int(words[place]), (1...31).contains(day),
                let month = months.firstIndex(of: words[place + 1].prefix(3).lowercased()),
                var year = Int(words[place + 2]), year >= 0
            else { continue }
            // Years of two digits are those of section 4.3.
            if year < 50 { year += 2000 } else if year < 1000 { year += 1900 }
            guard year <= 9999 else { return nil }
            func digits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
            return "\(year)-\(digits(month + 1))-\(digits(day))"
        }
        return nil
    }
}
