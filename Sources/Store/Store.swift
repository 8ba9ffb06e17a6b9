// Store: the ledger, where everything is kept.
//
// What      One SQLite file of deliveries, rejections, the register, contacts, referrals, queue
//           entries and the audit log. Its acts are coarse: each is one transaction in the words
//           of the domain, and no answer is given before its flush.
// Takes     Values of `Model`; bodies, names and narrative are sealed, search keys are hashed.
// Gives     The same values again; blocking keys lead to whole households in one snapshot.
// Faults    None of a message's. A `LedgerFailure` is our own trouble: full, locked, damaged.
// Standard  SQLite in WAL mode with synchronous FULL, read back after opening.
// See also  DESIGN 5: the invariants are numbered beside the code that keeps them.
