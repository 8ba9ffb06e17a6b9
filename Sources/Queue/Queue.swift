// Queue: the outgoing directory, and what its readers do with it.
//
// What      A Maildir for each route: entries are whole folders that appear in `new/`, are claimed
//           by a program that moves them to `cur/`, and acknowledged by a file in `acks/`.
// Takes     Entries with their files.
// Gives     Folders whose manifest verifies; where an entry is now; acknowledgements.
// Faults    None of a message's; a `DiskError` is our own trouble, and the entry waits.
// Standard  Maildir's tmp, new, cur; `sha256sum -c` for the manifest.
// See also  `Files.AtomicFolder` for the order of writing, flushing and renaming.
