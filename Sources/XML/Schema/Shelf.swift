import CXML

/// The only texts that libxml2 may fetch by name: what a schema being compiled imports.
enum Shelf {
    /// By name. Empty except while a schema is compiled, and then only for who compiles it.
    @TaskLocal static var texts: [String: [UInt8]] = [:]

    /// Opens a text of the shelf; anything else does not exist, be it a file or an address.
    static func stream(
        of name: UnsafePointer<CChar>?, for context: xmlParserCtxtPtr?
    ) -> xmlParserInputPtr? {
        guard let name = unsafe name, let text = unsafe texts[String(cString: name)],
            let count = Int32(exactly: text.count)
        else { return nil }
        let buffer = unsafe text.withUnsafeBytes { bytes in
            unsafe xmlParserInputBufferCreateMem(
                bytes.bindMemory(to: CChar.self).baseAddress, count, XML_CHAR_ENCODING_NONE)
        }
        guard let buffer = unsafe buffer else { return nil }
        guard let stream = unsafe xmlNewIOInputStream(context, buffer, XML_CHAR_ENCODING_NONE)
        else {
            unsafe xmlFreeParserInputBuffer(buffer)
            return nil
        }
        // So that an error can say in which text it is; libxml2 frees the copy.
        let copy = unsafe UnsafeRawPointer(xmlCharStrdup(name))
        unsafe stream.pointee.filename = copy?.assumingMemoryBound(to: CChar.self)
        return unsafe stream
    }
}
