import CXML

extension XMLError {
    /// Says in our words what libxml2 has against a text.
    ///
    /// libxml2's own words may quote the text, so only its code and its numbers are used.
    init(_ error: xmlError) {
        let place = unsafe Place(line: max(1, Int(error.line)), column: max(1, Int(error.int2)))
        let code = unsafe xmlParserErrors(rawValue: UInt32(error.code))
        let expected =
            switch code {
            case XML_ERR_TAG_NAME_MISMATCH, XML_ERR_TAG_NOT_FINISHED:
                unsafe "the end tag of the element that begins on line \(error.int1)"
            default: Self.expectation(behind: code)
            }
        self.init(
            code == XML_ERR_NO_MEMORY ? .unreadable : .malformed, at: place, expected: expected)
    }

    private static func expectation(behind code: xmlParserErrors) -> String {
        switch code {
        case XML_ERR_DOCUMENT_END, XML_ERR_DOCUMENT_EMPTY:
            "one root element and no text outside it"
        case XML_ERR_UNDECLARED_ENTITY, XML_WAR_UNDECLARED_ENTITY, XML_ERR_NAME_REQUIRED,
            XML_ERR_ENTITYREF_SEMICOL_MISSING, XML_ERR_ENTITYREF_NO_NAME:
            "a name; & only in &amp; &lt; &gt; &quot; &apos; or a numbered reference"
        case XML_ERR_INVALID_CHARREF, XML_ERR_INVALID_DEC_CHARREF, XML_ERR_INVALID_HEX_CHARREF,
            XML_ERR_INVALID_CHAR:
            "a character that XML 1.0 allows"
        case XML_ERR_ATTRIBUTE_REDEFINED, XML_NS_ERR_ATTRIBUTE_REDEFINED:
            "each attribute once"
        case XML_NS_ERR_UNDEFINED_NAMESPACE, XML_NS_ERR_XML_NAMESPACE, XML_NS_ERR_QNAME,
            XML_NS_ERR_EMPTY, XML_NS_ERR_COLON:
            "names as Namespaces in XML has them: each prefix declared, one colon at most"
        case XML_WAR_NS_URI: "namespace names that are URIs"
        case XML_ERR_SPACE_REQUIRED: "white space between attributes"
        case XML_ERR_MISPLACED_CDATA_END: "no ]]> in text"
        case XML_ERR_RESERVED_XML_NAME: "the XML declaration at the very start or not at all"
        default: "well-formed XML"
        }
    }
}
