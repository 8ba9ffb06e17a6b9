import Model

// What codes are called on a page for staff. A code that cannot be read is shown as it was written.

extension String {
    /// `presentingComplaint` as `presenting complaint`, `section47` as `section 47`.
    var codeInWords: String {
        var words = ""
        var last: Character?
        for letter in self {
            let begins =
                letter.isUppercase || (letter.isNumber && !(last?.isNumber ?? true))
            if begins, last != nil { words += " " }
            words += letter.lowercased()
            last = letter
        }
        return words
    }

    var capitalised: String { prefix(1).uppercased() + dropFirst() }

    /// As much of the text as fits, to the end of a word; nil where all of it does.
    func cut(to limit: Int) -> String? {
        guard let end = index(startIndex, offsetBy: limit, limitedBy: endIndex), end < endIndex
        else { return nil }
        let start = self[..<end]
        return start[..<(start.lastIndex(where: \.isWhitespace) ?? end)] + " …"
    }
}

extension [String] {
    /// With commas; of very many the first, and how many others there are.
    var listed: String {
        guard count > 6 else { return joined(separator: ", ") }
        return prefix(5).joined(separator: ", ") + " and \(count - 5) more"
    }
}

extension Code {
    var inWords: String { rawValue.codeInWords }
}

extension Stated where Value: Code {
    var inWords: String { value?.inWords ?? written }
}

extension Chronology.Involvement.Kind {
    var inWords: String {
        switch self {
        case .section47: "Section 47 enquiry"
        default: rawValue.codeInWords.capitalised
        }
    }
}

extension LegalStatus {
    var inWords: String {
        switch self {
        case .none: "none"
        case .section47: "section 47 enquiry"
        default: rawValue.codeInWords
        }
    }
}

extension PartialDate {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    static func month(_ number: Int) -> String { months[number - 1] }

    /// `3 Feb 2026`, `Feb 2026`, `2026`.
    var inWords: String {
        [dayOfMonth.map(String.init), month.map(Self.month), String(year)]
            .compactMap { $0 }.joined(separator: " ")
    }
}

extension Timestamp {
    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

    /// By the clock in London: `Mon 23 Nov 2026, 23:55`.
    var inWords: String {
        let local = LondonTime(self)
        let minutes = local.secondOfDay / 60
        return "\(Self.weekdays[local.day.weekday - 1]) \(PartialDate(local.day).inWords), "
            + "\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))"
    }

    /// By the clock in London, with its offset: `2026-07-01T23:55:00+01:00`.
    var inLondon: String {
        let local = LondonTime(self)
        let clock = local.secondOfDay
        let parts = [clock / 3600, clock / 60 % 60, clock % 60].map { padded($0, 2) }
        let offset = clock == secondOfDay ? "+00:00" : "+01:00"
        return "\(local.day.text)T\(parts.joined(separator: ":"))\(offset)"
    }
}

extension Stated<Moment> {
    /// A time with an offset by the clock in London; anything else as it was written.
    var inWords: String { value?.instant?.inWords ?? written }
}
