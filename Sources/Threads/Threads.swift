// Threads: threads of our own, and the queues between them.
//
// What      Work that blocks (the ledger, flushes, libxml2 on large input) runs on these threads and
//           never on Swift's cooperative ones.
// Takes     A body for a thread; messages for a mailbox.
// Gives     A thread that can be joined; messages in order, urgent lane first.
// Faults    None. A mailbox that is closed takes nothing more and lets its readers finish.
// See also  `Store` (one writer), `Flow` (workers, forwarder), TOOLCHAIN of Swift: blocking calls.
