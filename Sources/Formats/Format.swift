package import Model

/// One kind and version of message that a partner may send.
package struct Format: Sendable {
    /// A stable name for logs and metrics.
    package let name: String
    package let spelling: Delivery.Spelling
    /// Turns bytes into a notification.
    let read: @Sendable ([UInt8]) throws(Fault) -> Content
}

/// A notification as it was read, and where each part of it stands in the text.
struct Content {
    var notification: Notification
    /// The path in the text to what was read at a path.
    let place: (String) -> String

    init(_ notification: Notification, place: @escaping (String) -> String = { $0 }) {
        self.notification = notification
        self.place = place
    }
}

/// What was read of a message.
package struct Reading: Sendable {
    package var notification: Notification
    /// At most ``warningLimit`` of them, and one more that tells how many are not listed.
    package var warnings: [Warning]

    /// Listing every one of very many would be an attack of its own.
    package static let warningLimit = 200
    /// Many of one kind do not take the place of those of another.
    package static let warningLimitOfCode = 20

    package init(notification: Notification, warnings: [Warning]) {
        self.notification = notification
        self.warnings = warnings
    }
}
