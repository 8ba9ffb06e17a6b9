// JSON: strict JSON text, and JSON Schema 2020-12.
//
// What      Reads and writes JSON text, and validates values against schemas; knows nothing of
//           notifications.
// Takes     Bytes in UTF-8, within named limits; schemas as read documents. Opens no file and no
//           connection: a schema refers only to itself and to documents given with it.
// Gives     A flat tape with cursors on it (`Document`, `Value`, `Pointer`), bytes (`Writer`),
//           and findings that name a place (`Schema`, `Finding`).
// Faults    `JSONError` for a text, `SchemaError` for a schema, `Finding` for a value. None of
//           them holds anything that a text says.
// Standard  RFC 8259 (JSON), RFC 6901 (JSON Pointer), JSON Schema draft 2020-12 core and
//           validation, ECMA-262 patterns as far as `Pattern` says.
// See also  `Formats` for partner messages; `XML`, the same tools for XML.
