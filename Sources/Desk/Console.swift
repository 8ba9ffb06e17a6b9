package import Web

/// What the command line asks of a running daemon, over a socket in the data folder. Whoever can
/// open the socket runs the service; the folder's permissions say who that is.
package struct Console: Sendable {
    /// Bytes of one request.
    static let limitBytes = 1_048_576

    /// One thing that can be asked: takes JSON, gives JSON.
    package typealias Act = @Sendable (_ input: [UInt8]) async -> Reply

    private let acts: [String: Act]

    /// - Parameter acts: By the name under which each is asked for.
    package init(acts: [String: Act]) {
        self.acts = acts
    }

    package func answer(_ call: Call) async -> Reply {
        guard call.method == "POST", let act = acts[String(call.path.dropFirst())] else {
            return Operations.text(404, "no such act\n")
        }
        let body: Body
        do {
            body = try await call.body(limit: Self.limitBytes, kept: 0, ceiling: Self.limitBytes)
        } catch {
            return Operations.text(400, "half sent\n")
        }
        guard body.size <= Self.limitBytes else { return Operations.text(413, "too long\n") }
        return await act(body.bytes)
    }
}
