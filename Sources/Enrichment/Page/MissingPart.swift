import Model
import Pages

/// What is missing, and the three questions to ask first.
struct MissingPart {
    let document: ReferralDocument

    /// Warnings of one code that are told; the others are in the file beside the page.
    static let warningLimit = 3

    var html: HTML {
        let isSettled = document.verdict.children.allSatisfy(\.changes.isEmpty)
        let settled: HTML = "<p>No question is open that would raise the band.</p>\n"
        let toldAbove: HTML = "<p>What would raise the band stands above.</p>\n"
        let nothingToAsk = isSettled ? settled : toldAbove
        let questions: HTML = "<ol>\n\(each: document.questions, { "<li>\($0)</li>\n" })</ol>\n"
        let missing = missing
        let notTold: HTML = "<p>Not told: \(missing.joined(separator: "; ")).</p>\n"
        return """
            <section>
            <h2>Ask first, and what is missing</h2>
            \(document.questions.isEmpty ? nothingToAsk : questions)\
            \(missing.isEmpty ? .empty : notTold)\(unclear)</section>

            """
    }

    /// What every notice of a child should tell and this one does not, each with whose it is.
    private var missing: [String] {
        let notification = document.notification
        let subjects = notification.subjects
        let wanted: [(String, (Notification.Subject) -> Bool)] = [
            ("date of birth", { $0.dateOfBirth == nil && $0.expectedDeliveryDate == nil }),
            ("home address", { $0.addresses.allSatisfy(\.isEmpty) }),
            ("where the child is now", { $0.whereNow == nil && $0.expectedDeliveryDate == nil }),
            (
                "whether anybody spoke to the child",
                { $0.spokenTo == nil && $0.voice == nil && $0.expectedDeliveryDate == nil }
            ), ("school", { $0.school == nil && $0.expectedDeliveryDate == nil }),
        ]
        var missing = wanted.compactMap { title, isMissing -> String? in
            let whose = subjects.filter(isMissing)
            guard !whose.isEmpty else { return nil }
            let names = whose.map(\.shortName).listed
            return whose.count == subjects.count ? title : "\(title) (\(names))"
        }
        if subjects.isEmpty { missing.append("any child by name") }
        if notification.adults.isEmpty { missing.append("any adult of the household") }
        if notification.consent == nil { missing.append("what the family was told") }
        return missing
    }

    /// What is not as it should be in the message. Dates, codes and numbers that cannot be read are
    /// used for nothing; the rest is used as it is.
    private var unclear: HTML {
        list(
            of: document.warnings.filter { !$0.isForSender },
            "<p>Not clear in the message, and kept as it was written:</p>")
    }

    /// What nobody but the sender can mend, and changes nothing for who reads.
    var rest: HTML {
        let list = list(of: document.warnings.filter(\.isForSender), "<h3>For the sender</h3>")
        return list == .empty ? .empty : "<div>\(list)</div>\n"
    }

    private func list(of warnings: [ReferralDocument.WarningPart], _ title: HTML) -> HTML {
        guard !warnings.isEmpty else { return .empty }
        var counts: [String: Int] = [:]
        let told = warnings.filter { warning in
            counts[warning.code, default: 0] += 1
            return counts[warning.code, default: 0] <= Self.warningLimit
        }
        let rest = warnings.count - told.count
        let more: HTML = "<li>and \(rest) more in referral.json</li>\n"
        return """
            \(title)
            <ul class="unclear">
            \(each: told, line(of:))\(rest > 0 ? more : .empty)</ul>

            """
    }

    private func line(of warning: ReferralDocument.WarningPart) -> HTML {
        let place = warning.path ?? "the message"
        return "<li>\(place): expected \(warning.expected).</li>\n"
    }
}

extension ReferralDocument.WarningPart {
    /// Fields of the header that tell staff nothing of a child.
    private static let ofSender: Set = [
        "sentAt", "createdAt", "sender", "codeListVersion", "schemaVersion", "digest", "signature",
    ]

    /// Whether it is the sender's business: who sent it and when, and that no child was asked,
    /// which stands among what was not told.
    fileprivate var isForSender: Bool {
        if code == Warning.Code.missingVoice.rawValue { return true }
        let steps = (path ?? "").split(separator: "/").drop { $0 == "notification" }
        return steps.first == "header"
            && (steps.dropFirst().first.map { Self.ofSender.contains(String($0)) } ?? false)
    }
}
