import CXML

/// What a schema expected where libxml2 raised an error.
///
/// libxml2's messages mix the schema's words with the document's. Only codes, names that the
/// schema itself knows and numbers that it sets are taken from them.
struct Expectation {
    let kind: Finding.Kind
    let text: String
    /// The only element that was expected, where there is only one.
    let awaited: String?

    /// - Parameters:
    ///   - message: libxml2's message.
    ///   - subject: The first of its parts; the schema's only where an attribute is missing.
    init(
        _ code: xmlParserErrors, message: String, subject: String, vocabulary: Vocabulary
    ) {
        let end = MessageEnd(message)
        switch code {
        case XML_SCHEMAV_ELEMENT_CONTENT:
            self = .content(end, vocabulary)
        case XML_SCHEMAV_CVC_COMPLEX_TYPE_4:
            let name = vocabulary.known(subject) ?? "that the schema names"
            self.init(kind: .missingAttribute, text: "the attribute \(name)")
        case XML_SCHEMAV_CVC_ELT_1:
            let names = vocabulary.roots.prefix(Self.namesShown).joined(separator: " or ")
            let namespace = vocabulary.target.map { "the namespace \($0)" } ?? "no namespace"
            self.init(kind: .wrongRoot, text: "the root element \(names) in \(namespace)")
        case XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1, XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_2,
            XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_3:
            self.init(kind: .badValue, text: Self.value(ofType: end.lastQuoted, vocabulary))
        default:
            self = Self.facet(code, end) ?? Self.structure(code)
        }
    }

    /// What is expected of a document on which libxml2 gives up.
    static let wholeCheck = "a document that can be checked to its end"

    /// What is expected where no further element may stand.
    static let nothing = "no element here"

    /// Names of elements that are shown at most.
    private static let namesShown = 10

    private init(kind: Finding.Kind, text: String, awaited: String? = nil) {
        self.kind = kind
        self.text = text
        self.awaited = awaited
    }
}

// MARK: - By error

extension Expectation {
    /// For an element that is not expected, or that ends too soon.
    private static func content(_ end: MessageEnd, _ vocabulary: Vocabulary) -> Expectation {
        let names = end.expectedNames.compactMap { name in
            name.contains("*") ? "any element" : vocabulary.known(name)
        }
        let list = names.prefix(namesShown).joined(separator: ", ")
        let isMissing = end.saysMissing
        let kind = isMissing ? Finding.Kind.missingElement : .unexpectedElement
        return switch names.count {
        case 0: Expectation(kind: kind, text: isMissing ? "a further element" : nothing)
        case 1: Expectation(kind: kind, text: "the element \(list)", awaited: names[0])
        default: Expectation(kind: kind, text: "one of the elements \(list)")
        }
    }

    private static func value(ofType name: String, _ vocabulary: Vocabulary) -> String {
        switch name {
        case "xs:date": "a date as 2026-11-23"
        case "xs:dateTime": "a date and time as 2026-11-23T09:30:00Z"
        case "xs:time": "a time as 09:30:00"
        case "xs:boolean": "true or false"
        case "xs:decimal": "a decimal number"
        case "xs:integer", "xs:int", "xs:long", "xs:short", "xs:byte": "a whole number in range"
        case "xs:nonNegativeInteger", "xs:unsignedInt", "xs:unsignedLong", "xs:unsignedShort",
            "xs:unsignedByte":
            "a whole number from 0, in range"
        case "xs:positiveInteger": "a whole number from 1"
        case "xs:anyURI": "a URI"
        case "xs:base64Binary": "base64"
        default: vocabulary.known(name).map { "a value of the type \($0)" } ?? "a value of its type"
        }
    }

    private static func facet(_ code: xmlParserErrors, _ end: MessageEnd) -> Expectation? {
        let text: String
        switch code {
        case XML_SCHEMAV_CVC_LENGTH_VALID: text = "\(end.bound) characters"
        case XML_SCHEMAV_CVC_MINLENGTH_VALID: text = "at least \(end.bound) characters"
        case XML_SCHEMAV_CVC_MAXLENGTH_VALID: text = "at most \(end.bound) characters"
        case XML_SCHEMAV_CVC_MININCLUSIVE_VALID: text = "a value of at least \(end.bound)"
        case XML_SCHEMAV_CVC_MAXINCLUSIVE_VALID: text = "a value of at most \(end.bound)"
        case XML_SCHEMAV_CVC_MINEXCLUSIVE_VALID: text = "a value above \(end.bound)"
        case XML_SCHEMAV_CVC_MAXEXCLUSIVE_VALID: text = "a value below \(end.bound)"
        case XML_SCHEMAV_CVC_TOTALDIGITS_VALID: text = "at most \(end.bound) digits"
        case XML_SCHEMAV_CVC_FRACTIONDIGITS_VALID:
            text = "at most \(end.bound) digits after the point"
        case XML_SCHEMAV_CVC_PATTERN_VALID: text = "a value of the form that the schema sets"
        case XML_SCHEMAV_CVC_ENUMERATION_VALID: text = "one of the values that the schema lists"
        case XML_SCHEMAV_CVC_FACET_VALID, XML_SCHEMAV_CVC_ATTRIBUTE_3, XML_SCHEMAV_CVC_AU,
            XML_SCHEMAV_CVC_ELT_5_2_2_2_1, XML_SCHEMAV_CVC_ELT_5_2_2_2_2:
            text = "a value that the schema allows"
        default: return nil
        }
        return Expectation(kind: .badValue, text: text)
    }

    private static func structure(_ code: xmlParserErrors) -> Expectation {
        switch code {
        case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1, XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2,
            XML_SCHEMAV_CVC_TYPE_3_1_1:
            Expectation(
                kind: .unexpectedAttribute, text: "only attributes that the schema gives here")
        case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1:
            Expectation(kind: .notAllowedText, text: "nothing inside the element")
        case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3:
            Expectation(kind: .notAllowedText, text: "elements, and no text between them")
        case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_2, XML_SCHEMAV_CVC_TYPE_3_1_2,
            XML_SCHEMAV_CVC_ELT_5_2_2_1:
            Expectation(kind: .unexpectedElement, text: "text, and no element inside")
        case XML_SCHEMAV_CVC_WILDCARD, XML_SCHEMAV_CVC_ELT_2:
            Expectation(kind: .unexpectedElement, text: "an element that the schema declares")
        case XML_SCHEMAV_CVC_IDC:
            Expectation(
                kind: .brokenKey,
                text: "values that are unique, and references to ones that are there")
        case XML_SCHEMAV_INTERNAL:
            Expectation(kind: .unchecked, text: wholeCheck)
        default:
            Expectation(kind: .other, text: "a document as the schema describes it")
        }
    }
}
