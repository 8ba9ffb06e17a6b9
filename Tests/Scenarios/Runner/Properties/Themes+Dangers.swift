extension Theme {
    /// Children who are missing, harm themselves, are taken away or exploited.
    static let dangers: [Theme] = [
        Theme(
            "missing", weight: 9,
            """
            header/messageType: MISSING_FROM_HOME MISSING_FROM_CARE POLICE_PPN_CHILD
            incident/missing/missingNow: yes yes yes - no notKnown
            incident/missing/from: ~-2h ~-8h ~-20h ~-9h ~-30h ~-12h ~-10h ~-7h - then
            incident/missing/found: - - - - - ~-1h
            incident/missing/episodes90Days: - 1 3 4 often
            incident/missing/suicideRisk: ?
            incident/missing/medicationNeeded: ?
            incident/missing/takenOrLured: ?
            incident/missing/outOfArea: ? -
            incident/missing/foundWithUnknownAdult: ? -
            incident/missing/foundWithPhones: - ?
            incident/missing/harmWhileMissing: ?
            incident/missing/absenceType: - - - - M A
            subjects/*/whereNow: - - - missing missing home notKnown
            concerns/+/code: missingIncident repeatedMissing exploitation abduction -
            indicatedFactors/+: - - - 11A 13A
            """,
            calm: """
                header/messageType: MISSING_FROM_HOME MISSING_FROM_CARE
                incident/missing/missingNow: no
                incident/missing/found: ~-1h
                incident/missing/episodes90Days: 0 1 2
                incident/missing/suicideRisk: ?
                incident/missing/takenOrLured: ?
                incident/missing/outOfArea: ?
                incident/missing/harmWhileMissing: ?
                concerns/+/code: - missingIncident
                """),
        Theme(
            "self-harm", weight: 12,
            """
            header/messageType: HEALTH_CONCERN SCHOOL_CONCERN
            subjects/*/selfHarm/suicidePlan: yes yes ? no -
            subjects/*/selfHarm/suicideAttempt: ? no -
            subjects/*/selfHarm/overdose: ? no -
            subjects/*/selfHarm/ligature: - - no
            subjects/*/selfHarm/suicidalTalk: ?
            subjects/*/selfHarm/needsCare: yes ?
            subjects/*/selfHarm/superficial: yes yes yes yes no notKnown
            subjects/*/selfHarm/somebodyWithChild: yes yes yes notKnown no -
            subjects/*/selfHarm/mentalHealthServiceOpen: yes yes yes yes no notKnown
            subjects/*/selfHarm/occurredAt: - ~-1d ~-3d ~-2d ~-20d
            subjects/*/whereNow: - - - notKnown home inHospital
            subjects/*/disposition: admittedOvernight admittedOvernight admittedOvernight \
            admittedOvernight discharged notKnown -
            health/dischargeAt: - - - - - ~+30h ~+50h ~+2h later
            concerns/+/code: selfHarm suicideRisk -
            """,
            calm: """
                header/messageType: HEALTH_CONCERN SCHOOL_CONCERN
                subjects/*/selfHarm/suicidePlan: ?
                subjects/*/selfHarm/suicidalTalk: ?
                subjects/*/selfHarm/needsCare: no
                subjects/*/selfHarm/superficial: yes
                subjects/*/selfHarm/somebodyWithChild: yes
                subjects/*/selfHarm/mentalHealthServiceOpen: yes
                """),
        Theme(
            "tradition", weight: 8,
            """
            header/messageType: FGM_REPORT HEALTH_CONCERN SCHOOL_CONCERN
            femaleGenitalMutilation/status: known known known known known atRisk notKnown -
            femaleGenitalMutilation/occurredOn: ~-5d ~-20d ~-10d ~-3d ~-8d ~-25d ~-100d - once
            femaleGenitalMutilation/travelDate: - ~+3d ~+60d ~-2d soon
            femaleGenitalMutilation/sisters: - 0 1 2 some
            femaleGenitalMutilation/otherGirlAtRisk: ?
            femaleGenitalMutilation/aboutLocalRef: - - - - - - c1
            subjects/*/sex: F F F M -
            concerns/+/code: forcedMarriage abduction femaleGenitalMutilation -
            concerns/+/code: forcedMarriage abduction -
            senderAssessment/mustActBefore: - ~+3d ~+20d
            senderAssessment/mustActReason: - travel travel
            mandatoryReport/duty: - - FGM
            """),
        Theme(
            "code of tradition", weight: 1,
            """
            header/messageType: FGM_REPORT HEALTH_CONCERN SCHOOL_CONCERN
            concerns/+/code: femaleGenitalMutilation forcedMarriage abduction
            concerns/$/aboutLocalRef: - - c1 c2
            senderAssessment/mustActBefore: - ~+3d ~+20d
            senderAssessment/mustActReason: travel
            """),
        Theme(
            "exploitation", weight: 5,
            """
            header/messageType: EXPLOITATION_SCREEN NRM_COPY ONLINE_HARM SCHOOL_CONCERN
            incident/exploitation/foundWithUnknownAdult: ? -
            incident/exploitation/foundWithDrugs: ? -
            incident/exploitation/foundWithMoney: - no
            incident/exploitation/sexualImage: ?
            incident/exploitation/violenceOrDebt: ?
            incident/exploitation/current: ?
            incident/exploitation/indicators/+: gifts gifts -
            incident/exploitation/indicators/+: truancy secrecy -
            nationalReferral/riskCurrent: - - ?
            onlineHarm/images: - - ?
            onlineHarm/threats: - - ?
            concerns/+/code: exploitation criminalExploitation trafficking -
            concerns/$/source: - 2A 3B 6
            concerns/+/code: carryingWeapon carryingWeapon -
            concerns/+/code: unaccompaniedAsylumSeeker harmfulSexualBehaviour -
            indicatedFactors/+: - 9A 9A 12A
            """),
    ]
}
