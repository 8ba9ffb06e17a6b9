package import Model

/// A cheap exact key under which a person is looked up. It is kept as a keyed hash only.
package struct BlockingKey: Hashable, Sendable {
    /// The kind of key and its normalised value, such as `nhs:9990000018`.
    package let text: String

    package init(_ kind: Kind, _ parts: String...) {
        text = kind.rawValue + ":" + parts.joined(separator: "|")
    }

    package enum Kind: String, Sendable {
        case nhs, upn, nameAndBirth, unborn, address, telephone
    }

    /// The keys under which a person of the register is kept.
    package static func keys(of record: Person.Record) -> Set<BlockingKey> {
        var keys: Set<BlockingKey> = []
        if let number = record.nhsNumber { keys.insert(BlockingKey(.nhs, number.text)) }
        if let number = record.pupilNumber { keys.insert(BlockingKey(.upn, number.text)) }
        for name in record.names {
            if let key = nameAndBirth(
                given: name.given, family: name.family, birth: record.dateOfBirth)
            {
                keys.insert(key)
            }
        }
        for residence in record.addresses {
            if let key = address(line: residence.line, postcode: residence.postcode) {
                keys.insert(key)
            }
        }
        for number in record.telephones {
            if let key = telephone(number) { keys.insert(key) }
        }
        return keys
    }

    /// Nil unless both names and the whole date are known: less would lead to strangers.
    package static func nameAndBirth(
        given: String, family: String, birth: PartialDate?
    ) -> BlockingKey? {
        let given = FoldedText(given).text
        let family = FoldedText(family).text
        guard !given.isEmpty, !family.isEmpty, let day = birth?.day else { return nil }
        return BlockingKey(.nameAndBirth, family, given, day.text)
    }

    /// Nil unless there is a postcode and a line to tell the houses of it apart.
    package static func address(line: String, postcode: Postcode?) -> BlockingKey? {
        let line = FoldedText(line).text
        guard !line.isEmpty, let postcode else { return nil }
        return BlockingKey(.address, postcode.text, line)
    }

    /// Nil unless there are at least ten digits; `+44` and `0` are the same.
    package static func telephone(_ text: String) -> BlockingKey? {
        var digits = text.utf8.filter { (0x30...0x39).contains($0) }
        if digits.starts(with: Array("0044".utf8)) { digits.removeFirst(4) }
        if digits.starts(with: Array("44".utf8)), digits.count > 10 { digits.removeFirst(2) }
        if digits.first == UInt8(ascii: "0") { digits.removeFirst() }
        guard (9...14).contains(digits.count) else { return nil }
        return BlockingKey(.telephone, String(decoding: digits, as: UTF8.self))
    }
}
