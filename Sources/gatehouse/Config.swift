import ArgumentParser
import House
import Spelling

/// Shows the settings and where each came from.
struct ConfigCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Show each setting, its value and where it came from.")

    @OptionGroup var options: SettingsOptions

    @Flag(help: "One JSON document.")
    var json = false

    func run() async throws {
        try await ending {
            let settings = try options.settings()
            var report = ConfigReport()
            report.settings = Setting.allCases.map { setting in
                var line = ConfigReport.Line()
                line.name = setting.rawValue
                line.value = settings[setting].text
                line.origin = settings[setting].origin
                line.meaning = setting.meaning
                return line
            }
            guard !json else {
                Terminal.say(report)
                return
            }
            for line in report.settings {
                Terminal.say(
                    "\(line.name): \(line.value)\n    from \(line.origin); \(line.meaning)")
            }
        }
    }
}

/// The answer of `gatehouse config`.
struct ConfigReport: Spelled {
    var schema = "gatehouse/config/1"
    var settings: [Line] = []

    mutating func spell(with speller: inout some Speller) {
        speller.leaf("schema", &schema)
        speller.records("settings", each: "setting", &settings)
    }

    struct Line: Spelled {
        var name = ""
        var value = ""
        var origin = ""
        var meaning = ""

        mutating func spell(with speller: inout some Speller) {
            speller.leaf("name", &name)
            speller.leaf("value", &value)
            speller.leaf("origin", &origin)
            speller.leaf("meaning", &meaning)
        }
    }
}
