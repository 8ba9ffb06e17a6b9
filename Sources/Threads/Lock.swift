import Glibc

/// A mutual exclusion with a condition to wait on, for threads that may block.
///
/// Swift's `Mutex` has no condition, and waiting is the point of a mailbox.
@safe package final class Lock: @unchecked Sendable {
    // Both are only passed to pthread calls, which are made for use from several threads.
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let condition: UnsafeMutablePointer<pthread_cond_t>

    package init() {
        unsafe mutex = .allocate(capacity: 1)
        unsafe condition = .allocate(capacity: 1)
        unsafe pthread_mutex_init(mutex, nil)
        var attributes = pthread_condattr_t()
        unsafe pthread_condattr_init(&attributes)
        // Waiting by the monotonic clock: a change of the wall clock neither wakes nor delays.
        unsafe pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        unsafe pthread_cond_init(condition, &attributes)
        unsafe pthread_condattr_destroy(&attributes)
    }

    deinit {
        unsafe pthread_cond_destroy(condition)
        unsafe pthread_mutex_destroy(mutex)
        unsafe condition.deallocate()
        unsafe mutex.deallocate()
    }

    package func held<Result, Failure: Error>(
        _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        return try body()
    }

    /// Waits for ``signal`` or ``wakeAll``; only while held, and always in a loop.
    package func wait() {
        unsafe pthread_cond_wait(condition, mutex)
    }

    /// Waits at most so long; false when the time has passed.
    package func wait(atMost span: Duration) -> Bool {
        var until = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &until)
        let (seconds, attoseconds) = span.components
        let nanoseconds = until.tv_nsec + Int(attoseconds / 1_000_000_000)
        until.tv_sec += Int(seconds) + nanoseconds / 1_000_000_000
        until.tv_nsec = nanoseconds % 1_000_000_000
        return unsafe pthread_cond_timedwait(condition, mutex, &until) == 0
    }

    package func signal() {
        unsafe pthread_cond_signal(condition)
    }

    package func wakeAll() {
        unsafe pthread_cond_broadcast(condition)
    }
}
