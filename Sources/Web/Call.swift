import HTTPTypes
import HummingbirdCore
import NIOCore
package import Seals

/// One request.
package struct Call: Sendable {
    /// Nil on a listener that asks for no certificate.
    package let peer: Peer?
    /// `GET`, `POST`, …
    package let method: String
    /// The path without the query, as sent.
    package let path: String
    private let request: Request

    init(_ request: Request, peer: Peer?) {
        self.request = request
        self.peer = peer
        self.method = request.method.rawValue
        self.path = request.uri.path
    }

    /// A header's value by its name in lower case; the first where there are several.
    package func header(_ name: String) -> String? {
        HTTPField.Name(name).flatMap { request.headers[$0] }
    }

    /// A parameter of the query, decoded.
    package func parameter(_ name: String) -> String? {
        request.uri.queryParameters[name[...]].map(String.init)
    }

    /// Whether the caller says that a body follows.
    package var announcesBody: Bool {
        request.headers[.contentLength] != nil || request.headers[.transferEncoding] != nil
    }

    /// Reads the body, keeping no more than a limit of it.
    ///
    /// - Parameters:
    ///   - limit: Bytes of a body that is taken whole.
    ///   - kept: Bytes that are kept of one over the limit.
    ///   - ceiling: Bytes after which nothing more is read.
    /// - Throws: When the connection ends before the body does.
    package func body(limit: Int, kept: Int, ceiling: Int) async throws -> Body {
        var bytes: [UInt8] = []
        var size = 0
        var stream = DigestStream()
        if let announced = request.headers[.contentLength].flatMap({ Int($0) }) {
            bytes.reserveCapacity(min(announced, limit))
        }
        for try await buffer in request.body {
            let view = Array(buffer.readableBytesView)
            stream.update(view.span)
            if size <= limit { bytes += view }
            size += view.count
            if size > ceiling { break }
        }
        let digest = stream.finish()
        return Body(
            bytes: size <= limit ? bytes : Array(bytes.prefix(kept)), size: size, digest: digest)
    }
}

/// What was sent as a body.
package struct Body: Sendable {
    /// The whole body, or the beginning of one over the limit.
    package let bytes: [UInt8]
    /// Its size, as far as it was read, and the digest of that.
    package let size: Int
    package let digest: Digest
}

/// An answer to a call.
package struct Reply: Sendable {
    package var status: Int
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]

    package init(status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    var response: Response {
        var fields = HTTPFields()
        for (name, value) in headers {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        return Response(
            status: HTTPResponse.Status(code: status), headers: fields,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }
}
