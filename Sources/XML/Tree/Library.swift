import CXML

/// What libxml2 needs once in a process, before anything else is asked of it.
///
/// It has a state of its own for the whole process. Everything here narrows it, and nothing else
/// in the house depends on it.
enum Library {
    /// Asking for it makes libxml2 ready; the language sees to it that this happens once.
    static let isReady: Bool = {
        xmlInitParser()
        // Its types would otherwise be made at first use, without a lock.
        xmlSchemaInitTypes()
        cxml_silence()
        xmlCatalogSetDefaults(XML_CATA_ALLOW_NONE)
        unsafe xmlSetExternalEntityLoader { name, _, context in
            unsafe Shelf.stream(of: name, for: context)
        }
        return true
    }()
}
