import Model

// How notices of schools, of early help and of the NHS are read. Their lists are with the status of
// the child, which they are asked together with.

extension Facts {
    @Sendable static func schoolRollNotice(_ scene: Scene) -> Finding {
        let type = scene.notification.header.messageType.value
        if type == .electiveHomeEducation || type == .childMissingEducation {
            return .yes(at: "header/messageType")
        }
        var gathering = Gathering()
        let education = scene.notification.education
        gathering.add(education?.homeEducated, at: "education/homeEducated")
        if let date = education?.dateOffRoll, !date.isBlank {
            gathering.add(true, at: "education/dateOffRoll")
        }
        return gathering.finding()
    }

    @Sendable static func homeEducationNotice(_ scene: Scene) -> Finding {
        var gathering = Gathering()
        if scene.notification.header.messageType.value == .electiveHomeEducation {
            gathering.add(true, at: "header/messageType")
        }
        gathering.add(
            scene.notification.education?.homeEducated, at: "education/homeEducated")
        return gathering.finding()
    }

    @Sendable static func missingEducationUnlocated(_ scene: Scene) -> Finding {
        guard scene.notification.header.messageType.value == .childMissingEducation
        else { return .silent }
        let isEstablished = scene.notification.education?.whereaboutsEstablished.isYes ?? false
        return Finding(
            isEstablished ? .no : .yes, at: ["education/whereaboutsEstablished"])
    }

    @Sendable static func stepUpRequested(_ scene: Scene) -> Finding {
        let source = scene.notification.header.sender?.referralSource?.value?.code
        let stated = scene.notification.earlyHelp?.stepUpRequested
        if source == "5D", stated?.truth != false {
            return .yes(at: "header/sender/referralSource")
        }
        var gathering = Gathering()
        gathering.add(stated, at: "earlyHelp/stepUpRequested")
        return gathering.finding()
    }

    /// The visit counts, else the receipt. A day on which the hub is closed is out of hours as a
    /// whole.
    @Sendable static func accessOutOfHours(_ scene: Scene) -> Finding {
        guard scene.isAccess, let calendar = scene.calendar else { return .silent }
        let place = "unscheduledCare/attendedAt"
        let stated = scene.notification.unscheduledCare?.attendedAt
        if let instant = stated?.value?.instant {
            return Finding(calendar.isOpen(at: instant) ? .no : .yes, at: [place])
        }
        if let day = stated?.value?.date.day, calendar.hours(on: day) == nil {
            return .yes(at: place)
        }
        guard calendar.isOpen(at: scene.receivedAt) else { return .yes(at: place) }
        return stated?.isBlank ?? true ? .no(at: place) : .unknown(at: place)
    }

    @Sendable static func accessOnPlan(_ scene: Scene, _ child: Child) -> Finding {
        access(
            scene, child, [.childProtection, .unbornChildProtection], .childProtectionPlan,
            .childProtectionPlan)
    }

    @Sendable static func accessLookedAfterOnly(_ scene: Scene, _ child: Child) -> Finding {
        if accessOnPlan(scene, child).answer == .yes {
            return .no(at: "unscheduledCare/planType")
        }
        return access(scene, child, [.lookedAfter], .lookedAfter, .lookedAfter)
    }

    /// Whether a notice of access is about a child of which the NHS, the sender or the register
    /// says that it has such a plan.
    private static func access(
        _ scene: Scene, _ child: Child, _ types: Set<PlanType>, _ status: LegalStatus,
        _ kind: Chronology.Involvement.Kind
    ) -> Finding {
        guard scene.isAccess else { return .silent }
        var gathering = Gathering()
        let care = scene.notification.unscheduledCare
        if scene.isRecord(of: care?.aboutLocalRef, about: child) {
            switch care?.planType?.value {
            case .notKnown, nil: gathering.addUnknown(at: "unscheduledCare/planType")
            case let type?: gathering.add(types.contains(type), at: "unscheduledCare/planType")
            }
        }
        let stated = child.subject.flatMap { scene.notification.subjects[$0].legalStatus?.value }
        if stated == status { gathering.add(true, at: "\(child.place)/legalStatus") }
        let isCurrent = scene.past?.involvements(of: child).contains { involvement in
            involvement.kind == kind && involvement.isCurrent(on: scene.today)
        }
        if isCurrent ?? false { gathering.add(true, at: "history") }
        return gathering.finding()
    }

    @Sendable static func accesses(_ scene: Scene, _ child: Child) -> Finding {
        guard scene.isAccess else { return .silent }
        guard let past = scene.past else { return .atLeast(1, at: "history") }
        let start = scene.today.adding(days: -scene.thresholds[.shortWindowDays])
        let earlier = past.events(of: child).filter { event in
            event.contact.kind == .childProtectionInformationSharing && event.day >= start
                && !scene.own.includes(event.contact)
        }
        let count = past.countOfIncidents(earlier) + 1
        return Finding(
            scene.isHistoryWhole(of: child) ? .number(count) : .atLeast(count), at: ["history"])
    }
}

extension Scene {
    /// Whether it is a notice that a child's record was opened.
    var isAccess: Bool {
        notification.header.messageType.value == .childProtectionInformationSharing
    }
}

extension Finding {
    fileprivate static func atLeast(_ count: Int, at place: String) -> Finding {
        Finding(.atLeast(count), at: [place])
    }
}
