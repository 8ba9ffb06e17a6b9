import HouseKit
import Model
import TestKit
import Testing

@testable import Formats

@Suite struct DangerScanTests {
    @Test(arguments: [
        "he had a knife", "KNIFE", "<a>strangled", "&#107;nife", "&#x6B;&#x6e;ife", "k\\u006eife",
        "\"\\u0066racture\"", "she is bleeding", "rang 999", "an overdose",
    ])
    func `danger is named, whatever the spelling`(text: String) {
        #expect(DangerScan(Array(text.utf8)).namesDanger)
    }

    @Test(arguments: [
        "", "stole a packet of cards", "&#;", "&#99999999;", "\\u12", "&unknown;", "\\uD83D",
        "Stockton", "begun", "a change of school",
    ])
    func `nothing is named where no word begins so`(text: String) {
        #expect(!DangerScan(Array(text.utf8)).namesDanger)
    }

    @Test(arguments: [true, false], [true, false])
    func `UTF-16 is read in both orders, with and without its mark`(isLittle: Bool, isMarked: Bool)
    {
        let units = (isMarked ? "\u{FEFF}" : "") + "<a>a knife"
        let bytes = units.utf16.flatMap { unit in
            let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
            return isLittle ? pair : pair.reversed()
        }
        #expect(DangerScan(bytes).namesDanger)
    }

    @Test(arguments: [
        "<messageId>HP-1</messageId>", "<n:messageId> HP-1\n</n:messageId>",
        "{\"header\": {\"messageId\": \"HP-1\", ", "{\"messageId\":\"HP-1",
    ])
    func `the message's own id is found where one would stand`(text: String) {
        #expect(DangerScan(Array(text.utf8)).messageId == "HP-1")
    }

    @Test(arguments: ["", "messageId", "<messageId></messageId>", "messageI"])
    func `no id is made up`(text: String) {
        #expect(DangerScan(Array(text.utf8)).messageId == nil)
    }

    @Test func `an id that is too long is none`() {
        let text = "<messageId>" + String(repeating: "x", count: DangerScan.idLimit + 1) + "<"
        #expect(DangerScan(Array(text.utf8)).messageId == nil)
    }

    @Test func `20,000 random texts bring nothing down`() {
        var random = SeededRandom(seed: 1)
        let pieces = HostileText.pieces + HostileText.outsideXML + ["&#x", "\\u", "messageId", "&"]
        var dangers = 0
        for round in 0..<20_000 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 0...12, using: &random) {
                if round.isMultiple(of: 2) {
                    bytes += HostileText.text(&random, from: pieces).utf8
                } else {
                    bytes.append(UInt8.random(in: .min ... .max, using: &random))
                }
            }
            if round.isMultiple(of: 100) { bytes += "knife".utf8 }
            if DangerScan(bytes).namesDanger { dangers += 1 }
        }
        #expect(dangers > 0)
    }
}
