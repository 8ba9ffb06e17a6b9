package import Model

/// Whether a message's sender is the partner who brought it.
package enum Gate {
    /// Compares the sender that a message names with the partner whose certificate or folder
    /// brought it.
    ///
    /// - Returns: Warnings: no sender named, a message type that was not agreed, or a mark as a test
    ///   by a partner whose messages are real.
    /// - Throws: ``Fault`` with `access.wrong-partner` where it names another organisation.
    package static func check(
        _ notification: Notification, from partner: Partner, spelled spelling: Delivery.Spelling
    ) throws(Fault) -> [Warning] {
        var warnings: [Warning] = []
        let code = notification.header.sender?.code?.trimmed ?? ""
        let place = path("header/sender/code", spelling)
        if code.isEmpty {
            warnings.append(
                Warning(.missing, at: place, expected: "your organisation's code"))
        } else if !partner.organisationCodes.contains(where: code.equalsFoldingCase) {
            throw Fault(
                .wrongPartner, at: place,
                expected: "a code of the organisation that the certificate belongs to")
        }
        if let type = notification.header.messageType.value, !partner.messageTypes.isEmpty,
            !partner.messageTypes.contains(type), !type.isAboutAnother
        {
            warnings.append(
                Warning(
                    .unexpectedType, at: path("header/messageType", spelling),
                    expected: "a message type of your agreement with the hub"))
        }
        if notification.test?.value == .yes, !partner.isTest {
            warnings.append(
                Warning(
                    .testFlag, at: path("test", spelling),
                    expected: "no mark as a test from a partner whose messages are real"))
        }
        return warnings
    }

    private static func path(_ path: String, _ spelling: Delivery.Spelling) -> Place {
        Place(path: (spelling == .xml ? "/notification/" : "/") + path)
    }
}
