/// The name that staff and partners use for a delivery or a referral.
///
/// Shape: `GN-2611-000177` for a delivery, `GR-2611-000123` for a referral: year, month, and a
/// number of at least six digits. It holds no personal data and never repeats.
package struct Reference: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case delivery = "GN"
        case referral = "GR"
    }

    package let kind: Kind
    package let year: Int
    package let month: Int
    package let number: Int

    package init(_ kind: Kind, year: Int, month: Int, number: Int) {
        self.kind = kind
        self.year = year
        self.month = month
        self.number = number
    }

    package init?(reading text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count == 3, parts[1].count == 4, parts[2].count >= 6,
            let kind = Kind(rawValue: String(decoding: parts[0], as: UTF8.self)),
            let date = digits(parts[1]), let number = digits(parts[2]),
            (1...12).contains(date % 100)
        else { return nil }
        self.init(kind, year: 2000 + date / 100, month: date % 100, number: number)
        guard self.text == text else { return nil }
    }

    package var text: String {
        "\(kind.rawValue)-\(padded(year % 100, 2))\(padded(month, 2))-\(padded(number, 6))"
    }
}

extension Reference: Readable {
    package static var warning: Warning.Code { .badIdentifier }
    package static var expectation: String { "a reference, such as GR-2611-000123" }
}
