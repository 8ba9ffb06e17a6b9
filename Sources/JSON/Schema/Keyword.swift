/// The keywords that have a meaning here; any other member of a schema is a remark.
package enum Keyword: String, Sendable, CaseIterable {
    // Core.
    case id = "$id"
    case schema = "$schema"
    case vocabulary = "$vocabulary"
    case anchor = "$anchor"
    case dynamicAnchor = "$dynamicAnchor"
    case reference = "$ref"
    case dynamicReference = "$dynamicRef"
    case definitions = "$defs"
    // Applicators.
    case allOf, anyOf, oneOf, not
    case condition = "if"
    case consequence = "then"
    case alternative = "else"
    case dependentSchemas, prefixItems, items, contains
    case properties, patternProperties, additionalProperties, propertyNames
    case unevaluatedItems, unevaluatedProperties
    // Validation.
    case type, constant = "const"
    case enumeration = "enum"
    case multipleOf, maximum, exclusiveMaximum, minimum, exclusiveMinimum
    case maxLength, minLength, pattern
    case maxItems, minItems, uniqueItems, maxContains, minContains
    case maxProperties, minProperties, required, dependentRequired
    // Format, and schemas in strings.
    case format, contentSchema
    // Of former drafts, still in use.
    case additionalItems
    case dependencies
    case formerDefinitions = "definitions"
    case recursiveAnchor = "$recursiveAnchor"
    case recursiveReference = "$recursiveRef"
    /// No keyword: the schema `false`, or a limit of the validator.
    case none = ""
}

extension Keyword {
    /// Where a keyword's value holds schemas.
    enum Content {
        case none, schema, schemas, schemasByName
    }

    /// Where this keyword's value holds schemas.
    var content: Content {
        switch self {
        case .not, .condition, .consequence, .alternative, .items, .contains,
            .additionalProperties, .propertyNames, .unevaluatedItems, .unevaluatedProperties,
            .contentSchema, .additionalItems:
            .schema
        case .allOf, .anyOf, .oneOf, .prefixItems:
            .schemas
        case .definitions, .dependentSchemas, .properties, .patternProperties, .dependencies,
            .formerDefinitions:
            .schemasByName
        default:
            .none
        }
    }

    /// The vocabulary that defines this keyword; `nil` for one that no dialect lacks.
    var definedBy: Vocabulary? {
        switch self {
        case .id, .schema, .vocabulary, .anchor, .dynamicAnchor, .reference, .dynamicReference,
            .definitions, .formerDefinitions, .recursiveAnchor, .recursiveReference, .none:
            nil
        case .allOf, .anyOf, .oneOf, .not, .condition, .consequence, .alternative,
            .dependentSchemas, .prefixItems, .items, .contains, .properties, .patternProperties,
            .additionalProperties, .propertyNames, .additionalItems, .dependencies:
            .applicator
        case .unevaluatedItems, .unevaluatedProperties:
            .unevaluated
        case .format:
            .format
        case .contentSchema:
            .content
        default:
            .validation
        }
    }
}
