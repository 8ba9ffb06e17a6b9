import Model
import Pages

/// What the family was told and agreed to: facts, and never a reason to stop.
struct ConsentPart {
    let notification: Notification

    var html: HTML {
        let consent = notification.consent
        let because = [consent?.reasonNotSought?.inWords, consent?.reasonNotSoughtText]
            .compactMap { $0 }.filter { !$0.trimmed.isEmpty }
        let rows: [(String, String?)] = [
            ("Family told", consent?.familyInformed?.inWords),
            ("Agreement to a service", consent?.agreementToService?.inWords),
            ("Why not asked", because.isEmpty ? nil : because.joined(separator: ", ")),
            ("The child's views", consent?.childsViews),
        ]
        return """
            <section>
            <h2>Consent</h2>
            <dl class="facts">
            \(each: rows, { "<div><dt>\($0.0)</dt> <dd>\($0.1 ?? "not stated")</dd></div>\n" })</dl>
            \(isRefused ? Self.refusal : .empty)</section>

            """
    }

    private var isRefused: Bool {
        let agreement = notification.consent?.agreementToService?.value
        return agreement == .refused || agreement == .withdrawn
    }

    private static let refusal: HTML = """
        <p><strong>Refused: that is no reason to stop or to close.</strong> Sharing this did not rest \
        on consent, and help that is refused while the need goes on is a risk of its own.</p>

        """
}
