// House: settings, wiring, services.
//
// What      Puts the rooms together by the settings, starts them in the right order, reloads and
//           stops them.
// Takes     `gatehouse.yaml`, the environment, flags; the files that these name.
// Gives     A running daemon; the same parts for the command line when no daemon runs.
// Faults    `Mistake`: what is wrong in which file, what was expected, what to do.
// See also  `deploy/gatehouse.yaml` for the settings, `README.md` for how to start.
