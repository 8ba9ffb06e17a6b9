// Numbers that name a place or an organisation. None of them has a check digit: only the shape is
// looked at.

/// A unique property reference number: one to twelve digits. Source: BS 7666.
package struct UPRN: Hashable, Sendable {
    package let text: String

    package init?(reading text: String) {
        let text = text.trimmed
        guard (1...12).contains(text.utf8.count), text.utf8.allSatisfy(isDigit) else { return nil }
        self.text = text
    }
}

/// A school's unique reference number: six digits. Source: Get Information about Schools.
package struct SchoolURN: Hashable, Sendable {
    package let text: String

    package init?(reading text: String) {
        let text = text.trimmed
        guard text.utf8.count == 6, text.utf8.allSatisfy(isDigit) else { return nil }
        self.text = text
    }
}

/// A school by its authority's number of three digits and its own of four, with or without a slash.
package struct LAESTAB: Hashable, Sendable {
    /// Seven digits.
    package let text: String

    package init?(reading text: String) {
        let text = text.trimmed
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 1 || parts.map(\.utf8.count) == [3, 4] else { return nil }
        let number = parts.joined()
        guard number.utf8.count == 7, number.utf8.allSatisfy(isDigit) else { return nil }
        self.text = number
    }
}

/// An organisation of the NHS: three to ten letters and digits. Source: Organisation Data Service.
package struct ODSCode: Hashable, Sendable {
    /// In upper case.
    package let text: String

    package init?(reading text: String) {
        let text = text.trimmed.uppercased()
        guard (3...10).contains(text.utf8.count),
            text.utf8.allSatisfy({ isDigit($0) || (0x41...0x5A).contains($0) })
        else { return nil }
        self.text = text
    }
}

/// A police force by the Home Office's number: two digits.
package struct ForceCode: Hashable, Sendable {
    package let text: String

    package init?(reading text: String) {
        let text = text.trimmed
        guard text.utf8.count == 2, text.utf8.allSatisfy(isDigit) else { return nil }
        self.text = text
    }
}

/// A local authority: three digits of the Department for Education, or `E` and eight digits.
package struct AuthorityCode: Hashable, Sendable {
    package let text: String

    package init?(reading text: String) {
        let text = text.trimmed.uppercased()
        let digits = text.hasPrefix("E") ? text.dropFirst() : text[...]
        guard digits.utf8.count == (text.hasPrefix("E") ? 8 : 3),
            digits.utf8.allSatisfy(isDigit)
        else { return nil }
        self.text = text
    }
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

extension UPRN: Readable {
    package static var warning: Warning.Code { .badIdentifier }
    package static var expectation: String { "a UPRN of one to twelve digits" }
}

extension SchoolURN: Readable {
    package static var warning: Warning.Code { .badIdentifier }
    package static var expectation: String { "a school's URN of six digits" }
}

extension LAESTAB: Readable {
    package static var warning: Warning.Code { .badIdentifier }
    package static var expectation: String { "an authority's three digits and a school's four" }
}

extension ODSCode: Readable {
    package static var warning: Warning.Code { .badIdentifier }
    package static var expectation: String { "an ODS code, such as RVW" }
}

extension ForceCode: Readable {
    package static var warning: Warning.Code { .badIdentifier }
    package static var expectation: String { "a force's two digits, such as 17" }
}

extension AuthorityCode: Readable {
    package static var warning: Warning.Code { .badIdentifier }
    package static var expectation: String { "an authority's code, such as 805 or E06000001" }
}
