import Files
import Glibc
import NIOSSL
import TestKit

/// An authority of the tests' own, with a certificate for everybody who calls; made once for the
/// process by the script that makes them for the demonstration.
package struct Authority: Sendable {
    /// A certificate and its key, as PEM.
    package struct Identity: Sendable {
        package let chain: [UInt8]
        package let key: [UInt8]
    }

    /// Who calls.
    package enum Name: String, Sendable, CaseIterable {
        case server = "server"
        case police = "hatch-police"
        case health = "northside-health"
        case school = "mill-lane-school"
        /// Signed by the authority, and no partner.
        case stranger = "stranger"
        /// The police's, over since a year ago.
        case expired = "expired"
        /// The police's, from next year on.
        case early = "early"
        /// The police's, by another authority of the same name.
        case forged = "other/hatch-police"
    }

    /// The authority's own certificate, as PEM.
    package let root: [UInt8]
    /// The certificate of the other authority of the same name, as PEM.
    package let forgedRoot: [UInt8]
    private let identities: [Name: Identity]

    /// The authority of this process.
    package static func made() throws -> Authority { try once.get() }

    private static let once = Result { try Authority() }

    private init() throws {
        let folder = try TemporaryFolder()
        try Self.run([
            "bash", "-c", Self.script, "bash", Deployed.path("deploy/demo/certificates"),
            folder.text(""),
        ])
        root = try Self.bytes("authority.pem", in: folder)
        forgedRoot = try Self.bytes("other/authority.pem", in: folder)
        var identities: [Name: Identity] = [:]
        for name in Name.allCases {
            identities[name] = Identity(
                chain: try Self.bytes("\(name.rawValue).pem", in: folder),
                key: try Self.bytes("\(name.rawValue).key", in: folder))
        }
        self.identities = identities
    }

    package func identity(_ name: Name) throws -> Identity {
        guard let identity = identities[name] else { throw Missing(what: name.rawValue) }
        return identity
    }

    /// What a caller with this certificate, or with none, needs for TLS.
    func context(for name: Name?) throws -> NIOSSLContext {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(root))
        if let name {
            let identity = try identity(name)
            configuration.certificateChain = try NIOSSLCertificate.fromPEMBytes(identity.chain)
                .map { .certificate($0) }
            configuration.privateKey = .privateKey(
                try NIOSSLPrivateKey(bytes: identity.key, format: .pem))
        }
        return try NIOSSLContext(configuration: configuration)
    }

    private static let script = #"""
        set -euo pipefail
        "$1" "$2/other" hatch-police
        "$1" "$2" hatch-police northside-health mill-lane-school stranger
        cd "$2"
        : >index.txt
        cat >dated.cnf <<'END'
        [ca]
        default_ca = dated
        [dated]
        database = index.txt
        rand_serial = yes
        new_certs_dir = .
        certificate = authority.pem
        private_key = authority.key
        default_md = sha256
        policy = any
        x509_extensions = partner
        [any]
        commonName = supplied
        [partner]
        subjectAltName = URI:urn:gatehouse:partner:hatch-police
        extendedKeyUsage = clientAuth
        END
        dated() {
            openssl ecparam -name prime256v1 -genkey -noout -out "$1.key"
            openssl req -new -key "$1.key" -subj "/CN=$1" -out "$1.csr"
            openssl ca -batch -config dated.cnf -notext -in "$1.csr" -out "$1.pem" \
                -startdate "$2" -enddate "$3" 2>>dated.log
        }
        year=$(date +%Y)
        dated expired "$((year - 2))0101000000Z" "$((year - 1))0101000000Z"
        dated early "$((year + 1))0201000000Z" "$((year + 2))0201000000Z"
        """#

    private static func bytes(_ name: String, in folder: TemporaryFolder) throws -> [UInt8] {
        guard let path = Path(folder.text(name)) else { throw Missing(what: name) }
        return try Disk.real.bytes(of: path)
    }

    private static func run(_ words: [String]) throws {
        var child = pid_t()
        let arguments = words.map { strdup($0) } + [nil]
        let environment = [strdup("PATH=/usr/bin:/bin"), nil]
        defer { for word in arguments + environment { free(word) } }
        guard posix_spawn(&child, "/bin/bash", nil, nil, arguments, environment) == 0 else {
            throw Missing(what: "bash")
        }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        guard status == 0 else { throw Missing(what: "a certificate (openssl)") }
    }
}
