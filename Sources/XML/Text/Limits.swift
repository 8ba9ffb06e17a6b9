/// How large a text and its parts may be. A text over any limit is refused before libxml2 sees it.
package struct Limits: Sendable {
    /// Bytes of the whole text as it arrived.
    package var bytes: Int
    /// Elements inside one another, the root counted.
    package var depth: Int
    /// Elements of the whole text.
    package var elements: Int
    /// Attributes of one element, namespace declarations not counted.
    package var attributes: Int
    /// Attributes and namespace declarations of the whole text.
    package var attributesInAll: Int
    /// Namespace declarations of one element.
    package var namespaces: Int
    /// Namespace declarations of an element and all that it stands in.
    package var namespacesInScope: Int
    /// Comments, processing instructions and CDATA sections of the whole text.
    package var sections: Int
    /// Bytes of the name, with its prefix, of an element, attribute or processing instruction.
    package var nameBytes: Int
    /// Bytes of one attribute's value, as written.
    package var valueBytes: Int

    /// For what partners send.
    package static let message = Limits(
        bytes: 2_097_152, depth: 64, elements: 100_000, attributes: 100, attributesInAll: 100_000,
        namespaces: 32, namespacesInScope: 256, sections: 10_000, nameBytes: 256,
        valueBytes: 16_384)

    /// For files of our own: rules and schemas.
    package static let ruleFile = Limits(
        bytes: 8_388_608, depth: 128, elements: 400_000, attributes: 100, attributesInAll: 800_000,
        namespaces: 64, namespacesInScope: 512, sections: 100_000, nameBytes: 1_024,
        valueBytes: 65_536)
}
