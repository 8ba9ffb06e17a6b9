extension Format {
    /// RFC 3339, `full-date`.
    static func isDate(_ text: String) -> Bool {
        var cursor = Cursor(text)
        return takeDate(&cursor) && cursor.isAtEnd
    }

    /// RFC 3339, `full-time`.
    static func isTime(_ text: String) -> Bool {
        var cursor = Cursor(text)
        return takeTime(&cursor) && cursor.isAtEnd
    }

    /// RFC 3339, `date-time`.
    static func isDateTime(_ text: String) -> Bool {
        var cursor = Cursor(text)
        return takeDate(&cursor) && cursor.take("Tt") && takeTime(&cursor) && cursor.isAtEnd
    }

    /// RFC 3339, appendix A: units in order, none left out between two, weeks alone.
    static func isDuration(_ text: String) -> Bool {
        var cursor = Cursor(text)
        guard cursor.take("P") else { return false }
        let dateUnits = takeUnits(&cursor, "YMDW")
        guard let dateUnits, isUnbroken(dateUnits, "YMD") || dateUnits == [UInt8(ascii: "W")]
        else { return false }
        guard cursor.take("T") else { return cursor.isAtEnd && !dateUnits.isEmpty }
        guard dateUnits != [UInt8(ascii: "W")] else { return false }
        guard let timeUnits = takeUnits(&cursor, "HMS") else { return false }
        return cursor.isAtEnd && !timeUnits.isEmpty && isUnbroken(timeUnits, "HMS")
    }

    private static func takeDate(_ cursor: inout Cursor) -> Bool {
        guard let year = cursor.number(digits: 4), cursor.take("-"),
            let month = cursor.number(digits: 2), cursor.take("-"),
            let day = cursor.number(digits: 2), (1...12).contains(month)
        else { return false }
        let isCentury = year.isMultiple(of: 100)
        let isLeap = isCentury ? year.isMultiple(of: 400) : year.isMultiple(of: 4)
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return (1...days[month - 1]).contains(day)
    }

    private static func takeTime(_ cursor: inout Cursor) -> Bool {
        guard let hour = cursor.number(digits: 2), cursor.take(":"),
            let minute = cursor.number(digits: 2), cursor.take(":"),
            let second = cursor.number(digits: 2), hour < 24, minute < 60, second <= 60
        else { return false }
        if cursor.take(".") {
            guard cursor.takeAll(where: \.isDigit) > 0 else { return false }
        }
        guard let offset = takeOffset(&cursor) else { return false }
        guard second == 60 else { return true }
        // A leap second is the last of a day in UTC.
        let minuteOfDay = (hour * 60 + minute - offset + 2 * 1_440) % 1_440
        return minuteOfDay == 1_439
    }

    /// Reads an offset from UTC, in minutes.
    private static func takeOffset(_ cursor: inout Cursor) -> Int? {
        if cursor.take("Zz") { return 0 }
        let isEast = cursor.take("+")
        guard isEast || cursor.take("-"), let hours = cursor.number(digits: 2), cursor.take(":"),
            let minutes = cursor.number(digits: 2), hours < 24, minutes < 60
        else { return nil }
        return (isEast ? 1 : -1) * (hours * 60 + minutes)
    }

    /// Reads numbers with a unit each; `nil` if a number has none.
    private static func takeUnits(_ cursor: inout Cursor, _ units: StaticString) -> [UInt8]? {
        var found: [UInt8] = []
        while cursor.takeAll(where: \.isDigit) > 0 {
            guard let unit = cursor.next, cursor.take(units) else { return nil }
            found.append(unit)
        }
        return found
    }

    private static func isUnbroken(_ units: [UInt8], _ order: StaticString) -> Bool {
        order.withUTF8Buffer { order in
            guard let first = units.first else { return true }
            guard let start = order.firstIndex(of: first) else { return false }
            return order[start...].starts(with: units)
        }
    }
}
