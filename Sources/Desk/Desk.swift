// Desk: what operators and staff look at.
//
// What      Health, readiness and metrics for machines that watch; the console by which the command
//           line speaks with a running daemon. The pages for staff come to live here.
// Takes     Calls from this machine only: a loopback port, and a socket in the data folder.
// Gives     Text for Prometheus; JSON.
// Faults    None of a message's. Nothing of a person ever leaves by this way.
// Standard  Prometheus text format 0.0.4.
// See also  `House`, which opens the two listeners.
