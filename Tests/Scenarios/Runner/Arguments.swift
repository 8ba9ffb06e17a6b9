/// What is asked of the runner.
struct Arguments {
    var only: String?
    var json: String?
    var explain: String?
    var rules: String?
    var isVarying = false
    var isPlanted = false
    /// Whether the policy is held against random messages, and how many where that is said.
    var isOfProperties = false
    var count: Int?
    var seed: UInt64 = 1
    /// The fault that is planted there; `all` for each in turn.
    var plant: String?

    static let usage = """
        usage: gatehouse-scenarios [--only TEXT] [--json FILE] [--explain NAME] [--rules DATE]
                                   [--vary | --planted]
               gatehouse-scenarios --properties [COUNT] [--seed N] [--plant NAME] [--rules DATE]
          --only TEXT     those whose name holds it
          --json FILE     writes everything that was found
          --explain NAME  the referral of one: verdict, facts, gaps
          --rules DATE    another policy than the newest
          --vary          whether the scenarios notice a row left out or a number moved by one
          --planted       whether the runner notices what is wrong in Tests/Scenarios/Planted
          --properties    whether the policy keeps its promises on so many random messages
          --seed N        other ones
          --plant NAME    whether that is noticed where a fault is planted; all: each of them
        GATEHOUSE_SCENARIOS names a folder with more of them.
        """

    /// Nil where something is not known.
    init?(_ words: [String]) {
        var words = words[...]
        while let word = words.popFirst() {
            switch word {
            case "--vary": isVarying = true
            case "--planted": isPlanted = true
            case "--properties":
                isOfProperties = true
                count = words.first.flatMap { Int($0) }
                if count != nil { words.removeFirst() }
            case "--seed":
                guard let number = words.popFirst().flatMap({ UInt64($0) }) else { return nil }
                seed = number
            case "--only", "--json", "--explain", "--rules", "--plant":
                guard let value = words.popFirst(), !value.isEmpty else { return nil }
                switch word {
                case "--only": only = value
                case "--json": json = value
                case "--explain": explain = value
                case "--plant": plant = value
                default: rules = value
                }
            default: return nil
            }
        }
    }
}
