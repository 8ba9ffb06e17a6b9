extension Theme {
    /// Violence at home, and what was done to a child.
    static let violence: [Theme] = [
        Theme(
            "domestic abuse", weight: 6,
            """
            header/messageType: POLICE_PPN_DA POLICE_PPN_CHILD OP_ENCOMPASS OP_ENCOMPASS
            incident/occurredFrom: ~-2h ~-1d ~-3d ~-1d ~-40d - then
            incident/thisIncident/physicalViolence: ?
            incident/thisIncident/strangulation: ?
            incident/thisIncident/weapon: ?
            incident/thisIncident/threatsToKill: ?
            incident/thisIncident/stalking: ?
            incident/thisIncident/coerciveControl: ?
            incident/thisIncident/honourBased: ?
            incident/thisIncident/breachOfOrder: ?
            incident/thisIncident/recentSeparation: ?
            incident/thisIncident/perpetratorReleased: ?
            incident/thisIncident/perpetratorReturned: - - - ?
            incident/ever/strangulation: ? -
            incident/ever/weapon: ? -
            incident/ever/threatsToKill: - no
            incident/dash/grade: standard standard medium high high high - amber
            incident/dash/ticks: - - 4 11 15 few
            incident/dash/maracReferred: ?
            incident/previousIncidents/last12Months: - 0 1 3 several
            subjects/*/harm/intervenedInViolence: ?
            subjects/*/presentAtIncident: present elsewhere notKnown -
            adults/+/role: father partner exPartner -
            adults/$/suspected: yes yes yes no notKnown
            adults/$/whereabouts: inCustody inCustody inCustody home atLarge withRelative -
            adults/$/arrestedAt: ~-2h ~-5h ~-30h - today
            adults/$/bailKeepsAway: - - yes no
            adults/$/offenderFlags/+: - - domesticAbusePerpetrator
            adults/+/role: mother
            adults/$/pregnant: ?
            concerns/+/code: domesticAbuse verbalArgument honourBasedAbuse -
            actionsTaken/+/kind: - - arrest maracReferral
            """,
            calm: """
                header/messageType: POLICE_PPN_DA POLICE_PPN_CHILD OP_ENCOMPASS
                incident/occurredFrom: ~-2h ~-1d
                incident/dash/grade: standard standard standard medium
                incident/dash/ticks: - 3 9
                incident/previousIncidents/last12Months: 0 0 0 1
                incident/thisIncident/strangulation: ?
                incident/thisIncident/weapon: ?
                incident/thisIncident/threatsToKill: ?
                incident/thisIncident/stalking: ?
                incident/thisIncident/recentSeparation: ?
                incident/ever/strangulation: ?
                adults/+/role: father partner
                adults/$/suspected: no yes
                adults/$/whereabouts: inCustody
                adults/$/arrestedAt: ~-2h
                """),
        Theme(
            "injury", weight: 6,
            """
            header/messageType: HEALTH_CONCERN SCHOOL_CONCERN POLICE_PPN_CHILD
            subjects/*/injuries/+/kind: bruise mark fracture burn cut -
            subjects/*/injuries/$/overBone: ?
            subjects/*/injuries/$/explanationConsistent: yes no no notKnown -
            subjects/*/injuries/$/suspectedNonAccidental: yes ?
            subjects/*/injuries/$/needsTreatment: yes ?
            subjects/*/injuries/$/lifeThreatening: yes ?
            subjects/*/injuries/$/occurredAt: - ~-1d ~-40d then
            subjects/*/harm/disclosedPhysicalAbuse: ?
            subjects/*/harm/policeProtection: yes ?
            subjects/*/harm/childDead: ?
            subjects/*/mobility: walking notMobile notKnown -
            actionsTaken/+/kind: - - strategyDiscussionRequested removed
            concerns/+/code: physicalAbuse nonAccidentalInjury childDeath -
            """,
            calm: """
                header/messageType: HEALTH_CONCERN SCHOOL_CONCERN
                subjects/1/injuries/+/kind: bruise
                subjects/1/injuries/$/overBone: yes
                subjects/1/injuries/$/explanationConsistent: yes
                subjects/1/injuries/$/suspectedNonAccidental: no
                subjects/1/injuries/$/needsTreatment: no
                subjects/1/mobility: walking
                subjects/*/harm/disclosedPhysicalAbuse: ?
                """),
        Theme(
            "sexual harm", weight: 7,
            """
            header/messageType: POLICE_PPN_CHILD SCHOOL_CONCERN HEALTH_CONCERN GENERAL_REFERRAL
            subjects/*/harm/disclosedSexualAbuse: ?
            subjects/*/harm/suspectedSexualAbuse: ?
            subjects/*/sexuallyActive: yes ?
            subjects/*/pregnant: - - ?
            subjects/*/partnerYearsOlder: 1 3 4 6 5 7 8 older
            subjects/*/dateOfBirth: ~-11Y ~-12Y ~-13Y ~-14Y ~-15Y -
            incident/occurredFrom: ~-1d ~-3d ~-5d ~-2d ~-30d -
            adults/+/role: father partner other relative -
            adults/$/suspected: yes yes yes notKnown
            adults/$/livesWithChild: yes yes no notKnown -
            adults/$/whereabouts: - home notKnown inHospital
            mandatoryReport/duty: - - - CSA
            concerns/+/code: sexualAbuse underageSexualActivity harmfulSexualBehaviour -
            concerns/+/code: harmfulSexualContact harmfulSexualContact -
            indicatedFactors/+: - - 19B
            """,
            calm: """
                header/messageType: SCHOOL_CONCERN HEALTH_CONCERN
                subjects/*/dateOfBirth: ~-15Y
                subjects/*/harm/disclosedSexualAbuse: ?
                subjects/*/harm/suspectedSexualAbuse: ?
                concerns/+/code: underageSexualActivity
                """),
        Theme(
            "alone", weight: 7,
            """
            header/messageType: POLICE_PPN_CHILD PUBLIC ANONYMOUS
            subjects/*/harm/unattendedNow: yes yes yes yes notKnown no
            subjects/*/harm/unattendedOvernight: yes ?
            subjects/*/harm/unattendedDistressed: yes yes ?
            subjects/*/harm/unattendedInDanger: ?
            subjects/*/dateOfBirth: ~-3Y ~-6Y ~-7Y ~-5Y ~-10Y ~-14Y -
            adults/+/role: mother father carer partner
            adults/$/crisis/collapsed: yes yes yes notKnown no
            adults/$/crisis/childInTheirCare: yes yes notKnown -
            adults/$/crisis/soleCarer: ?
            adults/$/whereabouts: - - deceased
            concerns/+/code: abandonment abandonment abandonment neglect -
            incident/occurredFrom: ~-1h ~-10h ~-14h
            """,
            calm: """
                header/messageType: POLICE_PPN_CHILD PUBLIC
                subjects/*/harm/unattendedNow: no
                subjects/*/harm/unattendedOvernight: ?
                adults/+/role: mother
                adults/$/crisis/collapsed: no
                concerns/+/code: poorHousing lowIncome parentingSupport
                """),
        Theme(
            "staff", weight: 4,
            """
            header/messageType: ALLEGATION_STAFF
            allegation/keptFromChildren: yes yes yes yes no notKnown
            allegation/setting: nursery
            subjects/*/harm/disclosedPhysicalAbuse: ?
            subjects/*/harm/disclosedSexualAbuse: ? - no
            subjects/*/injuries/+/kind: - - mark
            subjects/*/injuries/$/needsTreatment: no no no yes
            adults/+/role: professional
            adults/$/suspected: yes notKnown
            """),
    ]
}
