import Glibc
import JSON
package import Logging
import Model
import Synchronization

/// Writes each log event as one line of JSON to standard error.
///
/// Shape: `time`, `level`, `event`, then the event's own fields. Values are escaped, so that
/// nothing that came from outside can forge a line.
package struct LogLine: LogHandler {
    package var metadata: Logger.Metadata = [:]
    package var logLevel: Logger.Level

    /// Keeps lines of several threads apart.
    private static let order = Mutex(())

    package init(level: Logger.Level) {
        logLevel = level
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        let now = Timestamp(
            milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
        var writer = JSON.Writer()
        writer.object { writer in
            writer.key("time")
            writer.string(now.text)
            writer.key("level")
            writer.string(event.level.rawValue)
            writer.key("event")
            writer.string(event.message.description)
            let fields = metadata.merging(event.metadata ?? [:]) { _, new in new }
            for (key, value) in fields.sorted(by: { $0.key < $1.key }) {
                writer.key(key)
                writer.string("\(value)")
            }
        }
        let line = writer.bytes + [UInt8(ascii: "\n")]
        Self.order.withLock { _ in
            line.withUnsafeBytes { bytes in
                var rest = bytes[...]
                while !rest.isEmpty {
                    let count = Glibc.write(
                        2, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                    guard count > 0 else { return }
                    rest = rest.dropFirst(count)
                }
            }
        }
    }
}
