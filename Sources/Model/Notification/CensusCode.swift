package import Spelling

/// A code list of the children in need census.
package protocol CensusList: Sendable {
    /// The name under which it is published.
    static var name: String { get }
    static var codes: [CensusEntry] { get }
}

extension CensusList {
    /// The title of a code; the code itself where the list does not have it.
    package static func title(of code: String) -> String {
        codes.first { $0.code == code }?.title ?? code
    }
}

/// One code of a census list.
package struct CensusEntry: Hashable, Sendable {
    package let code: String
    package let title: String
    /// The codes that took its place; nil where it is in use. A retired code is read all the same.
    package let successors: [String]?

    init(_ code: String, _ title: String, retiredFor successors: [String]? = nil) {
        self.code = code
        self.title = title
        self.successors = successors
    }
}

/// A code of a census list, as the list spells it; case is folded in ASCII only.
package struct CensusCode<List: CensusList>: Readable {
    package let entry: CensusEntry

    package init?(reading text: String) {
        let text = text.trimmed
        guard let entry = List.codes.first(where: { text.equalsFoldingCase($0.code) })
        else { return nil }
        self.entry = entry
    }

    package var code: String { entry.code }
    package var title: String { entry.title }

    package static var warning: Warning.Code { .unknownCode }

    package static var expectation: String {
        let used = List.codes.filter { $0.successors == nil }.map(\.code)
        let listed = used.prefix(12).joined(separator: ", ")
        let more = used.count > 12 ? ", …" : ""
        return "one of: \(listed)\(more) (see the code list \(List.name))"
    }

    package var shortfall: Misreading? {
        guard let successors = entry.successors else { return nil }
        let instead =
            successors.isEmpty ? "a code in use" : successors.joined(separator: " or ")
        return Misreading(
            kind: Warning.Code.retiredCode.rawValue,
            expected: "\(instead): \(entry.code) is retired (see the code list \(List.name))")
    }
}

extension CensusCode: Hashable {}
