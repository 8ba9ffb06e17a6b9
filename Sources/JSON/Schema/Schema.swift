/// A compiled JSON Schema, draft 2020-12, which threads may share.
///
/// The dialect is the one that `$schema` names, or 2020-12. A resource in draft 2019-09 is taken as
/// such. `format` only remarks unless asked otherwise; so do the keywords for content in strings.
package final class Schema: Sendable {
    /// The most findings that one validation reports, unless asked for fewer.
    package static let findingLimit = 50
    /// The steps that one validation may take: schemas applied, members and elements compared,
    /// characters matched.
    package static let stepLimit = 3_000_000
    /// Schemas applied inside one another, through the value and through references.
    package static let depthLimit = 400
    /// Schemas in all that one schema may lead to.
    package static let ruleLimit = 100_000

    /// What the keyword `format` does.
    package enum FormatUse: Sendable {
        /// It is a remark, unless the metaschema demands otherwise.
        case remark
        /// A text that is not of a known format is a finding.
        case assertion
    }

    let program: Program
    /// The documents in which the rules are written.
    private let library: Library

    /// Compiles a schema.
    ///
    /// - Parameters:
    ///   - document: The schema.
    ///   - preloaded: All other documents to which it may refer, by URI. The metaschemas of
    ///     2020-12 are known without being given. Nothing else is ever opened.
    ///   - formats: What the keyword `format` does.
    /// - Throws: ``SchemaError`` with the first place that cannot be used.
    package init(
        compiling document: Document, preloaded: [String: Document] = [:],
        formats: FormatUse = .remark
    ) throws(SchemaError) {
        var compiler = Compiler(preloaded: preloaded, formats: formats)
        program = try compiler.compile(document)
        library = compiler.library
    }

    /// Whether a value is valid.
    package func isValid(_ value: Value) -> Bool {
        var validator = Validator(self, value.document)
        return validator.isValid(value.index)
    }

    /// What is wrong with a value: nothing if it is valid.
    ///
    /// - Parameter limit: The most findings to report.
    package func validate(_ value: Value, limit: Int = Schema.findingLimit) -> [Finding] {
        var validator = Validator(self, value.document)
        guard !validator.isValid(value.index) else { return [] }
        return validator.findings(value.index, limit: limit)
    }
}

extension Schema {
    /// Where a rule's keyword stands.
    func location(of rule: Rule, _ keyword: Keyword) -> String {
        library.location(rule.place, keyword)
    }

    /// The names that a rule's keyword lists.
    func names(listedBy keyword: Keyword, of rule: Rule) -> [String] {
        library.value(at: rule.place)[keyword.rawValue].map { $0.elements.compactMap(\.string) }
            ?? []
    }

    /// The text of a rule's keyword.
    func text(of keyword: Keyword, in rule: Rule) -> String {
        library.value(at: rule.place)[keyword.rawValue]?.scalarText ?? ""
    }
}
