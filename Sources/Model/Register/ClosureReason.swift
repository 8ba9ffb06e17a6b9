/// Why work with a child was closed: codes of the children in need census of 2026.
package enum ClosureReason: CensusList {
    package static let name = "closureReason"
    package static let codes: [CensusEntry] = [
        CensusEntry("RC1", "Adopted"),
        CensusEntry("RC2", "Died"),
        CensusEntry("RC3", "Child arrangements order"),
        CensusEntry("RC4", "Special guardianship order"),
        CensusEntry("RC5", "Transferred to another authority"),
        CensusEntry("RC6", "Transferred to adult social care"),
        CensusEntry("RC7", "Other, such as no longer in need"),
        CensusEntry("RC8", "Closed after assessment: no further action"),
        CensusEntry("RC9", "Closed after assessment: to early help"),
    ]
}
