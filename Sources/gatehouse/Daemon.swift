import AsyncHTTPClient
import Glibc
import House
import NIOCore
import NIOHTTP1
import Spelling

/// Nobody answers where a daemon or server was expected.
struct Unreachable: Error, CustomStringConvertible {
    let description: String
}

/// A running daemon, by the socket in its data folder.
struct Daemon {
    private let base: String

    /// Nil where nobody listens.
    init?(socket: String) {
        guard Self.answers(socket) else { return nil }
        var encoded = ""
        for byte in socket.utf8 {
            let isPlain = byte != UInt8(ascii: "/") && byte < 0x80
            encoded += isPlain ? String(UnicodeScalar(byte)) : "%" + String(byte, radix: 16)
        }
        base = "http+unix://\(encoded)/"
    }

    /// Asks for one act. It blocks; never call it on a cooperative thread.
    func ask<Answer: Spelled>(_ act: Act, _ input: [UInt8]) throws -> Answer {
        var request = try HTTPClient.Request(url: base + act.rawValue, method: .POST)
        request.body = .bytes(input)
        let response: HTTPClient.Response
        do {
            response = try HTTPClient.shared.execute(request: request).wait()
        } catch {
            throw Unreachable(description: "the daemon does not answer: \(error)")
        }
        let bytes = response.body.map { Array($0.readableBytesView) } ?? []
        guard response.status == .ok, let answer = Answer(json: bytes) else {
            let text = String(decoding: bytes, as: UTF8.self)
            throw Unreachable(description: "the daemon refused: \(text)")
        }
        return answer
    }

    private static func answers(_ path: String) -> Bool {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return false }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
            }
        }
    }
}
