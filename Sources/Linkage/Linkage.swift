// Linkage: which person, which family?
//
// What      Says which persons of the register a notification names, by exact rules; a linker that
//           weighs evidence can take their place behind the same two calls.
// Takes     A notification, and the households that its blocking keys lead to.
// Gives     One answer for each person named: this person, perhaps one of these, new, or not
//           searched, where too little was told, with the family where that is known.
// Faults    None: where little was told, the answer is "possible" or "not searched", never a guess.
// Standard  No link across siblings or twins: within a family only the given name tells apart.
// See also  `Ledger.snapshot`, which looks the keys up in one snapshot.
