import NIOCore
import NIOSSL
import Synchronization

/// The certificates and keys of a listener. They can be replaced while it runs: connections made
/// from then on use the new ones.
package final class Credentials: Sendable {
    /// What a credential is wrong in.
    package struct Mistake: Error, Sendable, CustomStringConvertible {
        package let description: String
    }

    /// The text of the files, as PEM.
    package struct Files: Sendable {
        /// The listener's own certificate, then those that lead to its authority.
        package var chain: [UInt8]
        package var key: [UInt8]
        /// The authorities whose client certificates are accepted.
        package var authorities: [UInt8]

        package init(chain: [UInt8], key: [UInt8], authorities: [UInt8]) {
            self.chain = chain
            self.key = key
            self.authorities = authorities
        }
    }

    private let context: Mutex<NIOSSLContext>

    package init(_ files: Files) throws(Mistake) {
        context = Mutex(try Self.context(files))
    }

    package func replace(with files: Files) throws(Mistake) {
        let new = try Self.context(files)
        context.withLock { $0 = new }
    }

    var current: NIOSSLContext { context.withLock { $0 } }

    private static func context(_ files: Files) throws(Mistake) -> NIOSSLContext {
        do {
            let chain = try NIOSSLCertificate.fromPEMBytes(files.chain)
            let key = try NIOSSLPrivateKey(bytes: files.key, format: .pem)
            let authorities = try NIOSSLCertificate.fromPEMBytes(files.authorities)
            guard !chain.isEmpty else { throw Mistake(description: "the chain is empty") }
            guard !authorities.isEmpty else {
                throw Mistake(description: "there is no authority for client certificates")
            }
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
            configuration.minimumTLSVersion = .tlsv12
            // How long the other side may take to agree that the connection ends.
            configuration.shutdownTimeout = .seconds(1)
            configuration.trustRoots = .certificates(authorities)
            // A server has no name to expect of its clients: chain, dates and usage are checked.
            configuration.certificateVerification = .noHostnameVerification
            return try NIOSSLContext(configuration: configuration)
        } catch let mistake as Mistake {
            throw mistake
        } catch {
            throw Mistake(description: "certificate or key: \(error)")
        }
    }
}
