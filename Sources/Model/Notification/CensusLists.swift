// Code lists of the children in need census of 2026, with the titles that staff read. They are
// published, with our own, as `code-lists-1.json`.

/// Who a referral comes from.
package enum ReferralSource: CensusList {
    package static let name = "referralSource"
    package static let codes: [CensusEntry] = [
        CensusEntry("1A", "Individual: family member, relative or carer"),
        CensusEntry("1B", "Individual: acquaintance, such as a neighbour or a child minder"),
        CensusEntry("1C", "Individual: self"),
        CensusEntry("1D", "Individual: other, such as a stranger or a member of Parliament"),
        CensusEntry("2A", "School"),
        CensusEntry("2B", "Education service"),
        CensusEntry("3A", "GP"),
        CensusEntry("3B", "Health visitor"),
        CensusEntry("3C", "School nurse"),
        CensusEntry("3D", "Other primary health service"),
        CensusEntry("3E", "A&E"),
        CensusEntry("3F", "Other health service, such as a hospice"),
        CensusEntry("4", "Housing: the authority's or a housing association"),
        CensusEntry("5A", "Local authority: social care, such as of adults"),
        CensusEntry("5B", "Local authority: another department, such as youth offending"),
        CensusEntry("5C", "Another local authority"),
        CensusEntry("5D", "Local authority: early help"),
        CensusEntry("6", "Police"),
        CensusEntry("7", "Other legal agency: court, probation, immigration, CAFCASS or prison"),
        CensusEntry(
            "8",
            "Other: children's centre, independent provider or voluntary organisation"),
        CensusEntry("9", "Anonymous"),
        CensusEntry("10", "Unknown"),
    ]
}

/// What a child needs help for in the main.
package enum PrimaryNeed: CensusList {
    package static let name = "primaryNeed"
    package static let codes: [CensusEntry] = [
        CensusEntry("N1", "Abuse, neglect and exploitation"),
        CensusEntry("N2", "Child's disability"),
        CensusEntry("N3", "Parental disability or illness"),
        CensusEntry("N4", "Family in acute stress"),
        CensusEntry("N5", "Family dysfunction"),
        CensusEntry("N6", "Socially unacceptable behaviour"),
        CensusEntry("N7", "Low income"),
        CensusEntry("N8", "Absent parenting"),
        CensusEntry("N9", "Cases other than children in need"),
        CensusEntry("N0", "Not stated"),
    ]
}

/// What an assessment finds. Here a sender only indicates it.
package enum Factor: CensusList {
    package static let name = "factor"
    package static let codes: [CensusEntry] = [
        CensusEntry("1A", "Alcohol misuse: the child"),
        CensusEntry("1B", "Alcohol misuse: a parent or carer"),
        CensusEntry("1C", "Alcohol misuse: somebody else of the household"),
        CensusEntry("2A", "Drug misuse: the child"),
        CensusEntry("2B", "Drug misuse: a parent or carer"),
        CensusEntry("2C", "Drug misuse: somebody else of the household"),
        CensusEntry("3A", "Domestic abuse: against the child"),
        CensusEntry("3B", "Domestic abuse: against a parent or carer"),
        CensusEntry("3C", "Domestic abuse: against somebody else of the household"),
        CensusEntry("4A", "Mental health: the child"),
        CensusEntry("4B", "Mental health: a parent or carer"),
        CensusEntry("4C", "Mental health: somebody else of the household"),
        CensusEntry("5A", "Learning disability: the child"),
        CensusEntry("5B", "Learning disability: a parent or carer"),
        CensusEntry("5C", "Learning disability: somebody else of the household"),
        CensusEntry("6A", "Physical disability or illness: the child"),
        CensusEntry("6B", "Physical disability or illness: a parent or carer"),
        CensusEntry("6C", "Physical disability or illness: somebody else of the household"),
        CensusEntry("7A", "Young carer"),
        CensusEntry("8A", "Privately fostered", retiredFor: ["8B", "8C", "8D", "8E", "8F"]),
        CensusEntry("8B", "Privately fostered: from overseas, will go back"),
        CensusEntry("8C", "Privately fostered: from overseas, will stay"),
        CensusEntry("8D", "Privately fostered: from the United Kingdom, for education"),
        CensusEntry(
            "8E",
            "Privately fostered: from the United Kingdom, another arrangement of the family"),
        CensusEntry("8F", "Privately fostered: other"),
        CensusEntry("9A", "Unaccompanied asylum-seeking child"),
        CensusEntry("10A", "Going or being missing"),
        CensusEntry("11A", "Child sexual exploitation"),
        CensusEntry("12A", "Trafficking"),
        CensusEntry("13A", "Gangs"),
        CensusEntry("14A", "Socially unacceptable behaviour"),
        CensusEntry("15A", "Self-harm"),
        CensusEntry("16A", "Neglect"),
        CensusEntry("17A", "Emotional abuse"),
        CensusEntry("18A", "Physical abuse", retiredFor: ["18B", "18C"]),
        CensusEntry("18B", "Physical abuse: by a child"),
        CensusEntry("18C", "Physical abuse: by an adult"),
        CensusEntry("19A", "Sexual abuse", retiredFor: ["19B", "19C"]),
        CensusEntry("19B", "Sexual abuse: by a child"),
        CensusEntry("19C", "Sexual abuse: by an adult"),
        CensusEntry("20", "Other"),
        CensusEntry("21", "No factors: only by itself, and only where nothing further is done"),
        CensusEntry("22A", "Female genital mutilation"),
        CensusEntry("23A", "Abuse linked to faith or belief"),
        CensusEntry("24A", "Child criminal exploitation"),
    ]
}

/// As the person or the family gives it, never as an officer sees it.
package enum Ethnicity: CensusList {
    package static let name = "ethnicity"
    package static let codes: [CensusEntry] = [
        CensusEntry("WBRI", "White British"),
        CensusEntry("WIRI", "White Irish"),
        CensusEntry("WIRT", "Traveller of Irish heritage"),
        CensusEntry("WOTH", "Any other White background"),
        CensusEntry("WROM", "Gypsy/Roma"),
        CensusEntry("MWBC", "White and Black Caribbean"),
        CensusEntry("MWBA", "White and Black African"),
        CensusEntry("MWAS", "White and Asian"),
        CensusEntry("MOTH", "Any other mixed background"),
        CensusEntry("AIND", "Indian"),
        CensusEntry("APKN", "Pakistani"),
        CensusEntry("ABAN", "Bangladeshi"),
        CensusEntry("AOTH", "Any other Asian background"),
        CensusEntry("BCRB", "Caribbean"),
        CensusEntry("BAFR", "African"),
        CensusEntry("BOTH", "Any other Black background"),
        CensusEntry("CHNE", "Chinese"),
        CensusEntry("OOTH", "Any other ethnic group"),
        CensusEntry("REFU", "Refused"),
        CensusEntry("NOBT", "Information not yet obtained"),
    ]
}

/// A disability of a child.
package enum Disability: CensusList {
    package static let name = "disability"
    package static let codes: [CensusEntry] = [
        CensusEntry("NONE", "No disability: only by itself"),
        CensusEntry("MOB", "Mobility"),
        CensusEntry("HAND", "Hand function"),
        CensusEntry("PC", "Personal care"),
        CensusEntry("INC", "Incontinence"),
        CensusEntry("COMM", "Communication"),
        CensusEntry("LD", "Learning"),
        CensusEntry("HEAR", "Hearing"),
        CensusEntry("VIS", "Vision"),
        CensusEntry("BEH", "Behaviour"),
        CensusEntry("CON", "Consciousness"),
        CensusEntry("AUT", "Autism"),
        CensusEntry("DDA", "Other"),
    ]
}

/// Why no unique pupil number is given.
package enum UPNUnknownReason: CensusList {
    package static let name = "upnUnknownReason"
    package static let codes: [CensusEntry] = [
        CensusEntry("UN1", "Not of school age, and has none yet"),
        CensusEntry("UN2", "Never went to a maintained school in England"),
        CensusEntry("UN3", "Taught outside England"),
        CensusEntry("UN4", "Newly known: the number is not available yet"),
        CensusEntry("UN5", "Sources do not agree about the child"),
        CensusEntry("UN6", "Another reason: see the guide to the census"),
        CensusEntry("UN7", "Referral with no further action"),
    ]
}
