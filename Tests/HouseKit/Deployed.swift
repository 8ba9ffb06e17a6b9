import Access
import Files
package import Flow
import Formats
package import House
package import Model

/// What the house is delivered with, read from `deploy` as the program reads it.
package enum Deployed {
    /// The file or folder of `deploy`, and of the repository around it.
    package static func path(_ names: String...) -> String {
        // This file is Tests/HouseKit/Deployed.swift.
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        return (["/" + root] + names).joined(separator: "/")
    }

    package static let flags: [Setting: String] = [
        .partners: path("deploy/demo/partners.yaml"), .routes: path("deploy/routes.yaml"),
        .calendar: path("deploy/calendar.yaml"), .rules: path("deploy/rules"),
    ]

    /// The stages with the rules, routes and partners of the demonstration; read once.
    package static func stages() throws -> Stages { try read.get() }

    private static let read = Result {
        let settings = try Settings(file: nil, flags: flags, environment: [:], on: .real)
        return try Loading(settings, on: .real).stages(on: HandClock.morning.day)
    }

    /// One of the demonstration's partners.
    package static func partner(_ id: String = "hatch-police") throws -> Partner {
        guard let partner = try stages().partners.partners.first(where: { $0.id.text == id })
        else { throw Missing(what: id) }
        return partner
    }

    /// The bytes of a file of the repository.
    package static func bytes(_ name: String) throws -> [UInt8] {
        guard let path = Path(path(name)) else { throw Missing(what: name) }
        return try Disk.real.bytes(of: path, limitBytes: 1 << 24)
    }

    /// The files of a folder of the repository, in order of their names; more than none.
    package static func names(in folder: String) throws -> [String] {
        guard let path = Path(path(folder)) else { throw Missing(what: folder) }
        let names = try Disk.real.list(path, .max).compactMap(\.text).sorted()
        guard !names.isEmpty else { throw Missing(what: "files in \(folder)") }
        return names
    }
}

/// That something a test stands on is not there.
package struct Missing: Error, CustomStringConvertible {
    package let what: String

    package init(what: String) {
        self.what = what
    }

    package var description: String { "\(what) is missing" }
}
