import ArgumentParser
import Files
import Flow
import Glibc
import House
import Logging
import Model
import Store

/// What every verb that needs the settings takes.
struct SettingsOptions: ParsableArguments {
    @Option(help: "The settings file; else ./gatehouse.yaml or /etc/gatehouse/gatehouse.yaml.")
    var config: String?

    @Option(name: .customLong("data-dir"), help: "The folder of the ledger.")
    var dataDirectory: String?

    @Option(name: .customLong("queue-dir"), help: "The folder of the queue.")
    var queueDirectory: String?

    func settings(_ more: [Setting: String] = [:]) throws -> Settings {
        var flags = more
        if let dataDirectory { flags[.data] = dataDirectory }
        if let queueDirectory { flags[.queue] = queueDirectory }
        return try Settings(
            file: config, flags: flags, environment: Self.environment, on: .real)
    }

    /// The variables of ours that are set.
    private static var environment: [String: String] {
        Setting.allCases.reduce(into: [:]) { found, setting in
            if let value = getenv(setting.environmentName) {
                found[setting.environmentName] = String(cString: value)
            }
        }
    }
}

/// The ledger as a verb reads it, beside a daemon or without one.
struct LedgerAccess {
    let settings: Settings
    let loading: Loading

    init(_ options: SettingsOptions) throws {
        settings = try options.settings()
        loading = Loading(settings, on: .real)
    }

    /// Opens the ledger to be read. A daemon may be running.
    func open() throws -> Ledger {
        let path = "\(settings[.data].text)/ledger.sqlite"
        guard access(path, F_OK) == 0 else {
            throw Mistake(.files, "data: \(path): there is no ledger; start gatehouse serve first")
        }
        let vault = try loading.vault()
        do {
            return try Ledger(
                at: path, vault: vault, options: Ledger.Options(clock: Clock.system.now))
        } catch {
            throw Mistake(.files, "data: \(path): \(error)")
        }
    }

    /// The stages as the files stand now.
    func stages() throws -> Stages {
        try loading.stages(on: Clock.system.now().day)
    }

    /// The daemon's console; nil where no daemon runs.
    var daemon: Daemon? {
        Daemon(socket: "\(settings[.data].text)/console.sock")
    }
}

/// Who is at the keyboard, for the audit log.
var operatorName: String {
    guard let entry = getpwuid(getuid()) else { return "uid-\(getuid())" }
    return String(cString: entry.pointee.pw_name)
}
