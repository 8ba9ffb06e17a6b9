package import Model

/// Puts together what the stages found.
package struct Enricher: Sendable {
    package let routes: Routes
    package let labels: BandLabels

    package init(routes: Routes, labels: BandLabels = BandLabels()) {
        self.routes = routes
        self.labels = labels
    }

    /// What a referral is made of.
    package struct Material: Sendable {
        package var delivery: Delivery
        package var partnerName: String
        package var notification: Notification
        package var warnings: [Warning]
        package var links: [Link]
        package var history: History
        package var verdict: Verdict
        package var reference: Reference
        package var number: Int
        package var attaches: ReferralDocument.Attaches
        package var formerBand: Band?
        /// The referral's newest document before this message.
        package var earlier: ReferralDocument?
        /// A referral of the same message or incident that could not be read back.
        package var apartFrom: Reference?
        /// Attempts at this message that could not be read.
        package var attempts: [Reference]
        /// Open cases of persons who are linked, and of their households.
        package var openCases: [OpenCase]
        /// Who else belongs to the children's households by the register.
        package var members: [FamilyMember]
        /// Whether a protected record of the register is linked.
        package var isProtected: Bool
        /// Whether the children's home is an address at which people live who are no family.
        package var isCommunal: Bool
        /// Adults of the message, by their places, who are not of the household that the register
        /// knows.
        package var newAdults: Set<Int>
        /// How many households lived at a child's address before, whose history is not told.
        package var earlierTenants: Int
        package var now: Timestamp

        package init(
            delivery: Delivery, partnerName: String, notification: Notification,
            warnings: [Warning], links: [Link], history: History, verdict: Verdict,
            reference: Reference, number: Int, attaches: ReferralDocument.Attaches,
            formerBand: Band?, earlier: ReferralDocument? = nil, apartFrom: Reference? = nil,
            attempts: [Reference] = [], openCases: [OpenCase] = [],
            members: [FamilyMember] = [], isProtected: Bool = false,
            isCommunal: Bool = false, newAdults: Set<Int> = [], earlierTenants: Int = 0,
            now: Timestamp
        ) {
            self.delivery = delivery
            self.partnerName = partnerName
            self.notification = notification
            self.warnings = warnings
            self.links = links
            self.history = history
            self.verdict = verdict
            self.reference = reference
            self.number = number
            self.attaches = attaches
            self.formerBand = formerBand
            self.earlier = earlier
            self.apartFrom = apartFrom
            self.attempts = attempts
            self.openCases = openCases
            self.members = members
            self.isProtected = isProtected
            self.isCommunal = isCommunal
            self.newAdults = newAdults
            self.earlierTenants = earlierTenants
            self.now = now
        }
    }

    /// At most this many questions stand on the first page.
    package static let questionLimit = 3

    package func enrich(
        _ material: Material
    ) -> (document: ReferralDocument, entries: [Referral.Entry]) {
        let verdict = material.verdict
        // Who brought it says whether it is a test, and never the message: a real child's notice
        // that is marked so by mistake goes to people.
        let parts = routes.parts(
            for: Routes.Occasion(
                notification: material.notification, verdict: verdict,
                receivedAt: material.delivery.receivedAt, isTest: material.delivery.isTest,
                former: material.earlier?.routes ?? [], openCases: material.openCases,
                isProtected: material.isProtected))
        let entries = parts.map { part in
            Referral.Entry(
                reference: material.reference, number: material.number, route: part.route,
                band: verdict.band, dueAt: verdict.due.at, content: part.content,
                purpose: part.purpose)
        }
        var document = document(of: material)
        document.routes = entries.map(\.route.name)
        document.lead = document.routes.first ?? ""
        document.routing = parts.map(ReferralDocument.RoutePart.init)
        tellManager(of: material, in: &document)
        return (document, entries)
    }

    /// All but where it goes.
    private func document(of material: Material) -> ReferralDocument {
        var document = ReferralDocument()
        document.reference = material.reference
        document.number = material.number
        document.attaches = material.attaches
        document.formerBand = material.formerBand
        document.verdict = material.verdict
        document.labels = labels.parts
        document.flags = flags(of: material)
        document.children = children(of: material)
        document.adults = adults(of: material)
        document.household = household(of: material)
        document.history = history(of: material)
        document.questions = Questions(of: material.verdict, material.notification)
            .first(Self.questionLimit)
        document.warnings = material.warnings.map(ReferralDocument.WarningPart.init)
        document.provenance = provenance(of: material)
        document.notification = material.notification
        // A message that is decided again does not stand before itself.
        document.earlier =
            (material.earlier?.messages ?? [])
            .filter { $0.provenance.delivery != material.delivery.reference }.carried
        document.apartFrom = material.apartFrom
        document.attempts = material.attempts
        return document
    }

    /// What staff must mind of the whole referral.
    private func flags(of material: Material) -> [String] {
        let flags = [
            ("protectedAddress", material.notification.hasConfidentialAddress),
            ("protectedRecord", material.isProtected), ("communalAddress", material.isCommunal),
            ("addressKnown", material.earlierTenants > 0),
        ]
        return flags.filter(\.1).map(\.0)
    }

    private func children(of material: Material) -> [ReferralDocument.Child] {
        let links = Dictionary(
            material.links.map { ($0.mention, $0) }, uniquingKeysWith: { first, _ in first })
        return material.verdict.children.map { child in
            var part = ReferralDocument.Child()
            guard let index = child.subject else {
                part.name = "Child not named in the message"
                part.age = "not known"
                part.link = "not searched: nothing to search by"
                return part
            }
            let subject = material.notification.subjects[index]
            part.subject = index + 1
            part.name = subject.displayName
            part.age = subject.ageInWords(on: material.delivery.receivedAt.day)
            part.born = subject.dateOfBirth?.written
            part.home = subject.addresses.first(where: { $0.to == nil })?.onOneLine
            if let link = links[.subject(index)] {
                part.link = link.inWords
                if case .possible(let persons) = link.answer {
                    part.possiblePersons = persons.count
                }
            }
            return part
        }
    }

    private func adults(of material: Material) -> [ReferralDocument.Adult] {
        let links = Dictionary(
            material.links.map { ($0.mention, $0) }, uniquingKeysWith: { first, _ in first })
        return material.notification.adults.enumerated().map { index, adult in
            var part = ReferralDocument.Adult()
            part.name = adult.displayName
            part.role = adult.role?.written ?? "role not given"
            part.age = adult.dateOfBirth?.written ?? adult.age?.written
            part.whereabouts = adult.whereabouts?.written
            part.isNewInHome = material.newAdults.contains(index)
            part.flags = adult.offenderFlags.map(\.written)
            part.link = links[.adult(index)]?.inWords ?? "not searched"
            return part
        }
    }

    private func provenance(of material: Material) -> ReferralDocument.Provenance {
        var part = ReferralDocument.Provenance()
        part.delivery = material.delivery.reference
        part.partner = material.delivery.partner.text
        part.partnerName = material.partnerName
        part.door = material.delivery.door.rawValue
        part.messageId = material.notification.header.messageId
        part.receivedAt = material.delivery.receivedAt
        part.spelling = material.delivery.spelling.rawValue
        part.sizeBytes = material.delivery.bytes.count
        part.sha256 = material.delivery.digest
        return part
    }
}

extension ReferralDocument.RoutePart {
    init(_ part: Routes.Part) {
        self.init()
        route = part.route.name
        purpose = part.purpose
        content = part.content
        why = part.why
    }
}

extension ReferralDocument.WarningPart {
    init(_ warning: Warning) {
        self.init()
        code = warning.code.rawValue
        path = warning.place.path
        expected = warning.expected
        remedy = warning.code.remedy
    }
}
