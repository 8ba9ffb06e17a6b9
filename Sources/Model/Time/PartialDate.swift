/// A date as far as it was told: a year, a year and month, or a day.
///
/// Shape: `2017`, `2017-05` or `2017-05-03`. A part that was not told is never invented.
/// Source: ISO 8601-1, calendar dates with reduced precision; years 1850 to 2199.
package struct PartialDate: Hashable, Sendable {
    package let year: Int
    package let month: Int?
    package let dayOfMonth: Int?

    /// Nil where the parts name no date of the calendar.
    package init?(year: Int, month: Int? = nil, day: Int? = nil) {
        guard (1850...2199).contains(year) else { return nil }
        if let month {
            guard (1...12).contains(month) else { return nil }
            if let day {
                guard (1...Day.count(inMonth: month, of: year)).contains(day) else { return nil }
            }
        } else if day != nil {
            return nil
        }
        self.year = year
        self.month = month
        self.dayOfMonth = day
    }

    package init(_ day: Day) {
        let parts = day.parts
        self.year = parts.year
        self.month = parts.month
        self.dayOfMonth = parts.day
    }

    package init?(reading text: String) {
        let parts = text.trimmed.utf8.split(
            separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count) else { return nil }
        var numbers: [Int] = []
        for (index, part) in parts.enumerated() {
            guard part.count == (index == 0 ? 4 : 2), let number = digits(part) else { return nil }
            numbers.append(number)
        }
        self.init(
            year: numbers[0], month: numbers.count > 1 ? numbers[1] : nil,
            day: numbers.count > 2 ? numbers[2] : nil)
    }

    /// The day, where the whole date was told.
    package var day: Day? {
        guard let month, let dayOfMonth else { return nil }
        return Day(year: year, month: month, day: dayOfMonth)
    }

    /// The earliest day that this date can mean.
    package var earliest: Day {
        Day(year: year, month: month ?? 1, day: dayOfMonth ?? 1)
    }

    /// The latest day that this date can mean.
    package var latest: Day {
        let month = month ?? 12
        return Day(
            year: year, month: month, day: dayOfMonth ?? Day.count(inMonth: month, of: year))
    }

    package var text: String {
        guard let month else { return padded(year, 4) }
        guard let dayOfMonth else { return "\(padded(year, 4))-\(padded(month, 2))" }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(dayOfMonth, 2))"
    }
}

/// The number that ASCII digits spell; nil for anything else, and for more than nine of them.
func digits(_ bytes: some Collection<UInt8>) -> Int? {
    guard !bytes.isEmpty, bytes.count <= 9 else { return nil }
    var number = 0
    for byte in bytes {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        number = number * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return number
}

extension String {
    /// The text without white space at its ends.
    package var trimmed: String {
        guard let first = utf8.first, let last = utf8.last else { return self }
        guard isBlank(first) || isBlank(last) else { return self }
        guard let start = utf8.firstIndex(where: { !isBlank($0) }),
            let end = utf8.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(self[start...end])
    }

    private func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }
}
