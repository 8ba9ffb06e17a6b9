import Threads

/// Runs work that blocks on a thread of its own, and waits for it without holding one of the
/// cooperative threads.
func blocking<Result: Sendable>(
    _ body: @escaping @Sendable () throws -> Result
) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
        _ = OwnThread("verb") {
            continuation.resume(with: Swift.Result(catching: body))
        }
    }
}
