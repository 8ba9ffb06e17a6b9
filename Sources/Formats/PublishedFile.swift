import CSchemas
package import Model

/// A file of `Schemas/`, which is built into the program: schemas, code lists, the description of the
/// interface, and examples.
package struct PublishedFile: Hashable, Sendable {
    /// Its path in `Schemas/`: `notification-1.xsd`, `examples/police-child.xml`.
    package let name: String

    package static let notificationXML = PublishedFile(known: "notification-1.xsd")
    package static let notificationJSON = PublishedFile(known: "notification-1.schema.json")
    package static let receiptXML = PublishedFile(known: "receipt-1.xsd")
    package static let receiptJSON = PublishedFile(known: "receipt-1.schema.json")
    package static let referralXML = PublishedFile(known: "referral-1.xsd")
    package static let referralJSON = PublishedFile(known: "referral-1.schema.json")
    package static let codeLists = PublishedFile(known: "code-lists-1.json")
    package static let codeListsJSON = PublishedFile(known: "code-lists-1.schema.json")
    /// The interface for partners.
    package static let openAPI = PublishedFile(known: "openapi.yaml")

    private init(known name: String) { self.name = name }

    /// Nil where no file of that name is published.
    package init?(_ name: String) {
        guard Self.places[name] != nil else { return nil }
        self.name = name
    }

    /// In the order of their names.
    package static let all: [PublishedFile] = places.keys.sorted().map(PublishedFile.init(known:))

    /// Those of a folder, by their names in it; those of folders inside it are not among them.
    package static func all(in folder: String) -> [String] {
        all.compactMap { file in
            guard file.name.hasPrefix(folder + "/") else { return nil }
            let name = file.name.dropFirst(folder.utf8.count + 1)
            return name.contains("/") ? nil : String(name)
        }
    }

    private static let places: [String: Int] = Dictionary(
        uniqueKeysWithValues: (0..<gatehouse_file_count()).map { index in
            (unsafe String(cString: gatehouse_file_at(index).name), index)
        })

    /// The spelling of a message; nil where it is no file in XML or JSON.
    package var spelling: Delivery.Spelling? {
        if name.hasSuffix(".xml") { return .xml }
        return name.hasSuffix(".json") ? .json : nil
    }

    package var mediaType: String {
        if name.hasSuffix(".schema.json") { return "application/schema+json" }
        if name.hasSuffix(".yaml") { return "application/yaml" }
        if name.hasSuffix(".csv") { return "text/csv; charset=utf-8" }
        return name.hasSuffix(".json") ? "application/json" : "application/xml"
    }

    /// A published file that is wrong in itself: the program was built wrongly.
    package struct Mistake: Error, CustomStringConvertible {
        package let description: String
    }

    package var bytes: [UInt8] {
        get throws(Mistake) {
            guard let place = Self.places[name] else {
                throw Mistake(description: "\(name) is not built in")
            }
            let file = unsafe gatehouse_file_at(place)
            return unsafe Array(UnsafeBufferPointer(start: file.bytes, count: file.length))
        }
    }
}
