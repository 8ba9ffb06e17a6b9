import JSON
import Model
import Spelling

extension Format {
    /// `urn:gatehouse:notification:1` as JSON.
    static func gatehouseJSON() throws -> Format {
        let text = try JSON.Document(
            parsing: PublishedFile.notificationJSON.bytes, within: .ownFile)
        let schema = try JSON.Schema(compiling: text)
        return Format(name: "notification-1.json", spelling: .json) { bytes throws(Fault) in
            let document: JSON.Document
            do throws(JSONError) {
                document = try JSON.Document(parsing: bytes, within: .message)
            } catch {
                throw Fault(error)
            }
            let root = document.root
            if let fault = Fault(schema.validate(root).map { Fault.Finding($0, in: root) }) {
                throw fault
            }
            return Content(Notification(json: root)) { root.place(ofRead: $0) }
        }
    }
}

extension Fault {
    init(_ error: JSONError) {
        let code: Fault.Code =
            switch error.code {
            case .empty: .empty
            case .encoding, .byteOrderMark, .loneSurrogate: .encoding
            case .malformed, .trailing: .malformed
            case .duplicateKey: .forbiddenConstruct
            case .tooLarge: .tooLarge
            case .tooDeep: .tooDeep
            case .numberOutOfRange, .tooManyKeys, .tooManyMembers, .stringTooLong: .tooComplex
            }
        self.init(
            code, at: Place(line: error.line, column: error.column), expected: error.expected)
    }
}

extension Fault.Finding {
    init(_ finding: JSON.Finding, in root: JSON.Value) {
        let position = finding.position
        let path = root.shown(finding.pointer)
        let code: Fault.Code =
            switch finding.kind {
            case .tooCostly: .tooComplex
            // Not an object at all.
            case .wrongKind where path.isEmpty: .wrongKind
            default: .structure
            }
        self.init(
            code,
            at: Place(line: position.line, column: position.column, path: path),
            expected: finding.expected + Self.hint(for: finding))
    }

    private static func hint(for finding: JSON.Finding) -> String {
        guard finding.kind == .unexpectedMember, let key = finding.pointer.tokens.last,
            let meant = ShownName.meant(by: key)
        else { return "" }
        return meant == key
            ? "; \(meant) has its place elsewhere" : "; was \(meant) meant?"
    }
}

extension JSON.Value {
    /// A path as it is told: keys as ``ShownName`` has them, places in lists as they are.
    fileprivate func shown(_ pointer: Pointer) -> String {
        walk(pointer) { value, token in
            value?.kind == .array ? token : ShownName.shown(token)
        }
    }

    /// The path to what was read at a path. In JSON `null` means absent, so what follows it in a list
    /// was read at an earlier place than it stands.
    fileprivate func place(ofRead path: String) -> String {
        guard let pointer = Pointer(parsing: path) else { return path }
        return walk(pointer) { value, token in
            guard let value, value.kind == .array, let place = Int(token) else { return token }
            let present = value.elements.enumerated().filter { $0.element.kind != .null }
            return present.dropFirst(place).first.map { String($0.offset) } ?? token
        }
    }

    /// A path of which each token is put in other words, by the value in which it is looked up.
    private func walk(_ pointer: Pointer, _ told: (JSON.Value?, String) -> String) -> String {
        var value: JSON.Value? = self
        let tokens = pointer.tokens.map { token in
            let told = told(value, token)
            value = value.flatMap { Pointer(tokens: [told]).resolve(from: $0) }
            return told
        }
        return Pointer(tokens: tokens).description
    }
}
