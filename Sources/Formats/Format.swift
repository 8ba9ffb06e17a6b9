package import Model

/// One kind and version of message that a partner may send.
package struct Format: Sendable {
    /// A stable name for logs and metrics.
    package let name: String
    package let spelling: Delivery.Spelling
    /// Turns bytes into a notification.
    let read: @Sendable ([UInt8]) throws(Fault) -> Notification
}

/// What was read of a message.
package struct Reading: Sendable {
    package var notification: Notification
    /// At most ``warningLimit`` of them.
    package var warnings: [Warning]
    /// Warnings beyond the limit: counted, not listed.
    package var warningsOmitted: Int

    /// Listing every one of very many would be an attack of its own.
    package static let warningLimit = 200

    package init(notification: Notification, warnings: [Warning], warningsOmitted: Int = 0) {
        self.notification = notification
        self.warnings = warnings
        self.warningsOmitted = warningsOmitted
    }
}
