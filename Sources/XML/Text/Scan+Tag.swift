// Tags and attributes.

extension Scan {
    /// Reads `<name attribute="…">` or `<name/>`.
    mutating func readStartTag(_ text: borrowing Span<UInt8>) throws(XMLError) {
        elements += 1
        guard elements <= limits.elements else {
            throw error(
                .tooManyElements, text, expected: "at most \(limits.elements) elements")
        }
        guard depth < limits.depth else {
            throw error(
                .tooDeep, text, expected: "at most \(limits.depth) elements inside one another")
        }
        notePlace()
        offset += 1
        try skipName(text)
        depth += 1
        let declarations = try readAttributes(text)
        if declarations > 0 {
            scopes.append((depth, declarations))
        }
        if byte(offset, of: text) == UInt8(ascii: "/") {
            offset += 1
            leaveElement()
        }
        try pass(UInt8(ascii: ">"), text, expected: "> at the end of the start tag")
    }

    /// Reads `</name>`.
    mutating func readEndTag(_ text: borrowing Span<UInt8>) throws(XMLError) {
        offset += 2
        try skipName(text)
        skipSpace(text)
        try pass(UInt8(ascii: ">"), text, expected: "> at the end of the end tag")
        leaveElement()
    }

    private mutating func leaveElement() {
        // An end tag too many ends what libxml2 reads, so what follows it counts no more.
        if depth == 0 { return }
        if let scope = scopes.last, scope.depth == depth {
            namespacesInScope -= scope.count
            scopes.removeLast()
        }
        depth -= 1
    }

    /// Reads the attributes of one start tag.
    ///
    /// - Returns: How many of them declare a namespace.
    private mutating func readAttributes(_ text: borrowing Span<UInt8>) throws(XMLError) -> Int {
        var attributes = 0
        var declarations = 0
        while true {
            skipSpace(text)
            let next = byte(offset, of: text)
            if next == UInt8(ascii: ">") || next == UInt8(ascii: "/") { return declarations }
            let start = offset
            if try readAttribute(text) {
                declarations += 1
                namespacesInScope += 1
                try checkNamespaces(text, declarations, at: start)
            } else {
                attributes += 1
            }
            attributesInAll += 1
            guard attributes <= limits.attributes, attributesInAll <= limits.attributesInAll else {
                throw error(
                    .tooManyAttributes, text, at: start,
                    expected: "at most \(limits.attributes) attributes on one element "
                        + "and \(limits.attributesInAll) in all")
            }
        }
    }

    private func checkNamespaces(
        _ text: borrowing Span<UInt8>, _ declarations: Int, at start: Int
    ) throws(XMLError) {
        guard declarations <= limits.namespaces, namespacesInScope <= limits.namespacesInScope
        else {
            throw error(
                .tooManyNamespaces, text, at: start,
                expected: "at most \(limits.namespaces) namespaces on one element "
                    + "and \(limits.namespacesInScope) in scope")
        }
    }

    /// Reads `name="value"`.
    ///
    /// - Returns: Whether it declares a namespace.
    private mutating func readAttribute(_ text: borrowing Span<UInt8>) throws(XMLError) -> Bool {
        let start = offset
        let beginsAsOne = hasBytes("xmlns", text)
        try skipName(text)
        let declaresNamespace =
            beginsAsOne && (offset == start + 5 || text[start + 5] == UInt8(ascii: ":"))
        skipSpace(text)
        try pass(UInt8(ascii: "="), text, expected: "= after an attribute's name")
        skipSpace(text)
        let quote = byte(offset, of: text)
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            throw error(.malformed, text, expected: "a quotation mark before an attribute's value")
        }
        offset += 1
        let valueStart = offset
        try skip(to: quote, or: UInt8(ascii: "<"), in: text)
        guard offset - valueStart <= limits.valueBytes else {
            throw error(
                .valueTooLong, text, at: valueStart,
                expected: "at most \(limits.valueBytes) bytes in an attribute's value")
        }
        try pass(quote, text, expected: "a quotation mark after an attribute's value, and no <")
        return declaresNamespace
    }
}
