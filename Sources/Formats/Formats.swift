// Formats: bytes to one canonical notification.
//
// What      Reads a message by the format it is in, and says what is wrong in it: a fault where it
//           cannot be read, warnings where it can.
// Takes     The bytes of a delivery and how they are spelled.
// Gives     A `Reading`: the notification, and warnings with place, expectation and remedy.
// Faults    `message.*` and `field.nobody`; never for a date, a code, an identifier or consent.
// Standard  `urn:gatehouse:notification:1`, published in `Schemas` as XSD and as JSON Schema.
// See also  `Catalogue`, the one place where a format is added.
