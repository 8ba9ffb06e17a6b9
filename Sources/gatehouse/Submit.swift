import ArgumentParser
import AsyncHTTPClient
import Files
import Flow
import House
import Model
import NIOCore
import NIOHTTP1
import NIOSSL
import Spelling

/// Sends messages as a partner would.
struct SubmitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit",
        abstract: "Send messages over HTTPS with a partner's certificate.",
        discussion: """
            Exit status 0: all were taken; 1: some were rejected; 69: the server does not answer;
            75: it asks to try again later.

              gatehouse submit message.xml --url https://localhost:8443 \\
                --certificate hatch-police.pem --key hatch-police.key --authority authority.pem
            """)

    @Argument(help: "The messages.", completion: .file())
    var files: [String]

    @Option(help: "Where the web door is.")
    var url = "https://localhost:8443"

    @Option(help: "The partner's certificate, PEM.", completion: .file())
    var certificate: String

    @Option(help: "The partner's private key, PEM.", completion: .file())
    var key: String

    @Option(help: "The authority that signed the server's certificate, PEM.", completion: .file())
    var authority: String

    @Flag(name: [.customShort("n"), .customLong("dry-run")], help: "Check only, send nothing.")
    var dryRun = false

    @Flag(help: "Print the receipts as they came.")
    var json = false

    func run() async throws {
        guard !dryRun else {
            var check = ValidateCommand()
            check.files = files
            check.json = json
            try await check.run()
            return
        }
        try await ending {
            let client = try client()
            var worst = ExitStatus.done
            do {
                for file in files { worst = max(worst, try await send(file, with: client)) }
            } catch {
                try await client.shutdown()
                throw error
            }
            try await client.shutdown()
            if worst != ExitStatus.done { throw ExitCode(worst) }
        }
    }

    private func client() throws -> HTTPClient {
        var tls = TLSConfiguration.makeClientConfiguration()
        do {
            tls.certificateChain = try NIOSSLCertificate.fromPEMBytes(read(certificate)).map {
                .certificate($0)
            }
            tls.privateKey = .privateKey(try NIOSSLPrivateKey(bytes: read(key), format: .pem))
            tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(read(authority)))
        } catch let error as NIOSSLError {
            throw Mistake(.configuration, "certificate, key or authority: \(error)")
        }
        return HTTPClient(configuration: HTTPClient.Configuration(tlsConfiguration: tls))
    }

    private func read(_ name: String) throws -> [UInt8] {
        guard let path = Path(name) else { throw ValidationError("a file name is expected") }
        do {
            return try Disk.real.bytes(of: path, limitBytes: 1_048_576)
        } catch {
            Terminal.note("error: \(name): \(error)")
            throw ExitCode(ExitStatus.missingFile)
        }
    }

    private func send(_ file: String, with client: HTTPClient) async throws -> Int32 {
        let message = try MessageFile(file)
        var request = HTTPClientRequest(url: url + "/v1/notifications")
        request.method = .POST
        request.headers.add(name: "content-type", value: message.spelling.mediaType)
        request.headers.add(name: "accept", value: "application/json")
        request.body = .bytes(message.bytes)
        let response: HTTPClientResponse
        let body: ByteBuffer
        do {
            response = try await client.execute(request, timeout: .seconds(30))
            body = try await response.body.collect(upTo: 1_048_576)
        } catch {
            throw Unreachable(description: "\(url): \(error)")
        }
        let text = String(decoding: body.readableBytesView, as: UTF8.self)
        Terminal.say(json ? text : "\(file): \(response.status.code) \(text)")
        switch response.status.code {
        case 200..<300: return ExitStatus.done
        case 429, 503: return ExitStatus.later
        case 401, 403: return ExitStatus.notAllowed
        default: return ExitStatus.no
        }
    }
}
