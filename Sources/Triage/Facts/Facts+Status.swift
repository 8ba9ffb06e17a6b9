import Model

// Plans, enquiries and notices. What the sender says of a plan and what the register has of it are
// both read, and the more dangerous counts.

extension Facts {
    static let notices: [Fact] = [
        Fact(
            "schoolRollNotice",
            definition: "a notice that the child leaves a school's roll, is taught at home, or "
                + "misses education",
            question: "Is the child still on the roll of a school?",
            phrase: "the child were taken off a school's roll", .household(schoolRollNotice)),
        Fact(
            "homeEducationNotice", definition: "the child is, or is to be, taught at home",
            question: "Is the child to be taught at home?",
            phrase: "the child were to be taught at home", .household(homeEducationNotice)),
        Fact(
            "missingEducationUnlocated",
            definition: "a child misses education, and where they are has not been established",
            question: "Has it been established where the child is?",
            phrase: "it were not established where the child is",
            .household(missingEducationUnlocated)),
        Fact(
            "stepUpRequested",
            definition: "early help asks that a social worker take over, or it is early help "
                + "that refers and does not deny it",
            question: "Does early help ask that a social worker take over?",
            phrase: "early help asked that a social worker take over",
            .household(stepUpRequested)),
        Fact(
            "accessOutOfHours",
            definition: "the visit of which an access tells was while the hub was closed",
            question: "When was the child seen?", phrase: "the visit had been out of hours",
            .household(accessOutOfHours)),
    ]

    static let status: [Fact] = [
        current(
            "planOrLookedAfter", definition: "on a child protection plan, or looked after",
            question: "Is the child on a child protection plan, or looked after?",
            phrase: "the child were on a plan or looked after",
            [.childProtectionPlan, .lookedAfter], [.childProtectionPlan, .lookedAfter]),
        current(
            "currentPlan",
            definition: "on a child protection plan, looked after, in proceedings, or the subject "
                + "of an enquiry",
            question:
                "Has the child a plan, an enquiry or proceedings now, or are they looked after?",
            phrase: "the child had a plan, an enquiry or proceedings, or were looked after",
            [.childProtectionPlan, .lookedAfter, .section47, .careProceedings],
            [.childProtectionPlan, .lookedAfter, .section47, .careProceedings]),
        current(
            "planOrSection47",
            definition: "on a child protection plan, or the subject of an enquiry",
            question: "Is the child on a plan, or is there an enquiry?",
            phrase: "the child were on a plan or the subject of an enquiry", readsSchool: true,
            [.childProtectionPlan, .section47], [.childProtectionPlan, .section47]),
        Fact(
            "childInNeedOrRecentConcern",
            definition: "a child in need, with an open case, or with an incident of concern in 12 "
                + "months",
            question: "Is the child in need, or was there a concern in the last 12 months?",
            phrase: "the child were in need, or a concern were known in 12 months",
            .child(childInNeedOrRecentConcern)),
        Fact(
            "planEndedRecently",
            definition: "a child protection plan ended, or the child left care, within 12 months",
            question: "Has a plan ended, or did the child leave care, in the last 12 months?",
            phrase: "a plan had ended in the last 12 months", .child(planEndedRecently)),
        Fact(
            "accessOnPlan",
            definition: "a notice of access to the record of a child, born or unborn, that is on "
                + "a child protection plan",
            question: "Is the child on a child protection plan, and why were they seen?",
            phrase: "the child that was seen were on a plan", .child(accessOnPlan)),
        Fact(
            "accessLookedAfterOnly",
            definition: "a notice of access to the record of a child that is looked after and on "
                + "no plan",
            question: "Is the child that was seen looked after, and why were they seen?",
            phrase: "the child that was seen were looked after", .child(accessLookedAfterOnly)),
        Fact(
            "accesses90Days", .count,
            definition: "accesses to the child's record in 90 days, this one among them",
            question: "How often was the child seen without an appointment in 90 days?",
            phrase: "the child had been seen # times in 90 days", .child(accesses)),
    ]

    private typealias Kinds = Set<Chronology.Involvement.Kind>

    private static func current(
        _ name: String, definition: String, question: String, phrase: String,
        readsSchool: Bool = false, _ statuses: Set<LegalStatus>, _ kinds: Kinds
    ) -> Fact {
        Fact(
            name, definition: definition, question: question, phrase: phrase,
            .child { scene, child in
                var gathering = Gathering()
                addStatus(of: child, in: scene, among: statuses, to: &gathering)
                if readsSchool {
                    addSchoolStatus(of: child, in: scene, among: statuses, to: &gathering)
                }
                addInvolvement(of: child, in: scene, among: kinds, to: &gathering)
                return gathering.finding()
            })
    }

    private static func addStatus(
        of child: Child, in scene: Scene, among statuses: Set<LegalStatus>,
        to gathering: inout Gathering
    ) {
        guard let index = child.subject,
            let stated = scene.notification.subjects[index].legalStatus, !stated.isBlank
        else { return }
        gathering.add(stated.value.map(statuses.contains), at: "\(child.place)/legalStatus")
    }

    private static func addSchoolStatus(
        of child: Child, in scene: Scene, among statuses: Set<LegalStatus>,
        to gathering: inout Gathering
    ) {
        guard let education = scene.notification.education, let stated = education.planStatus,
            !stated.isBlank, scene.isRecord(of: education.aboutLocalRef, about: child)
        else { return }
        gathering.add(stated.value.map(statuses.contains), at: "education/planStatus")
    }

    /// What the register has now; where it cannot be read, that is not known.
    private static func addInvolvement(
        of child: Child, in scene: Scene, among kinds: Kinds, to gathering: inout Gathering
    ) {
        let isCurrent = scene.past?.involvements(of: child).contains { involvement in
            kinds.contains(involvement.kind) && involvement.isCurrent(on: scene.today)
        }
        if isCurrent ?? false {
            gathering.add(true, at: "history")
        } else {
            gathering.add(scene.isHistoryWhole(of: child) ? false : nil, at: "history")
        }
    }

    @Sendable private static func childInNeedOrRecentConcern(
        _ scene: Scene, _ child: Child
    ) -> Finding {
        var gathering = Gathering()
        addStatus(of: child, in: scene, among: [.childInNeed], to: &gathering)
        addSchoolStatus(of: child, in: scene, among: [.childInNeed], to: &gathering)
        addInvolvement(of: child, in: scene, among: [.childInNeed, .openCase], to: &gathering)
        let start = scene.today.adding(months: -scene.thresholds[.longWindowMonths])
        let isRecent = scene.past?.events(of: child).contains { event in
            event.contact.isIncident && event.day >= start && !scene.own.includes(event.contact)
        }
        if isRecent ?? false { gathering.add(true, at: "history") }
        return gathering.finding()
    }

    @Sendable private static func planEndedRecently(_ scene: Scene, _ child: Child) -> Finding {
        let start = scene.today.adding(months: -scene.thresholds[.endedPlanMonths])
        let isRecent = { (end: PartialDate) in
            end.latest >= start && end.earliest <= scene.today
        }
        var gathering = Gathering()
        if let care = scene.notification.unscheduledCare,
            scene.isRecord(of: care.aboutLocalRef, about: child)
        {
            switch care.planType?.value {
            case .endedWithin12Months: gathering.add(true, at: "unscheduledCare/planType")
            case .notKnown: gathering.addUnknown(at: "unscheduledCare/planType")
            case nil where care.planType?.isBlank == false:
                gathering.addUnknown(at: "unscheduledCare/planType")
            default: break
            }
            if let end = care.planEnded, !end.isBlank {
                gathering.add(end.value.map(isRecent), at: "unscheduledCare/planEnded")
            }
        }
        let hasEnded = scene.past?.involvements(of: child).contains { involvement in
            [.childProtectionPlan, .lookedAfter].contains(involvement.kind)
                && involvement.to.map(isRecent) ?? false
        }
        if hasEnded ?? false {
            gathering.add(true, at: "history")
        } else {
            gathering.add(scene.isHistoryWhole(of: child) ? false : nil, at: "history")
        }
        return gathering.finding()
    }
}
