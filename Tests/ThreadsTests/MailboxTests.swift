import Synchronization
import Testing
import Threads

@Suite struct MailboxTests {
    @Test func `messages come out in the order they were posted`() {
        let mailbox = Mailbox<Int>()
        for number in 0..<5000 { mailbox.post(number) }
        var taken: [Int] = []
        while taken.count < 5000 { taken += mailbox.take(upTo: 7) }
        #expect(taken == Array(0..<5000))
        #expect(mailbox.count == 0)
    }

    @Test func `a lower lane overtakes`() {
        let mailbox = Mailbox<String>(lanes: 2)
        mailbox.post("patient", lane: 1)
        mailbox.post("urgent", lane: 0)
        #expect(mailbox.take(upTo: 9) == ["urgent", "patient"])
    }

    /// Long enough that a test which waits for its end is seen to hang.
    private static let company = Mailbox<String>.Company(
        patience: .seconds(3600), enough: 2, share: 1)

    @Test func `messages for which nobody waits are taken together`() {
        let mailbox = Mailbox<String>(lanes: 2)
        mailbox.post("first", lane: 1)
        let later = OwnThread("poster") { mailbox.post("second", lane: 1) }
        #expect(mailbox.take(upTo: 9, in: Self.company) == ["first", "second"])
        later.join()
    }

    @Test func `messages for which somebody waits wait for no company, and take little of it`() {
        let mailbox = Mailbox<String>(lanes: 2)
        for name in ["a", "b", "c"] { mailbox.post(name, lane: 1) }
        mailbox.post("prompt", lane: 0)
        #expect(mailbox.take(upTo: 9, in: Self.company) == ["prompt", "a"])
        #expect(mailbox.take(upTo: 9, in: Self.company) == ["b", "c"])
    }

    @Test func `a message that is alone goes when the patience ends, or the mailbox closes`() {
        let mailbox = Mailbox<String>(lanes: 2)
        let short = Mailbox<String>.Company(patience: .milliseconds(1), enough: 2, share: 1)
        mailbox.post("alone", lane: 1)
        #expect(mailbox.take(upTo: 9, in: short) == ["alone"])
        mailbox.post("last", lane: 1)
        mailbox.close()
        #expect(mailbox.take(upTo: 9, in: Self.company) == ["last"])
    }

    @Test func `a closed mailbox gives out what waits and takes nothing more`() {
        let mailbox = Mailbox<Int>()
        mailbox.post(1)
        mailbox.close()
        #expect(mailbox.post(2) == false)
        #expect(mailbox.take() == 1)
        #expect(mailbox.take() == nil)
    }

    @Test func `many threads post and take, and each message is taken once`() {
        let mailbox = Mailbox<Int>(lanes: 2)
        let sum = Mutex(0)
        let readers = (0..<3).map { number in
            OwnThread("reader-\(number)") {
                while let message = mailbox.take() { sum.withLock { $0 += message } }
            }
        }
        let writers = (0..<3).map { number in
            OwnThread("writer-\(number)", niceness: 1) {
                for message in 1...1000 { mailbox.post(message, lane: message % 2) }
            }
        }
        for writer in writers { writer.join() }
        mailbox.close()
        for reader in readers { reader.join() }
        #expect(sum.withLock { $0 } == 3 * 500_500)
    }

    @Test func `a wait with a bound ends when the time has passed`() {
        let lock = Lock()
        let woken = lock.held { lock.wait(atMost: .milliseconds(5)) }
        #expect(!woken)
    }
}
