import ServiceLifecycle
import UnixSignals

/// Reloads when the process gets SIGHUP.
struct Reloading: Service {
    let reload: @Sendable () -> Void

    func run() async throws {
        let signals = await UnixSignalsSequence(trapping: .sighup)
        for await _ in signals.cancelOnGracefulShutdown() { reload() }
    }
}
