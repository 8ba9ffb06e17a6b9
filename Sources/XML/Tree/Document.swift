import CXML

/// A parsed document, which frees its tree exactly once.
@safe package struct Document: ~Copyable {
    let tree: xmlDocPtr
    private let root: xmlNodePtr
    /// The limits within which it was read.
    let limits: Limits

    /// Reads one whole document, opening no file and no connection.
    ///
    /// UTF-16 with a byte order mark is written anew in UTF-8 before libxml2 sees it. Comments
    /// and processing instructions are not kept.
    ///
    /// - Throws: ``XMLError``.
    package init(
        parsing bytes: borrowing Span<UInt8>, within limits: Limits = .message
    ) throws(XMLError) {
        guard bytes.count <= limits.bytes else {
            throw XMLError(.tooLarge, at: .start, expected: "at most \(limits.bytes) bytes")
        }
        unsafe (tree, root) = try Encoding.decode(bytes) { text, encoding throws(XMLError) in
            try unsafe Self.parse(text, writtenIn: encoding, limits)
        }
        self.limits = limits
    }

    deinit {
        unsafe xmlFreeDoc(tree)
    }

    /// Gives `body` the root element, which is valid only as long as `body` runs.
    package func withRoot<Result, Failure: Error>(
        _ body: (Element) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try unsafe body(Element(root))
    }
}

// MARK: - Parsing

extension Document {
    private static func parse(
        _ text: borrowing Span<UInt8>, writtenIn encoding: Encoding, _ limits: Limits
    ) throws(XMLError) -> (xmlDocPtr, xmlNodePtr) {
        var scan = Scan(within: limits)
        try scan.read(text, writtenIn: encoding)
        guard Library.isReady, let parser = unsafe xmlNewParserCtxt() else {
            throw XMLError(.unreadable, at: .start, expected: "memory for a parser")
        }
        defer { unsafe xmlFreeParserCtxt(parser) }
        var error: XMLError?
        let options = options(keepingBlanks: scan.hasInnerSections)
        let tree = unsafe withUnsafeMutablePointer(to: &error) { error in
            unsafe prepare(parser, reportingTo: error)
            return unsafe text.withUnsafeBytes { bytes in
                unsafe xmlCtxtReadMemory(
                    parser, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), nil,
                    nil, options)
            }
        }
        // Against namespaces alone libxml2 gives a tree in spite of an error.
        if let tree = unsafe tree, let root = unsafe xmlDocGetRootElement(tree),
            unsafe tree.pointee.intSubset == nil, error == nil
        {
            return unsafe (tree, root)
        }
        unsafe xmlFreeDoc(tree)
        throw error ?? XMLError(.unreadable, at: .start, expected: "a document")
    }

    private static func prepare(
        _ parser: xmlParserCtxtPtr, reportingTo error: UnsafeMutablePointer<XMLError?>
    ) {
        // A null handler means that libxml2 makes no node of it.
        unsafe parser.pointee.sax.pointee.comment = nil
        unsafe parser.pointee.sax.pointee.processingInstruction = nil
        unsafe parser.pointee._private = UnsafeMutableRawPointer(error)
        unsafe parser.pointee.sax.pointee.serror = { context, error in
            guard let error = unsafe error,
                unsafe error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue,
                let parser = unsafe context?.assumingMemoryBound(to: xmlParserCtxt.self),
                let first = unsafe parser.pointee._private?
                    .assumingMemoryBound(to: XMLError?.self)
            else { return }
            unsafe first.pointee = first.pointee ?? XMLError(error.pointee)
            // Else libxml2 would read on, and format a message for each further error.
            unsafe parser.pointee.instate = XML_PARSER_EOF
            unsafe parser.pointee.disableSAX = 1
        }
    }

    /// How libxml2 is to read; never with entities, a DTD, XInclude, the network or its limits off.
    private static func options(keepingBlanks: Bool) -> Int32 {
        var options = XML_PARSE_NONET.rawValue | XML_PARSE_NOCDATA.rawValue
        options |= XML_PARSE_COMPACT.rawValue | XML_PARSE_BIG_LINES.rawValue
        // The scan has made sure of UTF-8, whatever the declaration says.
        options |= XML_PARSE_IGNORE_ENC.rawValue
        // White space alone between tags is most of the nodes of a tree, and costs a seventh of
        // the time. libxml2 tells it from the text of a leaf unless a comment or the like follows.
        if !keepingBlanks { options |= XML_PARSE_NOBLANKS.rawValue }
        return Int32(options)
    }
}
