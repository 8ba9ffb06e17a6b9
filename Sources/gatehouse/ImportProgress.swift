import Flow
import Model

/// How far an import has come: a bar that is drawn again on a terminal, else a line now and then.
final class ImportProgress {
    private static let width = 24
    private static let pauseOfBar = Duration.milliseconds(100)
    private static let pauseOfLines = Duration.seconds(5)

    private let isBar: Bool
    private let now: () -> ContinuousClock.Instant
    private var kind: Import.Kind?
    private var began: ContinuousClock.Instant
    private var told: ContinuousClock.Instant
    private var last: Import.Progress?
    private var isShown = false

    init(isBar: Bool, now: @escaping () -> ContinuousClock.Instant = { .now }) {
        self.isBar = isBar
        self.now = now
        began = now()
        told = began
    }

    func show(_ kind: Import.Kind, _ progress: Import.Progress) {
        if self.kind != kind {
            self.kind = kind
            began = now()
            told = began
        }
        last = progress
        let pause = isBar ? Self.pauseOfBar : Self.pauseOfLines
        guard now() - told >= pause else { return }
        told = now()
        isShown = true
        tell(line(kind, progress))
    }

    /// The last line of a file stays. Where lines are told, a file that was done before the first is
    /// told of by its report alone.
    func end(_ kind: Import.Kind) {
        guard let last else { return }
        if isBar || isShown { tell(line(kind, last)) }
        if isBar { Terminal.endProgress() }
        self.last = nil
        isShown = false
    }

    private func tell(_ text: String) {
        if isBar { Terminal.progress(text) } else { Terminal.note(text) }
    }

    private func line(_ kind: Import.Kind, _ progress: Import.Progress) -> String {
        let share = min(1, Double(progress.bytes) / Double(max(1, progress.totalBytes)))
        let seconds = max(0.001, Double((now() - began).milliseconds) / 1000)
        let rate = Int(Double(progress.line) / seconds)
        let left = share > 0 ? Int((seconds / share - seconds).rounded(.up)) : 0
        let ending = share < 1 ? "about \(left) s left" : "\(Int(seconds.rounded(.up))) s"
        let name = kind.rawValue.padding(to: 13)
        let text = "\(Int(share * 100)) %, \(progress.line) lines, \(rate) a second, \(ending)"
        guard isBar else { return "\(name) \(text)" }
        let full = Int(share * Double(Self.width))
        let bar =
            String(repeating: "#", count: full)
            + String(repeating: ".", count: Self.width - full)
        return "\(name) [\(bar)] \(text)"
    }
}

extension String {
    fileprivate func padding(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
