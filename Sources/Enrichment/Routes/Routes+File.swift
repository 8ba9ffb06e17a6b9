import Model
import Yams

extension Routes {
    /// Reads `routes.yaml`.
    package init(yaml: String) throws(Mistake) {
        let file = try File(yaml: yaml)
        named = try Self.named(file.routes)
        authorities = try Self.authorities(file.authorities)
        codes = try Self.codes(file.authorities)
        postcodes = try Self.postcodes(file.postcodes, of: authorities)
        teams = try Self.teams(file.teams ?? [], of: authorities)
        try checkApart()
    }

    /// What is restricted is read by nobody else, and a test by nobody who looks for a child.
    private func checkApart() throws(Mistake) {
        let apart = [("restricted", named.restricted), ("test", named.test)]
        for (key, route) in apart
        where others.contains(route) || named.restricted == named.test {
            throw Mistake(
                "routes: \(key)", "\(route.name) is another route as well: it needs one of its own")
        }
    }

    private static func named(_ file: File.Named) throws(Mistake) -> Named {
        func named(_ key: String, _ name: String) throws(Mistake) -> Referral.Route {
            try route(name, "routes: \(key)")
        }
        var hubs: [Referral.Route]?
        for name in file.unknownPostcode ?? [] {
            hubs = (hubs ?? []) + [try named("unknownPostcode", name)]
        }
        return Named(
            unrouted: try named("unrouted", file.unrouted),
            restricted: try named("restricted", file.restricted),
            unread: try named("unread", file.unread), test: try named("test", file.test),
            outOfHours: try named("outOfHours", file.outOfHours),
            openCase: try named("openCase", file.openCase),
            unknownPostcode: file.unknownPostcode == nil ? nil : hubs ?? [])
    }

    private static func authorities(
        _ lines: [File.Authority]
    ) throws(Mistake) -> [String: Authority] {
        var authorities: [String: Authority] = [:]
        for line in lines {
            let place = "authorities: \(line.code)"
            guard authorities[line.code] == nil else {
                throw Mistake(place, "listed twice: put all its routes under one")
            }
            var authority = Authority(code: line.code, name: line.name)
            for dated in line.routes {
                try add(
                    try queues(dated, "\(place): from \(dated.from)"), dated.from, dated.to,
                    to: &authority.queues, place)
            }
            authorities[line.code] = authority
        }
        return authorities
    }

    private static func queues(
        _ dated: File.Authority.Dated, _ place: String
    ) throws(Mistake) -> Queues {
        let ours = [dated.hub, dated.earlyHelp, dated.information].compactMap { $0 }
        if let outOfArea = dated.outOfArea {
            guard ours.isEmpty else {
                throw Mistake(
                    place,
                    "outOfArea takes the place of hub, earlyHelp and information: remove "
                        + "one or the other")
            }
            let route = try route(outOfArea, place)
            return Queues(hub: route, earlyHelp: route, information: route, isServed: false)
        }
        guard ours.count == 3 else {
            throw Mistake(
                place, "hub, earlyHelp and information are needed, or outOfArea in their place")
        }
        return Queues(
            hub: try route(ours[0], place), earlyHelp: try route(ours[1], place),
            information: try route(ours[2], place), isServed: true)
    }

    /// What a case system may call an authority.
    private static func codes(_ lines: [File.Authority]) throws(Mistake) -> [String: String] {
        var codes: [String: String] = [:]
        for line in lines {
            for word in [line.code, line.name, line.gss].compactMap({ $0 }) {
                if let other = codes[folded(word)], other != line.code {
                    throw Mistake(
                        "authorities: \(line.code)",
                        "\(word) is \(other)'s too: a code or name is one authority's")
                }
                codes[folded(word)] = line.code
            }
        }
        return codes
    }

    private static func postcodes(
        _ lines: [File.Prefix], of authorities: [String: Authority]
    ) throws(Mistake) -> [String: Timeline<String>] {
        var postcodes: [String: Timeline<String>] = [:]
        for line in lines {
            let place = "postcodes: \(line.prefix)"
            guard line.prefix.isBeginningOfPostcode else {
                throw Mistake(
                    place,
                    "the beginning of a postcode is capitals and digits, such as TS24 or "
                        + "TS15 9")
            }
            try check(line.authority, of: authorities, place)
            try add(
                line.authority, line.from, line.to, to: &postcodes[line.prefix, default: .init()],
                place)
        }
        return postcodes
    }

    private static func teams(
        _ lines: [File.Team], of authorities: [String: Authority]
    ) throws(Mistake) -> [String: [Team]] {
        var teams: [String: [Team]] = [:]
        for line in lines {
            let place = "teams: \(line.team)"
            let name = folded(line.team)
            guard !name.isEmpty else {
                throw Mistake(place, "a team is named as the case system names it")
            }
            if let authority = line.authority { try check(authority, of: authorities, place) }
            let known = teams[name, default: []]
            let index = known.firstIndex { $0.authority == line.authority } ?? known.endIndex
            if index == known.endIndex {
                teams[name, default: []].append(Team(authority: line.authority))
            }
            try add(
                try route(line.route, place), line.from, line.to,
                to: &teams[name, default: []][index].routes, place)
        }
        return teams
    }

    // MARK: - Words and days

    private static func check(
        _ code: String, of authorities: [String: Authority], _ place: String
    ) throws(Mistake) {
        guard authorities[code] == nil else { return }
        throw Mistake(
            place, "no authority has the code \(code): add it under authorities, or mend the code")
    }

    private static func add<Value>(
        _ value: Value, _ from: String, _ to: String?, to timeline: inout Timeline<Value>,
        _ place: String
    ) throws(Mistake) {
        let first = try day(from, place)
        var last: Day?
        if let to { last = try day(to, place) }
        if let trouble = timeline.add(value, from: first, to: last) {
            throw Mistake(place, trouble)
        }
    }

    private static func route(
        _ name: String, _ place: String
    ) throws(Mistake) -> Referral.Route {
        guard let route = Referral.Route(name) else {
            throw Mistake(
                place,
                "\(name): a route is parts of a-z, 0-9 and -, joined by /, and none of them "
                    + "acks, tmp, new, cur or superseded")
        }
        return route
    }

    private static func day(_ text: String, _ place: String) throws(Mistake) -> Day {
        guard let day = PartialDate(reading: text)?.day else {
            throw Mistake(place, "\(text): a date is YYYY-MM-DD, in quotes")
        }
        return day
    }
}

extension Routes.Mistake {
    init(_ place: String, _ remedy: String) {
        self.init(description: "routes: \(place): \(remedy)")
    }
}

extension String {
    fileprivate var isBeginningOfPostcode: Bool {
        let parts = split(separator: " ", omittingEmptySubsequences: false)
        return parts.count <= 2 && utf8.count <= 8
            && parts.allSatisfy { part in
                !part.isEmpty
                    && part.utf8.allSatisfy { byte in
                        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                    }
            }
    }
}
