import Files
import Flow
import HouseKit
import House
import Model
import Triage

/// The deployment's own routes, calendar and rules, as the program loads them.
struct Deployment {
    let stages: Stages
    /// The files of the policy, and the calendar, for policies that differ in one place.
    let name: String
    let files: [(name: String, bytes: [UInt8])]
    let calendar: WorkingDays

    private static let rules = "deploy/rules"

    /// - Parameter date: The policy's; the newest where none is given, be it in force yet or not.
    init(policy date: String?) throws {
        let names = try Deployed.names(in: Self.rules)
        let days = names.compactMap { PartialDate(reading: $0)?.day }
        guard let day = date.map({ PartialDate(reading: $0)?.day }) ?? days.max(),
            days.contains(day)
        else { throw Missing(what: "a policy of this date in \(Self.rules)") }
        let settings = try Settings(
            file: nil, flags: Deployed.flags, environment: [:], on: .real)
        stages = try Loading(settings, on: .real).stages(on: day)
        name = day.text
        files = try Deployed.names(in: "\(Self.rules)/\(day.text)").map {
            ($0, try Deployed.bytes("\(Self.rules)/\(day.text)/\($0)"))
        }
        calendar = try WorkingDays(yaml: Deployed.bytes("deploy/calendar.yaml"))
    }

    /// The policy with some files of its own.
    func policy(with files: [(name: String, bytes: [UInt8])]) throws(PolicyError) -> Policy {
        try Policy(name: name, digest: "varied", files: files, calendar: calendar)
    }
}
