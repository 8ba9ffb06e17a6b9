import Model
import Pages

/// Contacts of twelve months on an axis, for those who see; the table after it tells the same.
///
/// A mark's shape tells who sent it: police a disc, health a triangle, education a square, others a
/// cross. A dashed box is the window of 90 days.
struct TimelineDrawing {
    let document: ReferralDocument

    private static let left = 10
    private static let width = 660
    private static let base = 66
    /// Heights of marks that follow each other, so that near ones stay apart.
    private static let heights = [20, 32, 44]

    private var today: Day { LondonTime(document.provenance.receivedAt).day }
    private var start: Day { today.adding(months: -12) }

    private var marks: [(day: Day, source: String)] {
        let marks = document.history.contacts.compactMap { contact in
            PartialDate(reading: contact.date)?.day.map { ($0, contact.source) }
        }.filter { $0.0 >= start && $0.0 <= today }
        return marks.reduce(into: []) { list, mark in
            if !list.contains(where: { $0.day == mark.0 && $0.source == mark.1 }) {
                list.append(mark)
            }
        }
    }

    var html: HTML {
        let marks = marks
        guard !marks.isEmpty else { return .empty }
        let count = document.history.incidents90Days
        let box = x(today + -90)
        return """
            <svg class="timeline" viewBox="0 0 680 86" role="img" aria-labelledby="tl-title tl-text">
            <title id="tl-title">Contacts of the last twelve months</title>
            <desc id="tl-text">\(description(of: marks.count))</desc>
            <rect x="\(box)" y="16" width="\(Self.left + Self.width - box)" height="50" fill="none" \
            stroke="#5a6570" stroke-dasharray="4 3"/>
            <text x="\(box + 4)" y="10" font-size="10" fill="#10161c">90 days: \(count)</text>
            <line x1="\(Self.left)" y1="66" x2="\(Self.left + Self.width)" y2="66" stroke="#5a6570"/>
            \(each: months, month)\
            \(each: marks.enumerated(), { lollipop($0.element, height: Self.heights[$0.offset % 3]) })\
            <text x="10" y="10" font-size="10" fill="#4a5560">● police ▲ health ■ education ✕ other</text>
            </svg>
            """
    }

    private func description(of count: Int) -> String {
        let months = count == 1 ? "One contact" : "\(count) contacts"
        return "\(months) in twelve months before \(PartialDate(today).inWords); "
            + "\(document.history.incidents90Days) incidents of concern in 90 days with this one. "
            + "The table of contacts below has them all."
    }

    private func x(_ day: Day) -> Int {
        Self.left + (day - start) * Self.width / max(1, today - start)
    }

    /// The first days of months, and which month.
    private var months: [Day] {
        (1...12).compactMap { offset in
            let (year, month, _) = start.adding(months: offset).parts
            let day = Day(year: year, month: month, day: 1)
            return day <= today ? day : nil
        }
    }

    private func month(_ day: Day) -> HTML {
        """
        <line x1="\(x(day))" y1="66" x2="\(x(day))" y2="70" stroke="#5a6570"/>\
        <text x="\(x(day))" y="82" font-size="10" fill="#4a5560">\
        \(PartialDate.month(day.parts.month))</text>

        """
    }

    private func lollipop(_ mark: (day: Day, source: String), height: Int) -> HTML {
        let (x, y) = (x(mark.day), Self.base - height)
        return """
            <line x1="\(x)" y1="66" x2="\(x)" y2="\(y)" stroke="#5a6570"/>\
            \(Self.shape(of: mark.source, x, y))

            """
    }

    private static func shape(of source: String, _ x: Int, _ y: Int) -> HTML {
        let code = ReferralSource.codes.first { $0.title == source }?.code ?? ""
        switch code.first {
        case "6": return "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"5\" fill=\"#123f73\"/>"
        case "3":
            return """
                <polygon points="\(x),\(y - 5) \(x + 5),\(y + 4) \(x - 5),\(y + 4)" fill="#c4590a"/>
                """
        case "2":
            return """
                <rect x="\(x - 4)" y="\(y - 4)" width="8" height="8" fill="#7d8a96" \
                stroke="#10161c"/>
                """
        default:
            return """
                <path d="M\(x - 4) \(y - 4)l8 8m0 -8l-8 8" stroke="#10161c" stroke-width="2"/>
                """
        }
    }
}
