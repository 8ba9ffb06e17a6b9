#define _GNU_SOURCE

#include "CLinux.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <unistd.h>

// The kernel's limit for a thread's name, with the terminating zero.
enum { THREAD_NAME_BYTES = 16 };

int gatehouse_syncfs(int descriptor) {
    return syncfs(descriptor) == 0 ? 0 : errno;
}

int gatehouse_rename_without_replacing(const char *from, const char *to) {
    return renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0 ? 0 : errno;
}

int gatehouse_lock(int descriptor) {
    return flock(descriptor, LOCK_EX | LOCK_NB) == 0 ? 0 : errno;
}

const char *gatehouse_error_name(int number) {
    return strerrorname_np(number);
}

int gatehouse_make_event(int *descriptor) {
    *descriptor = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    return *descriptor >= 0 ? 0 : errno;
}

int gatehouse_set_thread_nice(int nice) {
    // On Linux a thread's id serves as a "process" here, and only that thread is changed.
    return setpriority(PRIO_PROCESS, (id_t)gettid(), nice) == 0 ? 0 : errno;
}

int gatehouse_name_thread(const char *name) {
    char short_name[THREAD_NAME_BYTES] = {0};
    strncpy(short_name, name, sizeof short_name - 1);
    return pthread_setname_np(pthread_self(), short_name);
}
