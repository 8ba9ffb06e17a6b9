import Formats
import HouseKit
import JSON
import Model
import Spelling
import TestKit
import Testing
import XML

@Suite struct SpellingTests {
    private static let hostile = Filling.Texts { _, random in HostileText.text(&random) }
    private static let namespace: StaticString = "urn:gatehouse:notification:1"

    @Test(arguments: 1...120 as ClosedRange<UInt64>)
    func `XML to model to JSON to model to XML is the identity`(seed: UInt64) throws {
        let texts = Filling.Texts(
            items: 1...2, presence: seed.isMultiple(of: 3) ? 60 : 100, Self.hostile.text)
        let original = Filling.notification(texts, seed: seed)
        let xml = original.xml(root: "notification", namespace: Self.namespace)
        let fromXML = try Self.read(xml)
        let json = fromXML.json(isPretty: seed.isMultiple(of: 2))
        let fromJSON = try #require(Notification(json: json))
        let again = fromJSON.xml(root: "notification", namespace: Self.namespace)
        // Bytes are compared, since texts that only look alike are equal to Swift.
        #expect(again == xml)
        #expect(fromXML.json == original.json)
        #expect(fromJSON.json == original.json)
        #expect(fromJSON == original)
    }

    @Test func `white space between elements is no text, and white space in a text stays`() throws {
        var notification = Notification()
        notification.narrative = " \n a \t"
        for isPretty in [true, false] {
            let xml = notification.xml(
                root: "notification", namespace: Self.namespace, isPretty: isPretty)
            #expect(try Self.read(xml).narrative == " \n a \t")
        }
    }

    @Test func `characters that XML cannot hold become U+FFFD in XML, and stay in JSON`() throws {
        for text in HostileText.outsideXML {
            var notification = Notification()
            notification.narrative = "a\(text)b"
            let xml = notification.xml(root: "notification", namespace: Self.namespace)
            #expect(try Self.read(xml).narrative == "a\u{FFFD}b")
            let json = try #require(Notification(json: notification.json))
            #expect(
                json.narrative.map { Array($0.unicodeScalars) } == Array("a\(text)b".unicodeScalars)
            )
        }
    }

    @Test func `every stored property of a notification is in its list of fields`() {
        let filled = Filling.notification(.init(items: 1...1) { _, _ in "x" }, seed: 1)
        var looked = 0
        let empty = Self.emptyProperties(of: filled, "notification", &looked)
        #expect(empty == [])
        #expect(looked > 150)
    }

    /// Properties that no list of fields has filled, and how many were looked at.
    private static func emptyProperties(
        of value: Any, _ path: String, _ looked: inout Int
    ) -> [String] {
        let mirror = Mirror(reflecting: value)
        looked += 1
        switch mirror.displayStyle {
        case .optional:
            guard let inner = mirror.children.first else { return [path] }
            return emptyProperties(of: inner.value, path, &looked)
        case .collection:
            guard let inner = mirror.children.first else { return [path] }
            return emptyProperties(of: inner.value, path, &looked)
        case .struct where !"\(mirror.subjectType)".hasPrefix("Stated<"):
            return mirror.children.flatMap { child in
                emptyProperties(of: child.value, "\(path).\(child.label ?? "?")", &looked)
            }
        default:
            return "\(value)".isEmpty ? [path] : []
        }
    }

    private static func read(_ xml: [UInt8]) throws -> Notification {
        try XML.Document(parsing: xml.span, within: .message).withRoot { Notification(xml: $0) }
    }
}
