import CLinux
import Glibc

/// A thread of our own, with a name, a stack of its own size and a place for the crash note.
@safe package final class OwnThread: @unchecked Sendable {
    /// Stack of each thread. Readers are bounded in depth; but a message is a large value, of which an
    /// unoptimised build keeps many on the stack. Pages that are never touched cost nothing.
    package static let stackBytes = 8 << 20

    // Written once before the thread starts, then only read.
    private let thread: pthread_t

    private final class Start {
        let name: String
        let niceness: Int32
        let body: @Sendable () -> Void

        init(name: String, niceness: Int32, body: @escaping @Sendable () -> Void) {
            self.name = name
            self.niceness = niceness
            self.body = body
        }
    }

    /// Starts a thread.
    ///
    /// - Parameters:
    ///   - name: At most 15 bytes, as the kernel shows it.
    ///   - niceness: 0 for work that somebody waits for, up to 19 for work that can wait.
    package init(_ name: String, niceness: Int32 = 0, body: @escaping @Sendable () -> Void) {
        let start = unsafe Unmanaged.passRetained(Start(name: name, niceness: niceness, body: body))
        var attributes = pthread_attr_t()
        unsafe pthread_attr_init(&attributes)
        unsafe pthread_attr_setstacksize(&attributes, Self.stackBytes)
        var thread = pthread_t()
        let result = unsafe pthread_create(
            &thread, &attributes,
            { argument in
                guard let argument = unsafe argument else { return nil }
                let start = unsafe Unmanaged<Start>.fromOpaque(argument).takeRetainedValue()
                _ = unsafe start.name.withCString { unsafe gatehouse_name_thread($0) }
                if start.niceness != 0 { _ = gatehouse_set_thread_nice(start.niceness) }
                _ = gatehouse_crash_note_thread()
                start.body()
                return nil
            }, start.toOpaque())
        unsafe pthread_attr_destroy(&attributes)
        precondition(result == 0, "the system gives no thread (error \(result))")
        self.thread = thread
    }

    /// Waits until the body has returned.
    package func join() {
        pthread_join(thread, nil)
    }
}
