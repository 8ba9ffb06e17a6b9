/// What is asked of the runner.
struct Arguments {
    var only: String?
    var json: String?
    var explain: String?
    var rules: String?
    var isVarying = false
    var isPlanted = false

    static let usage = """
        usage: gatehouse-scenarios [--only TEXT] [--json FILE] [--explain NAME] [--rules DATE]
                                   [--vary | --planted]
          --only TEXT     those whose name holds it
          --json FILE     writes everything that was found
          --explain NAME  the referral of one: verdict, facts, gaps
          --rules DATE    another policy than the newest
          --vary          whether the scenarios notice a row left out or a number moved by one
          --planted       whether the runner notices what is wrong in Tests/Scenarios/Planted
        GATEHOUSE_SCENARIOS names a folder with more of them.
        """

    /// Nil where something is not known.
    init?(_ words: [String]) {
        var words = words[...]
        while let word = words.popFirst() {
            switch word {
            case "--vary": isVarying = true
            case "--planted": isPlanted = true
            case "--only", "--json", "--explain", "--rules":
                guard let value = words.popFirst(), !value.isEmpty else { return nil }
                switch word {
                case "--only": only = value
                case "--json": json = value
                case "--explain": explain = value
                default: rules = value
                }
            default: return nil
            }
        }
    }
}
