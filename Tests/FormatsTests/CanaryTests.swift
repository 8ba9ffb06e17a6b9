import Flow
import HouseKit
import Model
import Spelling
import TestKit
import Testing

@testable import Formats

/// No fault and no warning tells anything of a message: each field holds a word of its own that is
/// then looked for in everything that is told.
@Suite struct CanaryTests {
    private static func notification() -> Notification {
        Filling.notification(
            .init(items: 1...2) { path, random in
                "Canary\(random.next())\(path.utf8.count)"
            }, seed: 7)
    }

    /// The texts of everything that is told of a message, by its fault or its warnings.
    private static func told(of bytes: [UInt8], _ spelling: Delivery.Spelling) throws -> String {
        do throws(Fault) {
            let reading = try catalogue().read(bytes, spelled: spelling)
            return WarningTexts(reading.warnings).json
        } catch {
            return FaultText(error).json
        }
    }

    private static func catalogue() throws(Fault) -> Catalogue {
        do {
            return try Catalogue()
        } catch {
            throw Fault(.wrongKind, expected: "schemas that are built in")
        }
    }

    @Test(arguments: [Delivery.Spelling.xml, .json])
    func `no warning tells a value of the message`(spelling: Delivery.Spelling) throws {
        let bytes = Self.notification().bytes(spelling)
        #expect(String(decoding: bytes, as: UTF8.self).contains("Canary"))
        let told = try Self.told(of: bytes, spelling)
        #expect(told.contains("field.unknown-code"))
        #expect(told.contains("field.bad-date"))
        #expect(!told.contains("Canary"))
    }

    @Test(arguments: [Delivery.Spelling.xml, .json])
    func `no fault tells a value, wherever the message breaks`(spelling: Delivery.Spelling) throws {
        let bytes = Self.notification().bytes(spelling)
        let pieces = ["\u{0}", "<", "}", "\"", "&x;", "\\u", "<shoe/>", "]]>", ",,"]
        var faults = 0
        for start in stride(from: 0, to: bytes.count, by: 211) {
            for piece in pieces {
                let broken = bytes[..<start] + Array(piece.utf8) + bytes[start...]
                let told = try Self.told(of: Array(broken), spelling)
                faults += told.contains("\"findings\"") ? 1 : 0
                #expect(!told.contains("Canary"), "\(piece) at \(start)")
            }
            let told = try Self.told(of: Array(bytes[..<start]), spelling)
            #expect(!told.contains("Canary"), "cut at \(start)")
        }
        #expect(faults > 300)
    }
}
