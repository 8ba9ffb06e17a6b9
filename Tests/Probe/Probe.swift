import Files
import Flow
import Glibc
import House
import Logging
import Model
import Store
import Synchronization

/// The daemon with somebody standing beside it: dies at a named point, so that a kill run can hit
/// each of them. It is no part of the program.
///
///     gatehouse-probe --config FILE
///     GATEHOUSE_PROBE=kill:flush:before:3     SIGKILL before the third flush of a batch of entries
///     GATEHOUSE_PROBE=segv:read:before:5      a wrong address in the stage that reads, the fifth time
///     GATEHOUSE_PROBE=segv:read:of:TEXT       the same at each message that holds this text
///
/// Points: flush (one for a batch of entries), commit, rename (into new/), receipt (a file's, or an
/// answer over the web), read. Moments: before, after. With `GATEHOUSE_PROBE_FROM=FILE`, turns are
/// counted from when that file is there: the partners have messages under way by then.
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
    /// What stands in the message that brings the reader down; empty where it is by turn.
    private let mark: [UInt8]
    private let turns = Atomic<Int>(0)
    /// The file whose being there starts the counting; without one it is started.
    private let start = getenv("GATEHOUSE_PROBE_FROM").map { String(cString: $0) }

    init?(_ text: String) {
        let parts = text.split(separator: ":").map(String.init)
        guard parts.count == 4 else { return nil }
        mark = parts[2] == "of" ? Array(parts[3].utf8) : []
        guard let turn = mark.isEmpty ? Int(parts[3]) : 0 else { return nil }
        way = parts[0] == "segv" ? SIGSEGV : SIGKILL
        point = parts[1]
        moment = parts[2]
        self.turn = turn
    }

    private var isCounting: Bool { start.map { access($0, F_OK) == 0 } ?? true }

    /// Dies here, if this is the point and its turn.
    private func reached(_ point: String, _ moment: String) {
        guard point == self.point, moment == self.moment, isCounting,
            turns.add(1, ordering: .relaxed).newValue == turn
        else { return }
        die()
    }

    /// Dies at each message that holds the text; without one, at its turn.
    private func reached(reading bytes: [UInt8]) {
        guard mark.isEmpty || bytes.firstRange(of: mark) == nil else { die() }
        reached("read", "before")
    }

    private func die() -> Never {
        if way == SIGSEGV {
            // As it really happens: a read from an address that is nobody's.
            let address = UnsafePointer<UInt8>(bitPattern: 8)
            print(address?.pointee ?? 0)
        }
        kill(getpid(), SIGKILL)
        // The signal may arrive at another thread; this one goes no further.
        while true { pause() }
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
            stages: StageHooks(beforeRead: { self.reached(reading: $0.bytes) }))
    }

    private func standing(beside real: Disk) -> Disk {
        var disk = real
        disk.flushAll = { (file) throws(DiskError) in
            self.reached("flush", "before")
            try real.flushAll(file)
            self.reached("flush", "after")
        }
        disk.renameWithoutReplacing = { (from, to) throws(DiskError) in
            // Files are claimed and entries superseded by the same call.
            guard to.description.contains("/new/") else {
                return try real.renameWithoutReplacing(from, to)
            }
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
