#define _GNU_SOURCE

#include "CLinux.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

// Room for this handler and for the one that was installed before it; a page below stays unmapped.
enum { SIGNAL_STACK_BYTES = 64 * 1024, GUARD_BYTES = 4096 };
enum { SIGNAL_DIGITS = 2, DELIVERY_DIGITS = 19 };

static const char signal_label[] = "signal=";
static const char delivery_label[] = " delivery=";
static const int noted_signals[] = {SIGSEGV, SIGILL, SIGTRAP, SIGBUS, SIGABRT, SIGFPE};
enum { NOTED_SIGNALS = sizeof noted_signals / sizeof noted_signals[0] };

static struct sigaction former_actions[NOTED_SIGNALS];
static atomic_int note_descriptor = -1;
static atomic_bool is_installed;

// Initial-exec: the handler must not be the first to allocate this thread's copy.
static _Thread_local volatile int64_t current_delivery __attribute__((tls_model("initial-exec")));

static char *put_text(char *at, const char *text, size_t length) {
    memcpy(at, text, length);
    return at + length;
}

static char *put_number(char *at, int64_t number, int digits) {
    for (int index = digits - 1; index >= 0; index--) {
        at[index] = (char)('0' + number % 10);
        number /= 10;
    }
    return at + digits;
}

static void note_crash(int signal, siginfo_t *info, void *context) {
    (void)context;
    char line[GATEHOUSE_CRASH_NOTE_LENGTH];
    char *at = put_text(line, signal_label, sizeof signal_label - 1);
    at = put_number(at, signal, SIGNAL_DIGITS);
    at = put_text(at, delivery_label, sizeof delivery_label - 1);
    at = put_number(at, current_delivery, DELIVERY_DIGITS);
    *at = '\n';

    int descriptor = atomic_load(&note_descriptor);
    ssize_t written = write(descriptor, line, sizeof line);
    // A note that cannot be written must not keep the process from ending as it would have.
    (void)written;
    (void)fdatasync(descriptor);

    for (int index = 0; index < NOTED_SIGNALS; index++) {
        if (noted_signals[index] == signal) {
            sigaction(signal, &former_actions[index], NULL);
        }
    }
    // Sent again with what the kernel told of it; it arrives when this handler has returned, so
    // the former handler sees the place of the fault.
    if (syscall(SYS_rt_tgsigqueueinfo, getpid(), gettid(), signal, info) != 0) {
        raise(signal);
    }
}

int gatehouse_crash_note_install(int descriptor) {
    atomic_store(&note_descriptor, descriptor);
    // Twice would make this handler its own former one, and the process would never end.
    if (atomic_exchange(&is_installed, true)) {
        return 0;
    }
    struct sigaction action = {0};
    action.sa_sigaction = note_crash;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK;
    sigfillset(&action.sa_mask);
    for (int index = 0; index < NOTED_SIGNALS; index++) {
        if (sigaction(noted_signals[index], &action, &former_actions[index]) != 0) {
            return errno;
        }
    }
    return 0;
}

static pthread_key_t signal_stack_key;
static pthread_once_t signal_stack_once = PTHREAD_ONCE_INIT;
static int signal_stack_error;

static void free_signal_stack(void *mapping) {
    stack_t none = {.ss_flags = SS_DISABLE};
    sigaltstack(&none, NULL);
    munmap(mapping, GUARD_BYTES + SIGNAL_STACK_BYTES);
}

static void make_signal_stack_key(void) {
    signal_stack_error = pthread_key_create(&signal_stack_key, free_signal_stack);
}

int gatehouse_crash_note_thread(void) {
    stack_t present;
    if (sigaltstack(NULL, &present) != 0) {
        return errno;
    }
    if ((present.ss_flags & SS_DISABLE) == 0) {
        return 0;
    }
    pthread_once(&signal_stack_once, make_signal_stack_key);
    if (signal_stack_error != 0) {
        return signal_stack_error;
    }
    char *mapping = mmap(NULL, GUARD_BYTES + SIGNAL_STACK_BYTES, PROT_READ | PROT_WRITE,
                         MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);
    if (mapping == MAP_FAILED) {
        return errno;
    }
    stack_t stack = {.ss_sp = mapping + GUARD_BYTES, .ss_size = SIGNAL_STACK_BYTES};
    int error = 0;
    if (mprotect(mapping, GUARD_BYTES, PROT_NONE) != 0 || sigaltstack(&stack, NULL) != 0) {
        error = errno;
        munmap(mapping, GUARD_BYTES + SIGNAL_STACK_BYTES);
        return error;
    }
    error = pthread_setspecific(signal_stack_key, mapping);
    if (error != 0) {
        free_signal_stack(mapping);
    }
    return error;
}

void gatehouse_crash_note_enter(int64_t delivery) {
    current_delivery = delivery > 0 ? delivery : 0;
    // The number is in place before the work begins, whatever the compiler would like to move.
    atomic_signal_fence(memory_order_seq_cst);
}

void gatehouse_crash_note_leave(void) {
    atomic_signal_fence(memory_order_seq_cst);
    current_delivery = 0;
}

static const char *take_text(const char *at, const char *text, size_t length) {
    return at != NULL && memcmp(at, text, length) == 0 ? at + length : NULL;
}

static const char *take_number(const char *at, int digits, int64_t *number) {
    *number = 0;
    for (int index = 0; at != NULL && index < digits; index++) {
        int digit = at[index] - '0';
        if (digit < 0 || digit > 9 || *number > (INT64_MAX - digit) / 10) {
            return NULL;
        }
        *number = *number * 10 + digit;
    }
    return at == NULL ? NULL : at + digits;
}

int gatehouse_crash_note_parse(
    const char *line, size_t length, int *signal, int64_t *delivery) {
    if (length != GATEHOUSE_CRASH_NOTE_LENGTH) {
        return EINVAL;
    }
    int64_t signal_number = 0;
    const char *at = take_text(line, signal_label, sizeof signal_label - 1);
    at = take_number(at, SIGNAL_DIGITS, &signal_number);
    at = take_text(at, delivery_label, sizeof delivery_label - 1);
    at = take_number(at, DELIVERY_DIGITS, delivery);
    if (at == NULL || *at != '\n') {
        return EINVAL;
    }
    *signal = (int)signal_number;
    return 0;
}
