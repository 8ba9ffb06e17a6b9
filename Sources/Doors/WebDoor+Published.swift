import Formats
import Pages
import Web

// What partners build against, served to whoever has a certificate.

extension WebDoor {
    /// The guide, a schema, a code list or an example.
    static func published(_ path: ArraySlice<Substring>, _ call: Call) throws(Problem) -> Reply {
        if path.elementsEqual(["guide"]) {
            try allow("GET", call)
            return Reply(
                status: 200, headers: [("content-type", "text/html; charset=utf-8")],
                body: GuidePage.html.utf8)
        }
        // Schemas lie at the top of the published folder, everything else in folders of it.
        let name = path.first == "schemas" ? path.dropFirst().joined() : path.joined(separator: "/")
        guard path.first == "schemas" ? path.count == 2 : path.first == "examples",
            let file = PublishedFile(name), let bytes = try? file.bytes
        else { throw Problem.notFound }
        try allow("GET", call)
        return Reply(status: 200, headers: [("content-type", file.mediaType)], body: bytes)
    }

    private static func allow(_ method: String, _ call: Call) throws(Problem) {
        guard call.method == method else { throw Problem.notAllowed(use: method) }
    }
}
