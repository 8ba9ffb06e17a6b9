import Model

// The blocks and records of a message, so that a test names only what it is about.

extension Notification {
    var absence: Missing {
        get { what.missing ?? Missing() }
        set { what.missing = newValue }
    }

    var exploited: Exploitation {
        get { what.exploitation ?? Exploitation() }
        set { what.exploitation = newValue }
    }

    var mutilation: FemaleGenitalMutilation {
        get { femaleGenitalMutilation ?? FemaleGenitalMutilation() }
        set { femaleGenitalMutilation = newValue }
    }

    var expected: Pregnancy {
        get { pregnancy ?? Pregnancy() }
        set { pregnancy = newValue }
    }

    var online: OnlineHarm {
        get { onlineHarm ?? OnlineHarm() }
        set { onlineHarm = newValue }
    }

    var trafficked: NationalReferral {
        get { nationalReferral ?? NationalReferral() }
        set { nationalReferral = newValue }
    }

    var visit: Health {
        get { health ?? Health() }
        set { health = newValue }
    }

    var alleged: Allegation {
        get { allegation ?? Allegation() }
        set { allegation = newValue }
    }

    var duty: MandatoryReport {
        get { mandatoryReport ?? MandatoryReport() }
        set { mandatoryReport = newValue }
    }

    var walkIn: UnscheduledCare {
        get { unscheduledCare ?? UnscheduledCare() }
        set { unscheduledCare = newValue }
    }

    var schooling: Education {
        get { education ?? Education() }
        set { education = newValue }
    }

    var roofless: Homelessness {
        get { homelessness ?? Homelessness() }
        set { homelessness = newValue }
    }

    var support: EarlyHelp {
        get { earlyHelp ?? EarlyHelp() }
        set { earlyHelp = newValue }
    }

    var managed: PublicProtection {
        get { publicProtection ?? PublicProtection() }
        set { publicProtection = newValue }
    }

    var careless: Neglect {
        get { neglect ?? Neglect() }
        set { neglect = newValue }
    }

    /// Grades of the Graded Care Profile, one for each area.
    mutating func grade(_ grades: Stated<Int>...) {
        careless.gradedCare = grades.map { grade in
            var area = GradedArea()
            area.grade = grade
            return area
        }
    }

    var from: Sender {
        get { header.sender ?? Sender() }
        set { header.sender = newValue }
    }

    /// Makes the first child one that is expected on a day.
    mutating func expect(_ day: Stated<PartialDate>) {
        subjects[0].dateOfBirth = nil
        subjects[0].mobility = nil
        subjects[0].expectedDeliveryDate = day
    }
}

extension Notification.Subject {
    var ownHarm: Notification.SelfHarm {
        get { selfHarm ?? Notification.SelfHarm() }
        set { selfHarm = newValue }
    }
}

extension Notification.Adult {
    var trouble: Notification.Crisis {
        get { crisis ?? Notification.Crisis() }
        set { crisis = newValue }
    }
}

extension Chronology.Contact {
    /// The same contact with something else about it.
    func but(_ change: (inout Self) -> Void) -> Self {
        var changed = self
        change(&changed)
        return changed
    }
}
