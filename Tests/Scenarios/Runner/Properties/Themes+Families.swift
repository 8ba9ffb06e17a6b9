extension Theme {
    /// Unborn children, adults, care, plans and notices.
    static let families: [Theme] = [
        Theme(
            unborn, weight: 10,
            """
            header/messageType: MATERNITY_UNBORN HEALTH_CONCERN
            pregnancy/gestationWeeks: 36 35 34 20 - - - many many
            pregnancy/booked: yes no notKnown notKnown -
            pregnancy/previousRemovals: ? ? yes notKnown
            pregnancy/substanceUseAffectsBaby: ? yes yes notKnown
            pregnancy/concealed: ? ? yes notKnown
            pregnancy/mayLeaveArea: ? ? yes notKnown
            adults/+/role: mother
            adults/$/pregnant: yes yes -
            adults/$/weeksGestation: - 36 20
            adults/$/dateOfBirth: ~-25Y ~-16Y ~-12Y -
            """,
            calm: """
                header/messageType: MATERNITY_UNBORN
                pregnancy/gestationWeeks: 20
                pregnancy/booked: yes
                pregnancy/previousRemovals: ?
                pregnancy/substanceUseAffectsBaby: ?
                pregnancy/concealed: ?
                adults/+/role: mother
                adults/$/pregnant: yes
                adults/$/dateOfBirth: ~-25Y
                """),
        Theme(
            "adults", weight: 8,
            """
            header/messageType: PROBATION_MAPPA POLICE_PPN_ADULT
            adults/+/role: partner partner unknownMale householdMember father -
            adults/$/offenderFlags/+: registeredSexOffender mappa2 sexualRiskOrder - other
            adults/$/livesWithChild: yes yes no notKnown -
            adults/$/newToHousehold: yes yes yes yes no notKnown -
            publicProtection/level: - - 1 2 3
            publicProtection/livesWithChild: - ?
            adults/+/role: mother carer
            adults/$/crisis/suicideAttempt: ? -
            adults/$/crisis/overdose: - - ?
            adults/$/crisis/psychosis: yes yes yes yes notKnown
            adults/$/crisis/delusionAboutChild: yes yes yes no notKnown -
            adults/$/crisis/intoxicated: - - ?
            adults/$/crisis/childInTheirCare: yes yes yes notKnown no
            adults/$/crisis/soleCarer: yes yes yes yes notKnown no
            adults/$/crisis/occurredAt: - ~-3h ~-3h ~-2h ~-40h
            subjects/*/legalStatus: - lookedAfter childProtectionPlan none
            subjects/*/injuries/+/kind: - - mark
            """,
            calm: """
                header/messageType: POLICE_PPN_ADULT HEALTH_CONCERN
                adults/+/role: mother
                adults/$/crisis/psychosis: no
                adults/$/crisis/overdose: ?
                adults/$/crisis/childInTheirCare: ?
                adults/$/livesWithChild: ?
                concerns/+/code: lowLevelMentalHealth parentingSupport antiSocialBehaviour
                """),
        Theme(
            "neglect", weight: 5,
            """
            header/messageType: SCHOOL_CONCERN HEALTH_CONCERN GENERAL_REFERRAL
            neglect/hunger: yes ?
            neglect/poorHomeConditions: yes ?
            neglect/dentalDecay: ?
            neglect/gradedCare/+/grade: 5 4 4 3 1 poor -
            neglect/gradedCare/+/grade: - 2
            concerns/+/code: neglect missedHealthChecks -
            """,
            calm: """
                header/messageType: SCHOOL_CONCERN HEALTH_CONCERN
                neglect/hunger: no
                neglect/poorHomeConditions: ?
                neglect/gradedCare/+/grade: 1 2 3
                """),
        Theme(
            "care", weight: 6,
            """
            header/messageType: HEALTH_CONCERN HOMELESS_16_17 PRIVATE_FOSTERING GENERAL_REFERRAL
            health/treatmentRefused: yes ?
            health/explanationConsistent: - yes no
            health/wasNotBroughtCount: - - 2
            homelessness/nowhereSafeTonight: yes ?
            privateFostering/relation: - friend friend
            subjects/*/legalStatus: - - privatelyFostered none
            concerns/+/code: fabricatedIllness fabricatedIllness fabricatedIllness homelessness -
            concerns/+/code: youngCarer youngCarer -
            indicatedFactors/+: - - - 7A
            """,
            calm: """
                header/messageType: HEALTH_CONCERN GENERAL_REFERRAL
                health/treatmentRefused: no
                health/explanationConsistent: yes
                health/wasNotBroughtCount: - 1
                concerns/+/code: youngCarer missedHealthChecks
                """),
        Theme(
            "school and plans", weight: 6,
            """
            header/messageType: EHE_NOTICE CME_NOTICE SCHOOL_CONCERN
            education/homeEducated: ?
            education/dateOffRoll: - ~-3d
            education/whereaboutsEstablished: yes no no no notKnown -
            education/planStatus: - - section47 childInNeed childProtectionPlan none
            education/attendancePercent: - 60
            earlyHelp/stepUpRequested: ?
            subjects/*/legalStatus: - childProtectionPlan childInNeed section47 lookedAfter none \
            careProceedings notKnown
            concerns/+/code: absence exclusion bullying neglect
            """,
            calm: """
                header/messageType: EHE_NOTICE CME_NOTICE SCHOOL_CONCERN
                education/attendancePercent: 60 85
                education/whereaboutsEstablished: yes
                subjects/*/legalStatus: - none
                concerns/+/code: absence exclusion bullying
                """),
        Theme(
            "access", weight: 12, isOwnKind: true,
            """
            header/messageType: CPIS_ACCESS
            unscheduledCare/planType: childProtection childProtection childProtection \
            childProtection lookedAfter lookedAfter lookedAfter lookedAfter lookedAfter \
            endedWithin12Months noPlan notKnown -
            unscheduledCare/planEnded: - - - ~-100d ~-500d
            unscheduledCare/attendedAt: ~-1h ~-12h ~-13h - sometime
            """,
            calm: """
                header/messageType: CPIS_ACCESS
                unscheduledCare/planType: noPlan noPlan lookedAfter
                unscheduledCare/attendedAt: ~-1h
                """),
        Theme(
            "missing education", weight: 6, isOwnKind: true,
            """
            header/messageType: CME_NOTICE
            education/whereaboutsEstablished: yes no no notKnown -
            """),
        Theme(
            "first offence", weight: 4,
            """
            header/messageType: POLICE_PPN_CHILD
            concerns/+/code: minorOffence
            """,
            calm: """
                header/messageType: POLICE_PPN_CHILD
                concerns/+/code: minorOffence
                """),
    ]

    /// Whose children are expected.
    static let unborn = "unborn"
}
