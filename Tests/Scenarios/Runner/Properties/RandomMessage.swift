import Model

/// A random message with a random history: one to three themes, filled richly. One in six is
/// calm: all that it says is of a low level, so that there is something to raise.
struct RandomMessage {
    private(set) var notification = Notification()
    private var draft = Draft()
    private(set) var past = RandomPast()
    let receivedAt: Timestamp
    let isCalm: Bool
    var dice: Dice
    private var themes: [Theme] = []
    /// Whether somebody of the public sends it, whatever it is about.
    private var isPublic = false

    init(seed: UInt64) {
        dice = Dice(seed: seed)
        isCalm = dice.chance(19)
        // Open and closed: a Monday at ten, a night, a Friday at half past four, a weekend.
        receivedAt = dice.pick([
            Timestamp(year: 2026, month: 11, day: 23, hour: 10),
            Timestamp(year: 2026, month: 11, day: 25, hour: 14),
            Timestamp(year: 2026, month: 11, day: 25, hour: 23),
            Timestamp(year: 2026, month: 12, day: 4, hour: 16),
            Timestamp(year: 2026, month: 11, day: 28, hour: 13),
        ])
        chooseThemes()
        addHeader()
        addChildren()
        for theme in themes { fill(isCalm ? theme.calm : theme.rich, isLead: theme.name == lead) }
        if isPublic {
            set(Theme.typeField, dice.pick(["PUBLIC", "ANONYMOUS", "SELF_REFERRAL"]))
        }
        addAssessment()
        addWords()
        notification = draft.notification ?? notification
        past = RandomPast(of: notification, at: receivedAt, isCalm: isCalm, &dice)
    }

    /// The theme that gives the message its kind.
    private var lead: String? {
        (themes.first { $0.isOwnKind } ?? themes.first)?.name
    }

    private mutating func chooseThemes() {
        let all = Theme.all.filter { !isCalm || !$0.calm.isEmpty }
        let drawn = all.flatMap { [Theme](repeating: $0, count: $0.weight) }
        for _ in 0..<(isCalm ? dice.pick([1, 1, 2]) : dice.pick([3, 3, 3, 3, 3, 2, 1])) {
            let theme = dice.pick(drawn)
            if !themes.contains(where: { $0.name == theme.name }) { themes.append(theme) }
        }
    }

    private mutating func addHeader() {
        draft.set("header/messageId", to: "m")
        draft.set("header/messageType", to: "GENERAL_REFERRAL")
        isPublic = !isCalm && dice.chance(11)
        draft.set("header/references/+/value", to: "REF-1")
        set("incident/policeReference", dice.pick(["-", "INC-1", "INC-1"]))
        guard dice.chance(60) else { return }
        set("header/sender/scheme", dice.pick(["homeOfficeForce", "ods", "urn", "other", "-"]))
        let sources = ["6", "2A", "3F", "1D", "9", "10", "5D", "5D", "1X"]
        draft.set("header/sender/referralSource", to: dice.pick(sources))
    }

    private mutating func addChildren() {
        let isOfUnborn = themes.contains { $0.name == Theme.unborn }
        let count = dice.pick(
            isOfUnborn ? [0, 0, 0, 1] : isCalm ? [1, 1, 2] : [0, 1, 1, 2, 2, 3])
        for number in 0..<count {
            let child = "subjects/\(number + 1)/"
            draft.set("subjects/+/localRef", to: "c\(number + 1)")
            draft.set(child + "name/given", to: "Robin")
            let ages = ["~-3M", "~-14M", "~-3Y", "~-7Y", "~-9Y", "~-11Y", "~-14Y", "~-15Y"]
            let other = isCalm ? ages : ages + ["-", "-", "long ago"]
            set(child + "dateOfBirth", dice.pick(dice.chance(20) ? other : ages))
            if dice.chance(10) { set(child + "age", "9") }
            set(child + "mobility", dice.pick(["walking", "walking", "-", "-", "notMobile"]))
            set(child + "sex", dice.pick(["F", "M", "-"]))
            set(child + "whereNow", dice.pick(["-", "-", "-", "home", "school", "inCare"]))
        }
        guard isOfUnborn, dice.chance(isCalm ? 0 : 55) else { return }
        draft.set("subjects/+/localRef", to: "u1")
        set("subjects/$/legalStatus", dice.pick(["unborn", "unborn", "-"]))
        set("subjects/$/expectedDeliveryDate", dice.pick(["~+20d", "~+100d", "~+60d"]))
        set("subjects/$/motherLocalRef", dice.pick(["-", "-", "c1"]))
    }

    private mutating func fill(_ lines: [Theme.Line], isLead: Bool) {
        for line in lines where isLead || line.path != Theme.typeField {
            for path in paths(of: line.path) { set(path, dice.pick(line.texts)) }
        }
    }

    /// A line for each child, which is drawn for by itself.
    private func paths(of path: String) -> [String] {
        guard path.hasPrefix("subjects/*/") else { return [path] }
        return (0..<draft.count(of: "subjects")).map { index in
            "subjects/\(index + 1)/" + path.dropFirst("subjects/*/".count)
        }
    }

    private mutating func set(_ path: String, _ text: String) {
        switch text {
        case "-": return
        case "?":
            if let answer = answer() { draft.set(path, to: answer) }
        default: draft.set(path, to: receivedAt.reading(text))
        }
    }

    private mutating func answer() -> String? {
        // Seldom one that cannot be read, since it keeps a whole message from being low.
        if !isCalm, dice.chance(1) { return "dunno" }
        let yes = [String?](repeating: "yes", count: 9)
        return dice.pick(
            isCalm
                ? ["no", "no", "no", "no", nil, nil, "notKnown"]
                : yes + ["no", "notKnown", "refused", nil, nil])
    }

    private mutating func addAssessment() {
        let place = "senderAssessment/"
        if isCalm {
            set(place + "urgency", dice.pick(["-", "-", "low", "green", "standard"]))
            set(place + "level", dice.pick(["-", "-", "1", "2"]))
            set(place + "requestsEarlyHelp", dice.pick(["-", "-", "yes"]))
            set(place + "requestsStrategyDiscussion", dice.pick(["-", "no"]))
            return
        }
        if dice.chance(45) {
            set(
                place + "urgency",
                dice.pick([
                    "immediate", "immediate", "high", "red", "amber", "medium", "low", "soon",
                ]))
        }
        if dice.chance(35) { set(place + "level", dice.pick(["1", "2", "3", "4", "4", "tier 2"])) }
        if dice.chance(40) { set(place + "requestsStrategyDiscussion", "?") }
        if dice.chance(15) { set(place + "requestsEarlyHelp", "?") }
        if dice.chance(10) { set(place + "primaryNeed", dice.pick(["N1", "N4", "N0"])) }
        addDeadlines()
    }

    private mutating func addDeadlines() {
        guard dice.chance(45) else { return }
        let place = "senderAssessment/"
        set(
            place + "mustActBefore",
            dice.pick(["~+1h", "~+90m", "~+9m", "~+10h", "~-1h", "~-20m", "~-3h", "noon"]))
        set(place + "mustActReason", dice.pick(["-", "discharge", "homeTime", "release", "other"]))
        if dice.chance(20) { set("education/homeTimeToday", dice.pick(["~+1h", "~-1h"])) }
    }

    private mutating func addWords() {
        if dice.chance(isCalm ? 20 : 40) {
            draft.set("narrative", to: "They came to the address and spoke to those there.")
        }
        if !isCalm, dice.chance(isPublic ? 70 : 5) {
            set("concerns/+/code", dice.pick(["other", "odd"]))
        }
        if !isCalm, dice.chance(10) { draft.set("concerns/+/code", to: "minorOffence") }
        let codes = ["neglect", "parentalMentalHealth", "emotionalHarm", "exploitation"]
        if !isCalm, dice.chance(20) { set("concerns/+/code", dice.pick(codes)) }
        if dice.chance(50) { set("consent/agreementToService", dice.pick(Consents.agreements)) }
        for index in 0..<draft.count(of: "concerns") where dice.chance(20) {
            set("concerns/\(index + 1)/aboutLocalRef", dice.pick(["c1", "c2", "a1"]))
        }
        for index in 0..<draft.count(of: "adults") {
            draft.set("adults/\(index + 1)/localRef", to: "a\(index + 1)")
        }
    }
}
