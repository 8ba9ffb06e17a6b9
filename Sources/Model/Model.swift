// Model: the words of the house.
//
// What      Pure values for what Gatehouse talks about, and nothing that reads, writes or waits.
// Takes     Text that a partner wrote; it is kept as written beside the value read from it.
// Gives     Types that cannot be wrong: a checked identifier, a date no more precise than was
//           told, a band, a verdict, a fault with its remedy.
// Faults    `Fault` and `Warning` are defined here; this room throws neither.
// Standard  CIN census codes and the NHS Data Dictionary, as named beside each type.
// See also  `Formats` fills these values, `Triage` decides on them, `Store` keeps them.
