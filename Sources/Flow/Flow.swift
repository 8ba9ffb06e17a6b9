// Flow: the order of the stages, on threads of its own.
//
// What      Takes a message from a door, has it kept, read, linked, decided, enriched, committed
//           and forwarded; rejects what cannot be read into the safety net; goes on after a crash.
// Takes     Arrivals; the ledger, the queue directory and the stages, which are pure functions.
// Gives     An answer for the sender; entries in the queue.
// Faults    A `Fault` ends in a rejection. A failure of ours is tried again and never told as
//           accepted.
// Standard  DESIGN 2 (the way of a delivery) and 5 (invariants 1 to 6).
// See also  `Pipeline`, where the order stands; `Doors`, which bring arrivals.
