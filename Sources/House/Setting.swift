/// One thing that a deployment sets.
package enum Setting: String, CaseIterable, Sendable {
    case listen, operations, data, queue, drop, key
    case certificate, certificateKey, authorities
    case partners, routes, calendar, rules
    case hubTelephone, unfinishedLimit, threads, logLevel, demonstrationClock

    /// What holds where nothing is set; nil where something must be.
    package var defaultText: String? {
        switch self {
        case .listen: "0.0.0.0:8443"
        case .operations: "127.0.0.1:9100"
        case .data: "/var/lib/gatehouse"
        case .queue: "/var/spool/gatehouse/queue"
        case .drop: "/var/spool/gatehouse/drop"
        case .key: "/etc/gatehouse/ledger.key"
        case .certificate: "/etc/gatehouse/tls/gatehouse.pem"
        case .certificateKey: "/etc/gatehouse/tls/gatehouse.key"
        case .authorities: "/etc/gatehouse/tls/partners.pem"
        case .partners: "/etc/gatehouse/partners.yaml"
        case .routes: "/etc/gatehouse/routes.yaml"
        case .calendar: "/etc/gatehouse/calendar.yaml"
        case .rules: "/etc/gatehouse/rules"
        case .hubTelephone: ""
        case .unfinishedLimit: "200000"
        case .threads: "0"
        case .logLevel: "info"
        case .demonstrationClock: ""
        }
    }

    /// In one line, with the unit.
    package var meaning: String {
        switch self {
        case .listen: "address and port of the web door"
        case .operations: "address and port of /health, /ready and /metrics; keep it on loopback"
        case .data: "folder of the ledger, the crash note and the console's socket"
        case .queue: "folder of the outgoing queue"
        case .drop: "folder of the partners' drop folders"
        case .key: "file of the ledger's key: 32 bytes or 64 hexadecimal digits"
        case .certificate: "file of the web door's certificate chain, PEM"
        case .certificateKey: "file of the web door's private key, PEM"
        case .authorities: "file of the authorities that sign partners' certificates, PEM"
        case .partners: "file of the partners"
        case .routes: "file of the routes"
        case .calendar: "file of opening hours and bank holidays"
        case .rules: "folder of the policies, one folder for each effective date"
        case .hubTelephone: "the hub's telephone number, told in every receipt"
        case .unfinishedLimit: "deliveries that may be unfinished before the doors wait"
        case .threads: "threads that carry deliveries; 0 for one for each processor"
        case .logLevel: "trace, debug, info, notice, warning, error or critical"
        case .demonstrationClock: "demonstrations only: the time at which the clock starts"
        }
    }

    /// The name in the environment: `GATEHOUSE_CERTIFICATE_KEY`.
    package var environmentName: String {
        var name = "GATEHOUSE_"
        for character in rawValue {
            if character.isUppercase { name += "_" }
            name += character.uppercased()
        }
        return name
    }

    /// Whether the value names a file or folder.
    package var isPath: Bool {
        switch self {
        case .data, .queue, .drop, .key, .certificate, .certificateKey, .authorities, .partners,
            .routes, .calendar, .rules:
            true
        case .listen, .operations, .hubTelephone, .unfinishedLimit, .threads, .logLevel,
            .demonstrationClock:
            false
        }
    }
}
