package import Logging
import Synchronization

/// Keeps what is logged, so that a test can read it.
package final class LogBook: Sendable {
    private let kept = Mutex<[String]>([])

    package init() {}

    /// Each event as `level event key=value …`, keys in order.
    package var lines: [String] { kept.withLock { $0 } }

    package func lines(of event: String) -> [String] {
        lines.filter { $0.split(separator: " ").dropFirst().first == event[...] }
    }

    package var logger: Logger {
        Logger(label: "test") { _ in Handler(book: self) }
    }

    private func note(_ line: String) {
        kept.withLock { $0.append(line) }
    }

    private struct Handler: LogHandler {
        let book: LogBook
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.debug

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let fields = metadata.merging(event.metadata ?? [:]) { _, new in new }
                .sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            book.note(
                ([event.level.rawValue, event.message.description] + fields)
                    .joined(separator: " "))
        }
    }
}
