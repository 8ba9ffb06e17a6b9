package import Model

/// A house whose doors and desk are open, each at a port of this machine.
package protocol OpenPorts: Sendable {
    var webPort: Int { get }
    var deskPort: Int { get }
}

extension OpenPorts {
    /// One call at the web door, on a connection of its own.
    package func call(
        _ method: String, _ path: String, _ headers: [String: String] = [:], _ body: [UInt8]? = nil,
        as name: Authority.Name = .police
    ) async throws -> HTTPAnswer {
        let caller = try await Caller.connect(to: webPort, as: name)
        caller.request(method, path, headers, body)
        return try await caller.answer()
    }

    /// Posts a message.
    package func post(
        _ bytes: [UInt8], _ spelling: Delivery.Spelling = .xml, _ headers: [String: String] = [:],
        as name: Authority.Name = .police
    ) async throws -> HTTPAnswer {
        let headers = headers.merging(["content-type": spelling.mediaType]) { given, _ in given }
        return try await call("POST", "/v1/notifications", headers, bytes, as: name)
    }

    /// Asks the desk.
    package func desk(_ method: String, _ path: String) async throws -> HTTPAnswer {
        let caller = try await Caller.connectPlainly(to: deskPort)
        caller.request(method, path)
        return try await caller.answer()
    }
}
