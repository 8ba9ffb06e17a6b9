import CSchemas

/// The published files that are built into the program.
package enum BuiltInSchema: String, CaseIterable, Sendable {
    case notificationXML = "notification-1.xsd"
    case notificationJSON = "notification-1.schema.json"
    case receiptXML = "receipt-1.xsd"
    case receiptJSON = "receipt-1.schema.json"
    /// The interface for partners.
    case openAPI = "openapi.yaml"

    package var mediaType: String {
        switch self {
        case .notificationXML, .receiptXML: "application/xml"
        case .notificationJSON, .receiptJSON: "application/schema+json"
        case .openAPI: "application/yaml"
        }
    }

    /// A published file that is wrong in itself: the program was built wrongly.
    package struct Mistake: Error, CustomStringConvertible {
        package let description: String
    }

    package var bytes: [UInt8] {
        get throws(Mistake) {
            let file = unsafe rawValue.withCString { unsafe gatehouse_schema($0) }
            guard let start = unsafe file.bytes else {
                throw Mistake(description: "\(rawValue) is not built in")
            }
            return unsafe Array(UnsafeBufferPointer(start: start, count: file.length))
        }
    }
}
