package import Model

/// Which queues a referral goes to, as `routes.yaml` says.
package struct Routes: Sendable {
    /// Why a routes file is not one: where, what is wrong, and what to do.
    package struct Mistake: Error, Sendable, Equatable, CustomStringConvertible {
        package let description: String
    }

    let named: Named
    /// By code.
    let authorities: [String: Authority]
    /// Codes of authorities by everything that one is called, in small letters.
    let codes: [String: String]
    /// By name or code, in small letters: one of each authority that has such a team.
    let teams: [String: [Team]]
    /// Codes of authorities by the beginning of a postcode.
    let postcodes: [String: Timeline<String>]

    /// Routes that do not depend on where the child lives.
    struct Named {
        let unrouted: Referral.Route
        let restricted: Referral.Route
        let unread: Referral.Route
        let test: Referral.Route
        let outOfHours: Referral.Route
        /// Of an open case whose team is not listed.
        let openCase: Referral.Route
        /// Hubs that get what is unrouted too; nil for those of all authorities served here.
        let unknownPostcode: [Referral.Route]?
    }

    struct Authority {
        let code: String
        /// For staff.
        let name: String
        var queues = Timeline<Queues>()

        /// Whether one of these is a route of this authority, whenever it was.
        func serves(_ names: [String]) -> Bool {
            queues.values.contains { queues in
                queues.all.contains { names.contains($0.name) }
            }
        }
    }

    /// The routes of one authority.
    struct Queues {
        let hub: Referral.Route
        let earlyHelp: Referral.Route
        let information: Referral.Route
        /// False where all three are the one route of an authority that is not served here.
        let isServed: Bool

        var all: [Referral.Route] { [hub, earlyHelp, information] }

        func route(for band: Band) -> Referral.Route {
            switch band {
            case .immediate, .sameDay, .within24Hours, .within72Hours: hub
            case .earlyHelp: earlyHelp
            case .advice: information
            }
        }
    }

    struct Team {
        /// The code of its authority, where the file says it.
        let authority: String?
        var routes = Timeline<Referral.Route>()
    }

    /// Where messages that could not be read are shown, the leading route first.
    package func unread(isTest: Bool, outOfHours: Bool) -> [Referral.Route] {
        if isTest { return [named.test] }
        return outOfHours ? [named.unread, named.outOfHours] : [named.unread]
    }

    /// Every route that an entry can have, so that their folders are there before the first one.
    package var all: [Referral.Route] {
        Set([named.restricted, named.test] + others).sorted()
    }

    /// Every route but the two that share their readers with no other.
    var others: [Referral.Route] {
        [named.unrouted, named.unread, named.outOfHours] + ofTeams + (named.unknownPostcode ?? [])
            + authorities.values.flatMap { $0.queues.values.flatMap(\.all) }
    }

    /// Routes of open cases.
    var ofTeams: [Referral.Route] {
        [named.openCase] + teams.values.joined().flatMap(\.routes.values)
    }

    /// The code of the authority that a postcode lies in on a day; nil where the file does not say.
    package func authority(of postcode: Postcode, on day: Day) -> String? {
        var beginning = postcode.text[...]
        while !beginning.isEmpty {
            if let code = postcodes[String(beginning)]?.value(on: day) { return code }
            beginning.removeLast()
        }
        return nil
    }

    /// The hubs that get what is unrouted too.
    func hubsOfUnknown(on day: Day) -> [Referral.Route] {
        if let hubs = named.unknownPostcode { return hubs }
        return authorities.values.sorted { $0.code < $1.code }
            .compactMap { $0.queues.value(on: day) }.filter(\.isServed).map(\.hub)
    }

    /// The route of a team on a day, and whose team it is.
    ///
    /// - Parameter authority: Whose case it is, by code. A name that teams of two authorities bear
    ///   tells nothing without it.
    func team(
        _ name: String, of authority: String?, on day: Day
    ) -> (route: Referral.Route, authority: String?)? {
        let known = (teams[Self.folded(name)] ?? []).compactMap { team in
            team.routes.value(on: day).map { (route: $0, authority: team.authority) }
        }
        guard let authority else { return known.count == 1 ? known[0] : nil }
        return known.first { $0.authority == authority } ?? known.first { $0.authority == nil }
    }

    /// A name as it is compared.
    static func folded(_ name: String) -> String { name.trimmed.lowercased() }
}
