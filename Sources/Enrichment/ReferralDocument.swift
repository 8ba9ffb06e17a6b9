package import Model
package import Spelling

/// What staff read about one referral: `referral.json`, and all that the other files are made of.
package struct ReferralDocument: Sendable, Equatable, Spelled {
    package var reference = Reference(.referral, year: 2000, month: 1, number: 0)
    package var number = 1
    /// How this message came to the referral: the first one, another version, another message.
    package var attaches = Attaches.new
    /// The band before this message, where there was one.
    package var formerBand: Band?
    package var verdict = Verdict()
    /// What staff call the bands, where it is not our own word.
    package var labels: [BandLabel] = []
    /// What staff must mind of the whole referral, by names that the page has words for; what they
    /// must mind of one child stands in the verdict.
    package var flags: [String] = []
    /// The leading route first.
    package var routes: [String] = []
    /// The route whose readers own it.
    package var lead = ""
    /// What the readers of each route are to do, and why it is theirs; the leading one first.
    package var routing: [RoutePart] = []
    package var children: [Child] = []
    package var adults: [Adult] = []
    /// Who else belongs to the children's households by the register; children first, and those
    /// with a plan or a case.
    package var household: [Member] = []
    package var history = HistoryPart()
    /// The three things to ask first.
    package var questions: [String] = []
    package var warnings: [WarningPart] = []
    package var provenance = Provenance()
    package var notification = Notification()
    /// What the referral's earlier messages said, the newest first.
    package var earlier: [EarlierMessage] = []
    /// A referral of the same message or incident that could not be read back, and stands beside
    /// this one.
    package var apartFrom: Reference?
    /// Earlier attempts at this message that could not be read; this one takes their place.
    package var attempts: [Reference] = []

    package init() {}

    package enum Attaches: String, Code, Leaf { case new, version, incident, addendum }

    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("reference", &reference)
        speller.leaf("number", &number)
        speller.leaf("attaches", &attaches)
        speller.leaf("formerBand", &formerBand)
        speller.record("verdict", &verdict)
        speller.records("labels", each: "bandLabel", &labels)
        speller.leaves("flags", each: "flag", &flags)
        speller.leaves("routes", each: "route", &routes)
        speller.leaf("lead", &lead)
        speller.records("routing", each: "part", &routing)
        speller.records("children", each: "child", &children)
        speller.records("adults", each: "adult", &adults)
        speller.records("household", each: "member", &household)
        speller.record("history", &history)
        speller.leaves("questions", each: "question", &questions)
        speller.records("warnings", each: "warning", &warnings)
        speller.record("provenance", &provenance)
        speller.record("notification", &notification)
        speller.records("earlier", each: "message", &earlier)
        speller.leaf("apartFrom", &apartFrom)
        speller.leaves("attempts", each: "delivery", &attempts)
    }

    /// One route that the entry stands in.
    package struct RoutePart: Sendable, Equatable, Spelled {
        package var route = ""
        package var purpose = Referral.Entry.Purpose.action
        package var content = Referral.Entry.Content.full
        package var why = ""

        package init() {}

        package mutating func spell(with speller: inout some Speller) {
            speller.leaf("route", &route)
            speller.leaf("purpose", &purpose)
            speller.leaf("content", &content)
            speller.leaf("why", &why)
        }
    }

    /// A child as staff know one: name, age, who it is in the register and how surely.
    package struct Child: Sendable, Equatable, Spelled {
        /// From 1, as in the paths of facts; nil for a child that the message implies.
        package var subject: Int?
        package var name = ""
        package var age = ""
        package var born: String?
        package var home: String?
        package var link = ""
        package var possiblePersons = 0

        package init() {}

        package mutating func spell(with speller: inout some Speller) {
            speller.leaf("subject", &subject)
            speller.leaf("name", &name)
            speller.leaf("age", &age)
            speller.leaf("born", &born)
            speller.leaf("home", &home)
            speller.leaf("link", &link)
            speller.leaf("possiblePersons", &possiblePersons)
        }
    }

    /// An adult as staff know one.
    package struct Adult: Sendable, Equatable, Spelled {
        package var name = ""
        package var role = ""
        package var age: String?
        package var whereabouts: String?
        package var flags: [String] = []
        package var link = ""
        /// Whether the register knows the household, and not this adult in it.
        package var isNewInHome = false

        package init() {}

        package mutating func spell(with speller: inout some Speller) {
            speller.leaf("name", &name)
            speller.leaf("role", &role)
            speller.leaf("age", &age)
            speller.leaf("whereabouts", &whereabouts)
            speller.leaves("flags", each: "flag", &flags)
            speller.leaf("link", &link)
            speller.leaf("newInHome", &isNewInHome)
        }
    }

    /// Something wrong in the message, kept as written.
    package struct WarningPart: Sendable, Equatable, Spelled {
        package var code = ""
        package var path: String?
        package var expected = ""
        package var remedy = ""

        package init() {}

        package mutating func spell(with speller: inout some Speller) {
            speller.leaf("code", &code)
            speller.leaf("path", &path)
            speller.leaf("expected", &expected)
            speller.leaf("remedy", &remedy)
        }
    }

    /// Where it came from.
    package struct Provenance: Sendable, Equatable, Spelled {
        package var delivery = Reference(.delivery, year: 2000, month: 1, number: 0)
        package var partner = ""
        package var partnerName = ""
        package var door = ""
        package var messageId = ""
        package var receivedAt = Timestamp(milliseconds: 0)
        package var spelling = ""
        package var sizeBytes = 0
        package var sha256 = ""

        package init() {}

        package mutating func spell(with speller: inout some Speller) {
            speller.leaf("delivery", &delivery)
            speller.leaf("partner", &partner)
            speller.leaf("partnerName", &partnerName)
            speller.leaf("door", &door)
            speller.leaf("messageId", &messageId)
            speller.leaf("receivedAt", &receivedAt)
            speller.leaf("spelling", &spelling)
            speller.leaf("sizeBytes", &sizeBytes)
            speller.leaf("sha256", &sha256)
        }
    }
}
