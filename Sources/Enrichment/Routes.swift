package import Model
import Yams

/// Which queues a referral goes to, as `routes.yaml` says.
package struct Routes: Sendable {
    /// Why a routes file is not one.
    package struct Mistake: Error, Sendable, Equatable, CustomStringConvertible {
        package let description: String
    }

    private let named: Named
    private let authorities: [String: [AuthorityRoutes]]
    private let prefixes: [Prefix]

    /// Routes that do not depend on where the child lives.
    private struct Named {
        let unrouted: Referral.Route
        let restricted: Referral.Route
        let unread: Referral.Route
        let test: Referral.Route
        let outOfHours: Referral.Route
    }

    private struct AuthorityRoutes {
        let from: Day
        let hub: Referral.Route
        let earlyHelp: Referral.Route
        let information: Referral.Route

        /// Whether one of these is a route of this authority.
        func serves(_ names: [String]) -> Bool {
            [hub, earlyHelp, information].contains { names.contains($0.name) }
        }
    }

    private struct Prefix {
        let text: String
        let authority: String
        let from: Day
    }

    package init(yaml: String) throws(Mistake) {
        let file: File
        do {
            file = try YAMLDecoder().decode(File.self, from: yaml)
        } catch {
            throw Mistake(description: "routes: \(error)")
        }
        named = Named(
            unrouted: try Self.route(file.routes.unrouted),
            restricted: try Self.route(file.routes.restricted),
            unread: try Self.route(file.routes.unread), test: try Self.route(file.routes.test),
            outOfHours: try Self.route(file.routes.outOfHours))
        var authorities: [String: [AuthorityRoutes]] = [:]
        for authority in file.authorities {
            authorities[authority.code] = try authority.routes.map(Self.authorityRoutes)
                .sorted { $0.from < $1.from }
        }
        prefixes = try file.postcodes.map { (line: File.Prefix) throws(Mistake) in
            guard authorities[line.authority] != nil else {
                throw Mistake(
                    description: "routes: postcodes: \(line.prefix): no authority has the code "
                        + line.authority)
            }
            return Prefix(
                text: line.prefix, authority: line.authority, from: try Self.day(line.from))
        }
        self.authorities = authorities
    }

    /// Where messages that could not be read are shown, the leading route first.
    package func unread(isTest: Bool, outOfHours: Bool) -> [Referral.Route] {
        if isTest { return [named.test] }
        return outOfHours ? [named.unread, named.outOfHours] : [named.unread]
    }

    /// Every route that an entry can have, so that their folders are there before the first one.
    package var all: [Referral.Route] {
        let fixed = [
            named.unrouted, named.restricted, named.unread, named.test, named.outOfHours,
        ]
        let others = authorities.values.joined().flatMap { [$0.hub, $0.earlyHelp, $0.information] }
        return Set(fixed + others).sorted()
    }

    /// The authority that a postcode lies in on a day; nil where this page does not say.
    package func authority(of postcode: Postcode, on day: Day) -> String? {
        prefixes.filter { postcode.text.hasPrefix($0.text) && $0.from <= day }
            .max { ($0.text.utf8.count, $0.from) < ($1.text.utf8.count, $1.from) }?.authority
    }

    /// The routes of one referral, the leading one first, and what the readers of each may see.
    ///
    /// Whoever was served by an earlier entry of the referral is served by this one too, and what
    /// was restricted stays so.
    ///
    /// - Parameter former: The routes of the entry before, by name.
    package func entries(
        for notification: Notification, after former: [String] = [], verdict: Verdict,
        receivedAt: Timestamp, isTest: Bool
    ) -> [(route: Referral.Route, content: Referral.Entry.Content)] {
        if isTest { return [(named.test, .full)] }
        let day = receivedAt.day
        let home = authorities(of: notification.homes, on: day)
        let found = authorities(of: notification.placesFound, on: day)
        let before = authorities.keys.sorted().filter { code in
            authorities[code]?.contains { $0.serves(former) } ?? false
        }
        // The most urgent go first to where the child is now, unless known to have gone home.
        let isFoundFirst =
            verdict.band.isMoreUrgent(than: .within24Hours) && !notification.hasGoneHome
        let leading = (isFoundFirst ? found + home : home + found) + before
        var routes = leading.compactMap { route(of: $0, for: verdict.band, on: day) }
        if routes.isEmpty { routes = [named.unrouted] }
        if verdict.due.outOfHours { routes.append(named.outOfHours) }
        // Two authorities may share a route, and an entry is put on a route once.
        let once = routes.reduce(into: [Referral.Route]()) { if !$0.contains($1) { $0.append($1) } }
        guard notification.hasConfidentialAddress || former.contains(named.restricted.name) else {
            return once.map { ($0, .full) }
        }
        return [(named.restricted, .full)]
            + once.filter { $0 != named.restricted }.map { ($0, .stub) }
    }

    private func authorities(of addresses: [Notification.Address], on day: Day) -> [String] {
        addresses.compactMap { address in
            address.postcode?.value.flatMap { authority(of: $0, on: day) }
        }
    }

    private func route(of authority: String, for band: Band, on day: Day) -> Referral.Route? {
        let routes = authorities[authority]?.last { $0.from <= day }
        return switch band {
        case .immediate, .sameDay, .within24Hours, .within72Hours: routes?.hub
        case .earlyHelp: routes?.earlyHelp
        case .advice: routes?.information
        }
    }
}

extension Routes {
    /// The file as it is written.
    private struct File: Decodable {
        struct Routes: Decodable {
            let unrouted, restricted, unread, test, outOfHours: String
        }

        struct Authority: Decodable {
            struct Dated: Decodable {
                let from: String
                let hub, earlyHelp, information, outOfArea: String?
            }

            let code: String
            let routes: [Dated]
        }

        struct Prefix: Decodable {
            let prefix, authority, from: String
        }

        let routes: Routes
        let authorities: [Authority]
        let postcodes: [Prefix]
    }

    private static func route(_ name: String) throws(Mistake) -> Referral.Route {
        guard let route = Referral.Route(name) else {
            throw Mistake(
                description: "routes: \(name): a route is parts of a-z, 0-9 and -, joined by /")
        }
        return route
    }

    private static func day(_ text: String) throws(Mistake) -> Day {
        guard let day = PartialDate(reading: text)?.day else {
            throw Mistake(description: "routes: \(text): a date is YYYY-MM-DD")
        }
        return day
    }

    private static func authorityRoutes(
        _ dated: File.Authority.Dated
    ) throws(Mistake) -> AuthorityRoutes {
        let from = try day(dated.from)
        if let outOfArea = dated.outOfArea {
            let route = try route(outOfArea)
            return AuthorityRoutes(from: from, hub: route, earlyHelp: route, information: route)
        }
        guard let hub = dated.hub, let earlyHelp = dated.earlyHelp,
            let information = dated.information
        else {
            throw Mistake(
                description: "routes: from \(dated.from): hub, earlyHelp and information are "
                    + "needed, or outOfArea in their place")
        }
        return AuthorityRoutes(
            from: from, hub: try route(hub), earlyHelp: try route(earlyHelp),
            information: try route(information))
    }
}

extension Notification {
    /// Where the children live; where none is told, where the adults of the household do.
    fileprivate var homes: [Address] {
        let children = subjects.flatMap { $0.addresses.filter(\.isHome) }
        return children.isEmpty ? adults.flatMap { $0.addresses.filter(\.isHome) } : children
    }

    /// Where children were found, or are for now.
    fileprivate var placesFound: [Address] {
        subjects.flatMap(\.addresses).filter {
            $0.kind?.value == .found || $0.kind?.value == .temporary
        }
    }

    fileprivate var hasGoneHome: Bool {
        !subjects.isEmpty && subjects.allSatisfy { $0.whereNow?.value == .home }
    }

    fileprivate var hasConfidentialAddress: Bool {
        let addresses =
            subjects.flatMap(\.addresses) + adults.flatMap(\.addresses)
            + [incident?.location].compactMap { $0 }
        // What cannot be read as "no" is taken for "yes": an address once shown cannot be hidden.
        func isMarked(_ answer: Stated<Answer>?) -> Bool {
            guard let answer, !answer.isBlank else { return false }
            return answer.value != .no && answer.value != .notApplicable
        }
        return isMarked(header.handling?.addressConfidential)
            || addresses.contains { isMarked($0.confidential) }
    }
}

extension Notification.Address {
    fileprivate var isHome: Bool {
        let isNow = to == nil
        return isNow && (kind == nil || kind?.value == .home)
    }
}
