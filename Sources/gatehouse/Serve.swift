import ArgumentParser
import Files
import Flow
import Glibc
import House
import Logging
import Model
import Triage

/// Runs the daemon.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Run the gateway.",
        discussion: """
            Standard output tells the addresses when all doors are open; standard error is the log,
            one line of JSON for each event. SIGHUP reloads partners, rules, routes and
            certificates; SIGTERM ends what is in hand and stops.

              gatehouse serve --config deploy/gatehouse.yaml
            """)

    @OptionGroup var options: SettingsOptions

    @Option(help: "Address and port of the web door; port 0 takes a free one.")
    var listen: String?

    @Option(help: "Address and port of /health, /ready and /metrics.")
    var operations: String?

    @Flag(help: "Read and check everything that a start needs, then stop.")
    var check = false

    func run() async throws {
        try await serve(probe: .none)
    }

    /// - Parameter probe: Where a kill run stands beside the machine; the program has none.
    func serve(probe: Probe) async throws {
        // What is made without a mode of its own (the ledger's files) is ours alone.
        umask(0o077)
        try await ending {
            var flags: [Setting: String] = [:]
            flags[.listen] = listen
            flags[.operations] = operations
            let settings = try options.settings(flags)
            guard let level = Logger.Level(rawValue: settings[.logLevel].text) else {
                throw Mistake(
                    .configuration, "logLevel: \(Setting.logLevel.meaning) is expected")
            }
            if check {
                let loading = Loading(settings, on: .real)
                let stages = try loading.stages(on: Clock.system.now().day)
                Terminal.say("ready to start: policy \(stages.decider.policy.name)")
                return
            }
            let logger = Logger(label: "gatehouse") { _ in LogLine(level: level) }
            let wiring = try Wiring(settings, on: .real, logger: logger, probe: probe)
            let web = try settings.address(.listen)
            try await wiring.run { doors in
                Terminal.say(
                    "web door   https://\(web.host):\(doors.webPort ?? 0)/v1/notifications")
                Terminal.say("operations http://127.0.0.1:\(doors.operationsPort ?? 0)/metrics")
                Terminal.say("folders    \(settings[.drop].text)")
                Terminal.say("queue      \(settings[.queue].text)")
            }
        }
    }
}
