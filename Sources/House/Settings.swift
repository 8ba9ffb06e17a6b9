package import Files
import Model
import Yams

/// The value of each setting, and where it came from: flag, environment, file or default.
package struct Settings: Sendable {
    /// A value and its origin.
    package struct Value: Sendable, Equatable {
        package let text: String
        package let origin: String
    }

    private var values: [Setting: Value]

    /// Bytes of a settings file.
    static let limitBytes = 1_048_576

    /// - Parameters:
    ///   - file: The settings file; without one, `./gatehouse.yaml` or
    ///     `/etc/gatehouse/gatehouse.yaml`, the first that is there, or none.
    ///   - flags: What was given on the command line.
    ///   - environment: The process's environment.
    package init(
        file: String?, flags: [Setting: String], environment: [String: String], on disk: Disk
    ) throws(Mistake) {
        values = [:]
        for setting in Setting.allCases {
            if let text = setting.defaultText {
                values[setting] = Value(text: text, origin: "default")
            }
        }
        if let file = try Self.file(file, on: disk) { try take(file) }
        for setting in Setting.allCases {
            if let text = environment[setting.environmentName] {
                values[setting] = Value(text: text, origin: setting.environmentName)
            }
            if let text = flags[setting] { values[setting] = Value(text: text, origin: "flag") }
        }
    }

    package subscript(_ setting: Setting) -> Value {
        values[setting] ?? Value(text: "", origin: "not set")
    }

    /// A setting that names a file or folder.
    package func path(_ setting: Setting) throws(Mistake) -> Path {
        guard let path = Path(self[setting].text) else {
            throw Mistake(.configuration, "\(setting.rawValue): a path is expected")
        }
        return path
    }

    /// A setting that is a whole number.
    package func number(_ setting: Setting) throws(Mistake) -> Int {
        guard let number = Int(self[setting].text), number >= 0 else {
            throw Mistake(
                .configuration,
                "\(setting.rawValue) (\(self[setting].origin)): a whole number is expected")
        }
        return number
    }

    /// The hub's telephone number; nil where none is set.
    package func hubTelephone() throws(Mistake) -> String? {
        let text = self[.hubTelephone].text.trimmed
        guard !text.isEmpty else { return nil }
        let signs = Set("0123456789 +()-".utf8)
        guard text.utf8.count <= Self.telephoneLimit, text.utf8.allSatisfy(signs.contains) else {
            throw Mistake(
                .configuration,
                "\(Setting.hubTelephone.rawValue): a telephone number is expected, such as "
                    + "01632 960100")
        }
        return text
    }

    /// Characters of a telephone number.
    static let telephoneLimit = 30

    /// A setting that is `host:port`.
    package func address(_ setting: Setting) throws(Mistake) -> (host: String, port: Int) {
        let text = self[setting].text
        guard let colon = text.lastIndex(of: ":"),
            let port = Int(text[text.index(after: colon)...]), (0...65_535).contains(port),
            colon > text.startIndex
        else {
            throw Mistake(
                .configuration,
                "\(setting.rawValue) (\(self[setting].origin)): host:port is expected, such as "
                    + (setting.defaultText ?? "127.0.0.1:0"))
        }
        return (String(text[..<colon]), port)
    }

    /// Where health and metrics are told: on this machine alone, since nobody is asked there who
    /// they are.
    package func operationsAddress() throws(Mistake) -> (host: String, port: Int) {
        let address = try address(.operations)
        guard address.host.hasPrefix("127.") || ["localhost", "::1"].contains(address.host) else {
            throw Mistake(
                .configuration,
                "operations (\(self[.operations].origin)): an address of this machine alone is "
                    + "expected, such as 127.0.0.1:9100")
        }
        return address
    }

    private static func file(
        _ given: String?, on disk: Disk
    ) throws(Mistake) -> (name: String, text: String)? {
        let candidates = given.map { [$0] } ?? ["gatehouse.yaml", "/etc/gatehouse/gatehouse.yaml"]
        for name in candidates {
            guard let path = Path(name) else { continue }
            do {
                return (name, try disk.text(of: path, limitBytes: limitBytes))
            } catch {
                guard error.kind == .missing, given == nil else {
                    throw Mistake(.files, "\(name): \(error)")
                }
            }
        }
        return nil
    }

    /// Takes the values of a file. Paths in it are seen from the file's folder.
    private mutating func take(_ file: (name: String, text: String)) throws(Mistake) {
        let loaded: [String: String]
        do {
            let node = try Yams.compose(yaml: file.text)
            loaded = try Self.scalars(node, file.name)
        } catch let mistake as Mistake {
            throw mistake
        } catch {
            throw Mistake(.configuration, "\(file.name): \(error)")
        }
        for (name, text) in loaded.sorted(by: { $0.key < $1.key }) {
            guard let setting = Setting(rawValue: name) else {
                throw Mistake(
                    .configuration,
                    "\(file.name): \(name) is no setting; `gatehouse config` lists them")
            }
            let isRelative = setting.isPath && !text.hasPrefix("/")
            let folder = file.name.lastIndex(of: "/").map { String(file.name[...$0]) } ?? ""
            values[setting] = Value(text: isRelative ? folder + text : text, origin: file.name)
        }
    }

    private static func scalars(
        _ node: Node?, _ name: String
    ) throws(Mistake) -> [String: String] {
        guard let node else { return [:] }
        guard let mapping = node.mapping else {
            throw Mistake(
                .configuration, "\(name): lines of the form `setting: value` are expected")
        }
        var scalars: [String: String] = [:]
        for (key, value) in mapping {
            guard let key = key.string, let text = value.scalar?.string else {
                let line = value.mark?.line ?? 0
                throw Mistake(.configuration, "\(name): line \(line): one value is expected")
            }
            scalars[key] = text
        }
        return scalars
    }
}

extension Disk {
    /// Why a file of ours could not be read as text.
    package struct TextError: Error, CustomStringConvertible {
        package enum Kind: Sendable { case missing, other }

        package let kind: Kind
        package let description: String
    }

    /// A small file of ours as text.
    package func text(of path: Path, limitBytes: Int) throws(TextError) -> String {
        let bytes = try self.bytes(of: path, limitBytes: limitBytes)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw TextError(kind: .other, description: "it is not UTF-8")
        }
        return text
    }

    /// A small file of ours.
    package func bytes(of path: Path, limitBytes: Int) throws(TextError) -> [UInt8] {
        do {
            let file = try open(path, .reading)
            return try readWhole(file, limitBytes: limitBytes)
        } catch {
            throw TextError(
                kind: error.isMissing ? .missing : .other,
                description: error.isTooLarge ? "it is larger than \(limitBytes) bytes" : error.name
            )
        }
    }
}
