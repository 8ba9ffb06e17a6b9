import Glibc
import HouseKit
import Testing

/// A port of this machine that hears whether anybody connects to it.
final class Ear: Sendable {
    let port: Int
    private let socket: Int32

    init() throws {
        let socket = Glibc.socket(
            AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue),
            0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isOpen = withUnsafeMutablePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(socket, address, size) == 0 && listen(socket, 16) == 0
                    && getsockname(socket, address, &size) == 0
            }
        }
        self.socket = socket
        guard isOpen else { throw Missing(what: "a port to listen at") }
        port = Int(UInt16(bigEndian: address.sin_port))
    }

    deinit {
        close(socket)
    }

    /// How many have connected since it was asked last: the kernel keeps them in a queue.
    private var connections: Int {
        var count = 0
        while case let connection = accept(socket, nil, nil), connection >= 0 {
            close(connection)
            count += 1
        }
        return count
    }

    /// Nobody has connected; and would have been heard.
    func hasHeardNobody(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        #expect(connections == 0, sourceLocation: sourceLocation)
        _ = try await Caller.connectPlainly(to: port)
        #expect(connections == 1, sourceLocation: sourceLocation)
    }
}
