package import Model

extension Routes {
    /// What the routes of a referral depend on.
    package struct Occasion: Sendable {
        package var notification: Notification
        package var verdict: Verdict
        package var receivedAt: Timestamp
        package var isTest: Bool
        /// The routes of the entry before, by name.
        package var former: [String]
        package var openCases: [OpenCase]
        /// Whether a protected record of the register is linked.
        package var isProtected: Bool

        package init(
            notification: Notification, verdict: Verdict, receivedAt: Timestamp, isTest: Bool,
            former: [String] = [], openCases: [OpenCase] = [], isProtected: Bool = false
        ) {
            self.notification = notification
            self.verdict = verdict
            self.receivedAt = receivedAt
            self.isTest = isTest
            self.former = former
            self.openCases = openCases
            self.isProtected = isProtected
        }
    }

    /// One entry of a referral: where it goes, what its readers are to do and may see, and why.
    package struct Part: Sendable, Equatable {
        package var route: Referral.Route
        package var purpose: Referral.Entry.Purpose
        package var content = Referral.Entry.Content.full
        /// For staff; nothing of a person of the message.
        package var why: String
    }

    /// The entries of a referral, the leading one first: no route twice, and one that leads.
    ///
    /// Whoever was served by an earlier entry of the referral is served by this one too, and what
    /// was restricted stays so.
    package func parts(for occasion: Occasion) -> [Part] {
        if occasion.isTest {
            return [Part(route: named.test, purpose: .lead, why: "sent by a certificate for tests")]
        }
        return Routing(self, occasion).parts
    }
}

/// Finds the routes of one referral.
private struct Routing {
    private let routes: Routes
    private let occasion: Routes.Occasion
    private let day: Day
    private let places: [Place]
    /// Cases of children of the message.
    private let cases: [Case]
    /// Cases of others in the household, and those of which no team is told.
    private let otherCases: [Case]

    /// A home, or a place where a child was found.
    private struct Place {
        /// `home` or `found`.
        let what: String
        /// Nil where nobody can tell.
        let authority: Routes.Authority?
    }

    private struct Case {
        let route: Referral.Route
        let why: String
        /// The code of the authority whose case it is, where that is known.
        let authority: String?
        let children: Set<Int>
        /// Whether it is known who has it.
        let isHeld: Bool
    }

    init(_ routes: Routes, _ occasion: Routes.Occasion) {
        self.routes = routes
        self.occasion = occasion
        let day = occasion.receivedAt.day
        self.day = day
        func places(_ what: String, _ addresses: [Notification.Address]) -> [Place] {
            addresses.map { address in
                let code = address.postcode?.value.flatMap { routes.authority(of: $0, on: day) }
                let authority = code.flatMap { routes.authorities[$0] }
                let isKnown = authority?.queues.value(on: day) != nil
                return Place(what: what, authority: isKnown ? authority : nil)
            }
        }
        let notification = occasion.notification
        let home = places("home", notification.homes)
        let found = places("found", notification.placesFound)
        // The most urgent go first to where the child is now, unless known to have gone home.
        let isFoundFirst = occasion.isUrgent && !notification.hasGoneHome
        self.places = isFoundFirst ? found + home : home + found
        let cases = occasion.openCases.map { open in
            let code = open.authority.map { routes.codes[Routes.folded($0)] ?? $0 }
            let team = open.team.flatMap { routes.team($0, of: code, on: day) }
            return Case(
                route: team?.route ?? routes.named.openCase, why: open.why,
                authority: code ?? team?.authority, children: open.children,
                isHeld: team != nil)
        }
        // A case that nobody is known to have leads nowhere: the hub acts, and whoever sorts such
        // cases has it too.
        self.cases = cases.filter { !$0.children.isEmpty && $0.isHeld }
        otherCases = cases.filter { $0.children.isEmpty || !$0.isHeld }
    }

    var parts: [Routes.Part] {
        var list = PartList()
        for open in cases { list.add(open.route, .action, open.why) }
        addPlaces(to: &list)
        addCaseHubs(to: &list)
        for open in otherCases {
            list.add(open.route, occasion.isUrgent ? .action : .information, open.why)
        }
        addFormer(to: &list)
        addUnknown(to: &list)
        if occasion.verdict.due.outOfHours {
            list.add(routes.named.outOfHours, .action, "the hub is closed")
        }
        return restricted(list.led)
    }

    // MARK: - Places

    private func addPlaces(to list: inout PartList) {
        for place in places {
            guard let authority = place.authority, let queues = authority.queues.value(on: day)
            else { continue }
            let why =
                "\(place.what): \(authority.name)" + (queues.isServed ? "" : ", not served here")
            // The hub of an authority whose case is open reads a copy; any other acts.
            if caseAuthorities.contains(authority.code) {
                list.add(queues.hub, copyPurpose, why)
            } else {
                list.add(queues.route(for: occasion.verdict.band), .action, why)
            }
        }
    }

    /// Where the authority cannot be told, people look first on the route for that, and the hubs
    /// see it too: an unknown place is never a reason to wait.
    private func addUnknown(to list: inout PartList) {
        guard let why = whyUnknown else { return }
        // Somebody has it who acts for every child.
        let isOwned = !knownCodes.isEmpty || !cases.isEmpty && coversAllChildren
        list.add(routes.named.unrouted, .action, why)
        for hub in routes.hubsOfUnknown(on: day) {
            list.add(hub, occasion.isUrgent || !isOwned ? .action : .information, why)
        }
    }

    private var whyUnknown: String? {
        if let place = places.first(where: { $0.authority == nil }) {
            return "\(place.what): the authority cannot be told"
        }
        // A later message may leave out what the first one told, and a case has an authority.
        guard !places.contains(where: { $0.what == "home" }), formerCodes.isEmpty,
            !cases.contains(where: { $0.authority != nil })
        else { return nil }
        return "no home is told"
    }

    private var knownCodes: Set<String> {
        Set(places.compactMap { $0.authority?.code }).union(formerCodes)
    }

    // MARK: - Open cases

    /// Authorities whose hubs need only read: where it is not told whose a case is, the home's.
    private var caseAuthorities: Set<String> {
        let home = places.filter { $0.what == "home" }.compactMap { $0.authority?.code }
        return Set(cases.flatMap { open in open.authority.map { [$0] } ?? home })
    }

    /// What the hub does beside the team: it reads, but acts on what is most urgent and for a child
    /// who has no worker.
    private var copyPurpose: Referral.Entry.Purpose {
        occasion.isUrgent || !coversAllChildren ? .action : .information
    }

    private var coversAllChildren: Bool {
        let covered = Set(cases.flatMap(\.children))
        return occasion.notification.subjects.indices.allSatisfy(covered.contains)
            && occasion.verdict.children.allSatisfy { $0.subject.map(covered.contains) ?? false }
    }

    private func addCaseHubs(to list: inout PartList) {
        let placed = Set(places.compactMap { $0.authority?.code })
        for open in cases {
            guard let code = open.authority, !placed.contains(code),
                let queues = routes.authorities[code]?.queues.value(on: day)
            else { continue }
            list.add(queues.hub, copyPurpose, open.why)
        }
    }

    // MARK: - Earlier entries

    private static let formerly = "had an earlier entry"

    private var formerCodes: [String] {
        guard !occasion.former.isEmpty else { return [] }
        return routes.authorities.values.filter { $0.serves(occasion.former) }.map(\.code).sorted()
    }

    private func addFormer(to list: inout PartList) {
        guard !occasion.former.isEmpty else { return }
        let placed = Set(places.compactMap { $0.authority?.code })
            .union(cases.compactMap(\.authority))
        for code in formerCodes where !placed.contains(code) {
            guard let authority = routes.authorities[code] else { continue }
            if let queues = authority.queues.value(on: day) {
                list.add(queues.route(for: occasion.verdict.band), .action, Self.formerly)
            } else {
                // What is served by nobody any more is read by those who had it.
                for route in authority.queues.values.flatMap(\.all)
                where occasion.former.contains(route.name) {
                    list.add(route, .action, Self.formerly)
                }
            }
        }
        let others = routes.ofTeams + (routes.named.unknownPostcode ?? [])
        for name in occasion.former where !list.contains(name) {
            if let route = others.first(where: { $0.name == name }) {
                list.add(route, .action, Self.formerly)
            } else if name == routes.named.unrouted.name {
                list.add(routes.named.unrouted, .information, Self.formerly)
            }
        }
    }

    // MARK: - Restriction

    /// Puts the whole on the restricted route where it has to be, and a stub elsewhere.
    private func restricted(_ parts: [Routes.Part]) -> [Routes.Part] {
        let why = whyRestricted
        guard !why.isEmpty else { return parts }
        let route = routes.named.restricted
        let elsewhere = parts.filter { $0.route != route && mayKnow($0.route) }
        let stubs = elsewhere.map { part in
            var part = part
            part.content = .stub
            if part.purpose == .lead { part.purpose = .action }
            return part
        }
        return [Routes.Part(route: route, purpose: .lead, why: why.joined(separator: "; "))] + stubs
    }

    private var whyRestricted: [String] {
        let notification = occasion.notification
        var why: [String] = []
        if notification.hasConfidentialAddress { why.append("address marked confidential") }
        if occasion.isProtected { why.append("a protected record is linked") }
        if notification.isAllegation { why.append("allegation against staff") }
        if notification.isOfPrevent { why.append("Prevent") }
        if occasion.former.contains(routes.named.restricted.name) {
            why.append("restricted before")
        }
        return why
    }

    /// Whether a route may have a stub. Of what is for the restricted route alone, only those who
    /// had an entry before, which this one takes away; and, of the most urgent while the hub is
    /// closed, whoever is awake.
    private func mayKnow(_ route: Referral.Route) -> Bool {
        guard occasion.notification.isRestrictedByType else { return true }
        if occasion.isUrgent && route == routes.named.outOfHours { return true }
        return occasion.former.contains(route.name)
            || formerCodes.contains { code in
                routes.authorities[code]?.queues.value(on: day)?.all.contains(route) ?? false
            }
    }
}

/// The parts of one referral as they are found: a route that comes again is not doubled.
private struct PartList {
    private var found: [(route: Referral.Route, isCopy: Bool, why: [String])] = []

    func contains(_ name: String) -> Bool { found.contains { $0.route.name == name } }

    mutating func add(
        _ route: Referral.Route, _ purpose: Referral.Entry.Purpose, _ why: String
    ) {
        let isCopy = purpose == .information
        guard let place = found.firstIndex(where: { $0.route == route }) else {
            found.append((route, isCopy, [why]))
            return
        }
        // Whoever acts for one reason is no mere reader for another.
        found[place].isCopy = found[place].isCopy && isCopy
        if !found[place].why.contains(why) { found[place].why.append(why) }
    }

    /// The parts, the first of which leads.
    var led: [Routes.Part] {
        found.enumerated().map { index, part in
            Routes.Part(
                route: part.route,
                purpose: index == 0 ? .lead : part.isCopy ? .information : .action,
                why: part.why.joined(separator: "; "))
        }
    }
}

extension Routes.Occasion {
    /// B1 and B2.
    fileprivate var isUrgent: Bool { verdict.band.isMoreUrgent(than: .within24Hours) }
}

extension Notification {
    fileprivate var isRestrictedByType: Bool {
        let type = header.messageType.value
        return type == .allegationAgainstStaff || type == .prevent
    }

    /// Also in a message of another type, whose child is the hub's to look after.
    var isAllegation: Bool {
        header.messageType.value == .allegationAgainstStaff || allegation != nil
    }

    var isOfPrevent: Bool { header.messageType.value == .prevent || prevent != nil }
}
