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
            if let fault = Fault(schema.validate(document.root).map(Fault.Finding.init)) {
                throw fault
            }
            return Notification(json: document.root)
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
    init(_ finding: JSON.Finding) {
        let position = finding.position
        let path = finding.pointer.withPlainKeys.description
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
            expected: finding.expected)
    }
}

extension Pointer {
    fileprivate var withPlainKeys: Pointer {
        Pointer(tokens: tokens.map { Int($0) == nil ? ShownName.shown($0) : $0 })
    }
}
