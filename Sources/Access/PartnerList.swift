package import Model
import Yams

/// The partners, as `partners.yaml` lists them.
package struct PartnerList: Sendable {
    /// Why a partners file is not one.
    package struct Mistake: Error, Sendable, Equatable, CustomStringConvertible {
        package let description: String
    }

    /// In the order of the file.
    package let partners: [Partner]
    private let byID: [Partner.ID: Partner]
    private let byName: [String: Partner.ID]

    package init(_ partners: [Partner]) throws(Mistake) {
        var byID: [Partner.ID: Partner] = [:]
        var byName: [String: Partner.ID] = [:]
        for partner in partners {
            guard byID.updateValue(partner, forKey: partner.id) == nil else {
                throw Mistake(description: "partners: \(partner.id) is listed twice")
            }
            for name in partner.certificateNames {
                if let other = byName.updateValue(partner.id, forKey: name), other != partner.id {
                    throw Mistake(
                        description: "partners: \(partner.id) and \(other) have one certificate "
                            + "name; a certificate belongs to one partner")
                }
            }
        }
        self.partners = partners
        self.byID = byID
        self.byName = byName
    }

    package init(yaml: String) throws(Mistake) {
        let file: File
        do {
            file = try YAMLDecoder().decode(File.self, from: yaml)
        } catch {
            throw Mistake(description: "partners: \(error)")
        }
        try self.init(try file.partners.map { line throws(Mistake) in try Self.partner(line) })
    }

    package subscript(_ id: Partner.ID) -> Partner? { byID[id] }

    /// The partner to whom one of these names of a certificate belongs.
    package func partner(certificateNames: [String]) -> Partner? {
        certificateNames.lazy.compactMap { byName[$0] }.first.flatMap { byID[$0] }
    }

    private struct File: Decodable {
        struct Line: Decodable {
            let id: String
            let name: String
            let kind: String
            let certificateNames: [String]?
            let organisationCodes: [String]?
            let messageTypes: [String]?
            let paused: Bool?
            let test: Bool?
            let unfinishedLimit: Int?
        }

        let partners: [Line]
    }

    private static func partner(_ line: File.Line) throws(Mistake) -> Partner {
        guard let id = Partner.ID(line.id) else {
            throw Mistake(
                description: "partners: \(line.id): an id is a-z, 0-9 and -, at most 40 characters")
        }
        guard let kind = Partner.Kind(rawValue: line.kind) else {
            throw Mistake(
                description: "partners: \(line.id): kind is \(Partner.Kind.expectation)")
        }
        let types = try (line.messageTypes ?? []).map { type throws(Mistake) in
            guard let type = MessageType(rawValue: type) else {
                throw Mistake(
                    description: "partners: \(line.id): no message type is called \(type)")
            }
            return type
        }
        return Partner(
            id: id, name: line.name, kind: kind, certificateNames: line.certificateNames ?? [],
            organisationCodes: line.organisationCodes ?? [], messageTypes: types,
            isPaused: line.paused ?? false, isTest: line.test ?? false,
            unfinishedLimit: line.unfinishedLimit ?? 100_000)
    }
}
