import Testing
import Threads

@testable import Flow

@Suite struct SendersTests {
    @Test func `nobody is given way to where nobody waits`() {
        let senders = Senders(patience: .seconds(3600))
        senders.giveWay()
        senders.enter()
        senders.leave()
        senders.giveWay()
    }

    @Test func `work that can wait goes on when the last sender has its answer`() {
        let senders = Senders(patience: .seconds(3600))
        senders.enter()
        senders.enter()
        let answers = OwnThread("answers") {
            senders.leave()
            senders.leave()
        }
        senders.giveWay()
        answers.join()
    }

    @Test func `no load holds up the work for longer than the patience`() {
        let senders = Senders(patience: .milliseconds(1))
        senders.enter()
        senders.giveWay()
    }
}
