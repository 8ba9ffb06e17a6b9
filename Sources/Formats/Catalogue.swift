package import Model

/// The formats that are read, each with its schema compiled once.
package struct Catalogue: Sendable {
    private let formats: [Format]

    /// - Throws: ``PublishedFile/Mistake``, when a schema that is built in cannot be compiled.
    package init() throws {
        formats = [
            try .gatehouseXML(),
            try .gatehouseJSON(),
        ]
    }

    /// Reads a message.
    ///
    /// - Throws: ``Fault`` where it cannot be read, or where nobody in it can be identified.
    package func read(
        _ bytes: [UInt8], spelled spelling: Delivery.Spelling
    ) throws(Fault) -> Reading {
        guard let format = formats.first(where: { $0.spelling == spelling }) else {
            throw Fault(.wrongKind, expected: "a message in XML or JSON")
        }
        let content = try format.read(bytes)
        guard content.notification.identifiesSomebody else {
            throw Fault(
                .nobody, at: Place(path: spelling == .xml ? "/notification" : ""),
                expected: "at least one child, adult, address, telephone number or reference")
        }
        var checking = Checking(places: spelling, sendsControls: spelling == .json)
        return checking.check(content)
    }
}
