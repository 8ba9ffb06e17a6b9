// DMN: decision tables and FEEL as the standard says; knows nothing of what is decided.
//
// takes     a DMN file as bytes; the names of the inputs; then values by slot
// gives     a DecisionModel: each decision's value, and for tables every cell's answer (Trace)
// faults    DMNError: at load, what the file has wrong or this engine does not evaluate, by table,
//           rule and column; while deciding, only a limit (Limit). Nothing else fails then: where
//           FEEL has no answer the value is null
// standard  OMG Decision Model and Notation 1.2 to 1.5: the graph (6), tables (8), FEEL (10).
//           Compliance level 2 whole; of level 3 the language and a part of its functions, but
//           no imports, no decision services and no time zones by name
// see also  Definitions (what a file says), DecisionModel (what it does), Table, UnaryTest, Value

/// The versions of DMN that are read.
package enum Standard {
    /// The namespace of the model in each version, oldest first.
    package static let namespaces = [
        "http://www.omg.org/spec/DMN/20180521/MODEL/",
        "https://www.omg.org/spec/DMN/20191111/MODEL/",
        "https://www.omg.org/spec/DMN/20211108/MODEL/",
        "https://www.omg.org/spec/DMN/20230324/MODEL/",
    ]

    /// Whether an expression language is FEEL of one of these versions.
    static func isFEEL(_ language: String) -> Bool {
        let isOMG =
            language.hasPrefix("http://www.omg.org/spec/DMN/")
            || language.hasPrefix("https://www.omg.org/spec/DMN/")
        return language.isEmpty || (isOMG && language.hasSuffix("/FEEL/"))
    }
}
