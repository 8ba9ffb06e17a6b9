// XML: reads, checks and writes XML documents; the only room that touches libxml2.
//
// Takes:    bytes as they arrived (UTF-8, or UTF-16 with a byte order mark), limits, our schemas.
// Gives:    a `Document` to walk by `Element`; from a `Schema` the `Finding`s against a document;
//           from a `Writer` the bytes of a new document.
// Faults:   `XMLError` for a text that is no document or is over a limit; `SchemaError` for a
//           schema of ours that does not compile. Both, and every finding, name a place and what
//           was expected there, and never quote what stood there.
// Standard: XML 1.0 fifth edition, Namespaces in XML 1.0 third edition, XML Schema 1.0.
//           Narrower by intent: no document type declaration, no other encodings.
// See also: `Scan`, which reads every byte before libxml2 does and keeps the limits.
