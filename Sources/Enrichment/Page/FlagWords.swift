/// What staff must mind, in words, in the order in which it is told: what may harm a child first.
enum FlagWords {
    struct Words: Equatable {
        let flag: String
        let title: String
        let detail: String
    }

    /// The flag whose words go on from the band's.
    static let senderAlone = "senderUrgencyOnly"

    static let all: [Words] = [
        Words(
            flag: "doNotTellFamily", title: "Do not tell the family",
            detail: "to tell them may put the child in danger"),
        Words(
            flag: "protectedAddress", title: "Protected address",
            detail: "show or say it to nobody outside this route"),
        Words(
            flag: "protectedRecord", title: "Protected record",
            detail: "the register protects somebody here: ask before you share"),
        Words(
            flag: "stillMissing", title: "Ask whether the child is still missing",
            detail: "nobody has told that the child was found"),
        Words(
            flag: "tellAllocatedWorker", title: "Tell the allocated worker",
            detail: "now, and their manager where they cannot be reached"),
        Words(
            flag: "ladoWithinOneWorkingDay", title: "Tell the LADO within one working day",
            detail: "the designated officer for allegations against staff"),
        Words(
            flag: "paediatricOpinion", title: "Ask for a paediatrician's opinion",
            detail: "before anybody explains the injury away"),
        Words(
            flag: "askWhySeen", title: "Ask why the child was seen",
            detail: "the notice of the visit does not say"),
        Words(
            flag: senderAlone, title: "by the sender's word alone",
            detail: "no rule makes it this urgent"),
        Words(
            flag: "prematureClosure", title: "Closed early for the same reason",
            detail: "read how it was closed before you decide"),
        Words(
            flag: "patternNeverAssessed", title: "Pattern never assessed",
            detail: "many contacts, and none led to an assessment"),
        Words(
            flag: "thematicReview", title: "For thematic review",
            detail: "not the first enquiry or strategy discussion in 24 months"),
        Words(
            flag: "communalAddress", title: "Communal address",
            detail: "people there are no family: history is told for each child alone"),
        Words(
            flag: "addressKnown", title: "Address known to the service",
            detail: "others lived there before; their history is not told here"),
    ]

    /// The words of some flags in the order of the list; one that nobody has words for comes last, as
    /// it is.
    static func words(of flags: [String]) -> [Words] {
        let known = all.filter { flags.contains($0.flag) }
        let unknown = flags.filter { flag in !all.contains { $0.flag == flag } }
        return known + unknown.map { Words(flag: $0, title: $0, detail: "") }
    }
}
