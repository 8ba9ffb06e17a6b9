package import Files
package import Flow
package import Store

/// Where a test stands beside the machine: around the disk, each commit, each answer, each reading.
/// The program itself is built without one.
package struct Probe: Sendable {
    package var disk: @Sendable (Disk) -> Disk
    package var commit: CommitHooks
    package var answer: AnswerHooks
    package var stages: StageHooks

    package init(
        disk: @escaping @Sendable (Disk) -> Disk = { $0 }, commit: CommitHooks = CommitHooks(),
        answer: AnswerHooks = AnswerHooks(),
        stages: StageHooks = StageHooks()
    ) {
        self.disk = disk
        self.commit = commit
        self.answer = answer
        self.stages = stages
    }

    package static let none = Probe()
}
