// Files: the only way to a file.
//
// What:     a disk as a value (`Disk`), and on it: whole files (`AtomicFile`), whole folders made
//           in batches (`AtomicFolder`), drop folders (`DropFolder`, `Claim`), `FolderWatch`.
// Takes:    paths and bytes; the clock, the random source and the disk are passed in.
// Gives:    files and folders that are whole and durable when the call has returned.
// Faults:   none: all errors are failures of ours (`DiskError`: operation, error number, path).
//           What a partner may do wrong in a drop folder is a value (`Refusal`).
// Standard: POSIX.1-2017 and Linux: open, fsync, syncfs, renameat2, flock, inotify.
// See also: Sources/CLinux (calls that Glibc does not show), Tests/TestKit (`ForgetfulDisk`, the
//           disk that forgets all that was not flushed).
//
// Invariants kept here:
//   F1. Bytes are durable before the name under which others look for them exists.
//   F2. A failed flush is never tried again on the same file: the kernel may have dropped the
//       bytes and would then answer with success. The file is given up and written anew.
