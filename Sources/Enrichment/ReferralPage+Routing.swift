import Model
import Pages

extension ReferralPage {
    /// Who owns the referral, who acts beside them, and who has a copy to read; each with the reason.
    var routing: HTML {
        let purposes: [(Referral.Entry.Purpose, String)] = [
            (.lead, "Leads"), (.action, "Acts too"), (.information, "Has a copy to read"),
        ]
        let told = purposes.compactMap { purpose, title -> String? in
            let parts = document.routing.filter { $0.purpose == purpose }
            guard !parts.isEmpty else { return nil }
            return title + ": " + parts.map { "\($0.route) (\($0.why))" }.joined(separator: ", ")
        }
        return told.isEmpty ? "" : "<p>\(told.joined(separator: ". ")).</p>"
    }
}
