import CLinux
import Files
import Glibc
import TestKit
import Testing

/// What changes a thread is done in a process of its own, which the testing library starts.
@Suite struct CLinuxTests {
    @Test func `a nice value is that of the calling thread alone`() async {
        await #expect(processExitsWith: .success) {
            let main = getpid()
            let before = getpriority(__priority_which_t(PRIO_PROCESS.rawValue), id_t(main))
            var thread = pthread_t()
            pthread_create(
                &thread, nil,
                { _ in
                    precondition(gatehouse_set_thread_nice(7) == 0)
                    // 0 means the calling thread.
                    precondition(getpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0) == 7)
                    return nil
                }, nil)
            pthread_join(thread, nil)
            precondition(
                getpriority(__priority_which_t(PRIO_PROCESS.rawValue), id_t(main)) == before)
        }
    }

    @Test func `a thread's name is cut to what the kernel keeps`() async {
        await #expect(processExitsWith: .success) {
            precondition(gatehouse_name_thread("a-name-that-is-too-long") == 0)
            let name = try Disk.real.text(at: "/proc/thread-self/comm")
            precondition(name == "a-name-that-is-\n")
        }
    }

    @Test func `an error is given as its number`() {
        #expect(gatehouse_syncfs(-1) == EBADF)
        #expect(gatehouse_lock(-1) == EBADF)
        #expect(gatehouse_rename_without_replacing("/nowhere/a", "/nowhere/b") == ENOENT)
    }
}
