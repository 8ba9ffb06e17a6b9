import Files
import Flow
import Glibc
import House
import Logging
import Store
import Synchronization

/// The daemon with somebody standing beside it: dies at a named point, so that a kill run can hit
/// each of them. It is no part of the program.
///
///     gatehouse-probe --config FILE
///     GATEHOUSE_PROBE=kill:flush:before:3     SIGKILL before the third flush of a batch of entries
///     GATEHOUSE_PROBE=segv:read:before:5      a wrong address in the stage that reads, the fifth time
///
/// Points: flush (one for a batch of entries), commit, rename (into new/), receipt (a file's, or an
/// answer over the web), read. Moments: before, after.
@main enum ProbeMain {
    static func main() async throws {
        guard let index = CommandLine.arguments.firstIndex(of: "--config"),
            CommandLine.arguments.indices.contains(index + 1)
        else {
            print("usage: gatehouse-probe --config FILE")
            exit(64)
        }
        let settings = try Settings(
            file: CommandLine.arguments[index + 1], flags: [:], environment: [:], on: .real)
        let plan = getenv("GATEHOUSE_PROBE").flatMap { Plan(String(cString: $0)) }
        let logger = Logger(label: "probe") { _ in LogLine(level: .info) }
        let wiring = try Wiring(
            settings, on: .real, logger: logger, probe: plan?.probe ?? .none)
        try await wiring.run { doors in
            print("web \(doors.webPort ?? 0) operations \(doors.operationsPort ?? 0)")
            fflush(nil)
        }
    }
}

/// Where to die, and how.
final class Plan: Sendable {
    private let way: Int32
    private let point: String
    private let moment: String
    private let turn: Int
    private let turns = Atomic<Int>(0)

    init?(_ text: String) {
        let parts = text.split(separator: ":").map(String.init)
        guard parts.count == 4, let turn = Int(parts[3]) else { return nil }
        way = parts[0] == "segv" ? SIGSEGV : SIGKILL
        point = parts[1]
        moment = parts[2]
        self.turn = turn
    }

    /// Dies here, if this is the point and its turn.
    private func reached(_ point: String, _ moment: String) {
        guard point == self.point, moment == self.moment,
            turns.add(1, ordering: .relaxed).newValue == turn
        else { return }
        if way == SIGSEGV {
            // As it really happens: a read from an address that is nobody's.
            let address = UnsafePointer<UInt8>(bitPattern: 8)
            print(address?.pointee ?? 0)
        }
        kill(getpid(), SIGKILL)
    }

    private func around<Result, Failure: Error>(
        _ point: String, _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        reached(point, "before")
        let result = try body()
        reached(point, "after")
        return result
    }

    var probe: Probe {
        Probe(
            disk: { self.standing(beside: $0) },
            commit: CommitHooks(
                before: { self.reached("commit", "before") },
                after: { self.reached("commit", "after") }),
            answer: AnswerHooks(
                before: { self.reached("receipt", "before") },
                after: { self.reached("receipt", "after") }),
            stages: StageHooks(beforeRead: { _ in
                self.reached("read", "before")
            }))
    }

    private func standing(beside real: Disk) -> Disk {
        var disk = real
        disk.flushAll = { (file) throws(DiskError) in
            self.reached("flush", "before")
            try real.flushAll(file)
            self.reached("flush", "after")
        }
        disk.renameWithoutReplacing = { (from, to) throws(DiskError) in
            try self.around("rename") { () throws(DiskError) in
                try real.renameWithoutReplacing(from, to)
            }
        }
        disk.rename = { (from, to) throws(DiskError) in
            try self.around("receipt") { () throws(DiskError) in try real.rename(from, to) }
        }
        return disk
    }
}
