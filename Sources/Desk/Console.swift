package import Web

/// What the command line asks of a running daemon, over a socket in the data folder. Whoever can
/// open the socket runs the service; the folder's permissions say who that is.
package struct Console: Sendable {
    /// Bytes of one request.
    static let limitBytes = 1_048_576

    /// One thing that can be asked: takes JSON, gives JSON.
    ///
    /// A class whose method is called, and not a closure of ``answer``: there the code that Swift
    /// 6.3.1 makes frees memory out of order, and the process is aborted.
    package final class Act: Sendable {
        private let answer: @Sendable (_ input: [UInt8]) async -> Reply

        package init(_ answer: @escaping @Sendable (_ input: [UInt8]) async -> Reply) {
            self.answer = answer
        }

        func callAsFunction(_ input: [UInt8]) async -> Reply {
            await answer(input)
        }
    }

    private let acts: [String: Act]

    /// - Parameter acts: By the name under which each is asked for.
    package init(acts: [String: Act]) {
        self.acts = acts
    }

    package func answer(_ call: Call) async -> Reply {
        guard call.method == "POST", let act = acts[String(call.path.dropFirst())] else {
            return Operations.text(404, "no such act\n")
        }
        guard let body = await Self.body(of: call) else {
            return Operations.text(400, "half sent\n")
        }
        guard body.size <= Self.limitBytes else { return Operations.text(413, "too long\n") }
        return await act(body.bytes)
    }

    private static func body(of call: Call) async -> Body? {
        try? await call.body(limit: limitBytes, kept: 0, ceiling: limitBytes)
    }
}
