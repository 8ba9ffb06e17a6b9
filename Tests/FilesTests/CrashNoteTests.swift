import CLinux
import Files
import Glibc
import TestKit
import Testing

/// Each crash happens in a process of its own, which the testing library starts.
@Suite struct CrashNoteTests {
    /// Opens the note and installs it; what a program does at its start.
    private static func install(_ path: String) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        precondition(gatehouse_crash_note_install(descriptor) == 0)
        precondition(gatehouse_crash_note_thread() == 0)
    }

    /// The signal and the delivery in the note, which is the only one in its file.
    private static func note(in folder: TemporaryFolder) throws -> [Int64] {
        let line = try Disk.real.text(at: folder.path / "note").utf8CString.dropLast()
        var (signal, delivery): (Int32, Int64) = (0, 0)
        let number = Array(line).withUnsafeBufferPointer {
            gatehouse_crash_note_parse($0.baseAddress, $0.count, &signal, &delivery)
        }
        return number == 0 ? [Int64(signal), delivery] : []
    }

    @Test(arguments: [SIGSEGV, SIGILL, SIGTRAP, SIGBUS, SIGABRT, SIGFPE])
    func `each signal leaves its note and still ends the process`(signal: Int32) async throws {
        let folder = try TemporaryFolder()
        let path = folder.text("note")
        await #expect(processExitsWith: .signal(signal)) {
            [path = path as String, signal = signal as Int32] in
            Self.install(path)
            gatehouse_crash_note_enter(177)
            // The thread that runs this blocks every signal that no fault of its own raises.
            var sent = sigset_t()
            sigemptyset(&sent)
            sigaddset(&sent, signal)
            pthread_sigmask(SIG_UNBLOCK, &sent, nil)
            raise(signal)
        }
        #expect(try Self.note(in: folder) == [Int64(signal), 177])
    }

    @Test func `a wrong address, a trap and an abort are noted as they happen`() async throws {
        let folders = [try TemporaryFolder(), try TemporaryFolder(), try TemporaryFolder()]
        let paths = folders.map { $0.text("note") }
        await #expect(processExitsWith: .signal(SIGSEGV)) { [path = paths[0] as String] in
            Self.install(path)
            gatehouse_crash_note_enter(.max)
            UnsafeMutablePointer<Int>(bitPattern: 4096)?.pointee = 1
        }
        await #expect(processExitsWith: .signal(SIGILL)) { [path = paths[1] as String] in
            Self.install(path)
            gatehouse_crash_note_enter(178)
            preconditionFailure("a programmer's mistake")
        }
        await #expect(processExitsWith: .signal(SIGABRT)) { [path = paths[2] as String] in
            Self.install(path)
            gatehouse_crash_note_enter(179)
            abort()
        }
        #expect(try Self.note(in: folders[0]) == [Int64(SIGSEGV), .max])
        #expect(try Self.note(in: folders[1]) == [Int64(SIGILL), 178])
        #expect(try Self.note(in: folders[2]) == [Int64(SIGABRT), 179])
    }

    /// Calls itself until the stack is used up.
    private final class Recursion {
        var step: (Int) -> Int = { $0 }

        func begin() -> Int {
            step = { [unowned self] depth in step(depth + 1) + 1 }
            return step(0)
        }
    }

    @Test func `a stack overflow is noted, on the main thread's stack and on another's`()
        async throws
    {
        let folders = [try TemporaryFolder(), try TemporaryFolder()]
        let paths = folders.map { $0.text("note") }
        await #expect(processExitsWith: .signal(SIGSEGV)) { [path = paths[0] as String] in
            Self.install(path)
            gatehouse_crash_note_enter(177)
            _ = Recursion().begin()
        }
        await #expect(processExitsWith: .signal(SIGSEGV)) { [path = paths[1] as String] in
            Self.install(path)
            Self.onAnotherThread {
                gatehouse_crash_note_thread()
                gatehouse_crash_note_enter(178)
                _ = Recursion().begin()
            }
        }
        #expect(try Self.note(in: folders[0]) == [Int64(SIGSEGV), 177])
        #expect(try Self.note(in: folders[1]) == [Int64(SIGSEGV), 178])
    }

    /// Runs a body on a new thread and waits for its end.
    private static func onAnotherThread(_ body: @escaping @convention(c) () -> Void) {
        var thread = pthread_t()
        pthread_create(
            &thread, nil,
            { body in
                unsafeBitCast(body, to: (@convention(c) () -> Void).self)()
                return nil
            }, unsafeBitCast(body, to: UnsafeMutableRawPointer.self))
        pthread_join(thread, nil)
    }

    @Test func `only the thread that faults counts, and one without a delivery notes 0`()
        async throws
    {
        let folders = [try TemporaryFolder(), try TemporaryFolder()]
        let paths = folders.map { $0.text("note") }
        await #expect(processExitsWith: .signal(SIGABRT)) { [path = paths[0] as String] in
            Self.install(path)
            gatehouse_crash_note_enter(177)
            Self.onAnotherThread { abort() }
        }
        await #expect(processExitsWith: .signal(SIGABRT)) { [path = paths[1] as String] in
            Self.install(path)
            gatehouse_crash_note_enter(177)
            gatehouse_crash_note_leave()
            abort()
        }
        #expect(try Self.note(in: folders[0]) == [Int64(SIGABRT), 0])
        #expect(try Self.note(in: folders[1]) == [Int64(SIGABRT), 0])
    }

    @Test func `the former handler is given the place of the fault`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.text("note")
        await #expect(processExitsWith: .exitCode(42)) { [path = path as String] in
            var former = sigaction()
            former.sa_flags = SA_SIGINFO
            former.__sigaction_handler.sa_sigaction = { _, info, _ in
                let address = info.map { Int(bitPattern: $0.pointee._sifields._sigfault.si_addr) }
                _exit(address == 8192 ? 42 : 43)
            }
            sigaction(SIGSEGV, &former, nil)
            Self.install(path)
            UnsafeMutablePointer<Int>(bitPattern: 8192)?.pointee = 1
        }
        #expect(try Self.note(in: folder) == [Int64(SIGSEGV), 0])
    }

    @Test func `a note that cannot be written does not keep the process from ending`() async {
        await #expect(processExitsWith: .signal(SIGABRT)) {
            precondition(gatehouse_crash_note_install(-1) == 0)
            abort()
        }
    }

    @Test func `a second installation changes the file and nothing else`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.text("note")
        await #expect(processExitsWith: .signal(SIGABRT)) { [path = path as String] in
            Self.install("/dev/null")
            Self.install(path)
            gatehouse_crash_note_enter(177)
            abort()
        }
        #expect(try Self.note(in: folder) == [Int64(SIGABRT), 177])
    }

    @Test(arguments: [
        "", "signal=11 delivery=0000000000000000177", "signal=11 delivery=000000000000000017x\n",
        "signal=11 delivery=9999999999999999999\n", "signal=1  delivery=0000000000000000177\n",
    ])
    func `what is not a note is not read as one`(line: String) {
        var (signal, delivery): (Int32, Int64) = (0, 0)
        let number = Array(line.utf8CString.dropLast()).withUnsafeBufferPointer {
            gatehouse_crash_note_parse($0.baseAddress, $0.count, &signal, &delivery)
        }
        #expect(number == EINVAL)
    }
}
