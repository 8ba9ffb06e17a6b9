// Triage: how urgent, for whom, and why?
//
// What      Decides one notification by a policy: a band, a level and a due time for each child,
//           with every rule that fired, the facts and their places, what is missing and what would
//           change it. Pure: the same message, history and policy always give the same verdict.
// Takes     A `Notification`, the `History` of its children, the register's ids of those that are
//           linked, the time of receipt, the band that the referral had; and a `Policy`, which is
//           a bundle of decision tables and a calendar.
// Gives     A `Verdict`. Invariant 1: it is never less urgent than the former band, than any rule
//           that fires, or than the start band; bands are combined by `orMoreUrgent` alone.
// Faults    None while deciding: what cannot be told is a gap. Loading a policy or a calendar
//           throws `PolicyError`, which names file, table, row, rule and cell.
// Standard  OMG DMN 1.3 or later, hit policies FIRST (base) and COLLECT (everything that raises).
// See also  `Facts` (what is asked of a message), `Profile` (what a table may say),
//           `deploy/rules` (the policies), `DMN` (the engine).
