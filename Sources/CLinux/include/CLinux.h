// CLinux: what Linux offers and Swift's Glibc does not show.
//
// Takes:    descriptors, paths and thread settings, as the system calls want them.
// Gives:    0, or the number of the error; never -1 with `errno`, so nothing is read too late.
// Faults:   none of a message's. The crash note (below) is how a fault of ours leaves a trace.
// Standard: Linux man-pages 6: syncfs(2), renameat2(2), flock(2), eventfd(2),
//           setpriority(2), sigaction(2).
// See also: Sources/Files (uses the file calls), CrashNote.c (the crash note).

#ifndef GATEHOUSE_CLINUX_H
#define GATEHOUSE_CLINUX_H

#include <stddef.h>
#include <stdint.h>

/// Makes everything written to the file system of this open file or folder durable.
int gatehouse_syncfs(int descriptor);

/// Renames within or across folders, and fails with `EEXIST` rather than replace anything.
int gatehouse_rename_without_replacing(const char *from, const char *to);

/// Takes the exclusive lock of an open file without waiting: `EWOULDBLOCK` when another holds it.
///
/// The lock is the open file's: it goes when the last descriptor of it is closed.
int gatehouse_lock(int descriptor);

/// The name of an error number ("ENOSPC"), or a null pointer when the number is unknown.
const char *gatehouse_error_name(int number);

/// Makes an eventfd(2), which becomes readable when 8 bytes are written to it; reading never waits.
int gatehouse_make_event(int *descriptor);

/// Sets the nice value (-20 to 19, higher gives way more) of the calling thread alone.
int gatehouse_set_thread_nice(int nice);

/// Names the calling thread as `ps` and `top` show it; the kernel keeps the first 15 bytes.
int gatehouse_name_thread(const char *name);

// The crash note: one line, written by the thread that faults, that tells which delivery it
// carried. The line has a fixed length and two numbers in decimal:
//
//     signal=11 delivery=0000000000000000177\n

/// The bytes of one crash note, with its line feed.
enum { GATEHOUSE_CRASH_NOTE_LENGTH = 39 };

/// Installs the crash note for SEGV, ILL, TRAP, BUS, ABRT and FPE, to be written to `descriptor`.
///
/// After the note is durable the former disposition takes over with the same signal, so the
/// process still ends as "killed by that signal". The descriptor stays the caller's and must stay
/// open; open it with `O_APPEND`. Call it once, before other threads start; a later call only
/// changes the descriptor.
int gatehouse_crash_note_install(int descriptor);

/// Gives the calling thread a signal stack of its own, so that a stack overflow is noted too.
///
/// Each thread that carries deliveries calls it once; a thread that has a signal stack keeps it.
/// The stack is given back when the thread ends.
int gatehouse_crash_note_thread(void);

/// Says which delivery the calling thread carries from now on; it is a positive number.
void gatehouse_crash_note_enter(int64_t delivery);

/// Says that the calling thread carries no delivery: a fault is noted with the number 0.
void gatehouse_crash_note_leave(void);

/// Reads one crash note back: 0, or `EINVAL` when these bytes are not one.
int gatehouse_crash_note_parse(
    const char *line, size_t length, int *signal, int64_t *delivery);

#endif
