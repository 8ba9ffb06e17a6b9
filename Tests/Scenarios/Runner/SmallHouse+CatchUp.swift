import Enrichment
import Flow
import HouseKit
import Model
import Queue
import Store

extension SmallHouse {
    /// Has everything done that is due by the clock: the acts of the upkeep, one after the other,
    /// until nothing is on its way any more.
    func catchUp() throws {
        try settle()
        pipeline.tryAgain()
        forwarder.tryAgain()
        safetyNet.pass()
        safetyNet.close { entry in _ = try? queue.supersede(entry) }
        readers.pass(pipeline.current.enricher.routes.all)
        let looking = LookingAgain(pipeline: pipeline)
        while looking.pass() == LookingAgain.passLimit {}
        try settle()
    }

    /// Moves the clock on.
    ///
    /// - Returns: Whether it is no time of the past.
    func move(to time: Timestamp) -> Bool {
        guard time >= clock.now else { return false }
        clock.advance(by: time - clock.now)
        return true
    }
}
