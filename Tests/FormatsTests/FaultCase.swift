import HouseKit
import Model

/// A message for which a fault must be told, in one spelling.
struct FaultCase: Sendable, CustomStringConvertible {
    let code: Fault.Code
    let spelling: Delivery.Spelling
    let bytes: [UInt8]
    let place: Place

    var description: String { "\(code.rawValue) \(spelling.rawValue)" }

    private init(
        _ code: Fault.Code, _ spelling: Delivery.Spelling, _ bytes: [UInt8],
        _ line: Int?, _ column: Int?, _ path: String?
    ) {
        self.code = code
        self.spelling = spelling
        self.bytes = bytes
        place = Place(line: line, column: column, path: path)
    }

    private static func xml(
        _ code: Fault.Code, _ text: String, line: Int? = nil, column: Int? = nil,
        path: String? = nil
    ) -> FaultCase {
        FaultCase(code, .xml, Array(text.utf8), line, column, path)
    }

    private static func json(
        _ code: Fault.Code, _ text: String, line: Int? = nil, column: Int? = nil,
        path: String? = nil
    ) -> FaultCase {
        FaultCase(code, .json, Array(text.utf8), line, column, path)
    }

    private static let open = "<notification xmlns=\"urn:gatehouse:notification:1\">\n"
    private static let header =
        "<header><messageId>m</messageId><messageType>t</messageType></header>\n"
    private static let jsonHeader = #"{"header": {"messageId": "m", "messageType": "t"}"#

    /// One for each code that reading can give, in each spelling.
    static let all: [FaultCase] = text + size + content

    private static let text: [FaultCase] = [
        .xml(.malformed, open + "<header>\n  <messageId>m</messageid>", line: 3, column: 27),
        .json(.malformed, "{\n  \"header\": {]", line: 2, column: 14),
        FaultCase(
            .encoding, .xml, Array((open + "<narrative>").utf8) + [0xFF, 0x3C], 2, 12, nil),
        FaultCase(.encoding, .json, Array("{\n\"a\": \"".utf8) + [0xFF, 0x22], 2, 7, nil),
        .xml(.empty, "", line: 1, column: 1), .json(.empty, " \n", line: 2, column: 1),
        .xml(
            .forbiddenConstruct, "<?xml version=\"1.0\"?>\n<!DOCTYPE notification><notification/>",
            line: 2, column: 1),
        .json(.forbiddenConstruct, "{\"header\": 1,\n \"header\": 2}", line: 2, column: 2),
    ]

    private static let size: [FaultCase] = [
        .xml(
            .tooLarge, open + String(repeating: " ", count: 2_097_152), line: 1, column: 1),
        .json(.tooLarge, String(repeating: " ", count: 2_097_153), line: 1, column: 1),
        .xml(.tooDeep, String(repeating: "<a>", count: 65), line: 1, column: 193),
        .json(.tooDeep, String(repeating: "[", count: 33), line: 1, column: 33),
        .xml(
            .tooComplex, "<a\n" + (0...100).map { "a\($0)=\"\"\n" }.joined() + "/>", line: 102,
            column: 1),
        .json(
            .tooComplex, "{" + (0...256).map { "\"k\($0)\": 0" }.joined(separator: ",\n") + "}",
            line: 257, column: 1),
    ]

    private static let content: [FaultCase] = [
        .xml(
            .structure,
            open + header + "<subjects><subject><shoe/></subject></subjects></notification>",
            line: 3, column: 20, path: "/notification/subjects/subject/shoe"),
        .json(
            .structure, jsonHeader + ",\n\"subjects\": [{\"shoe\": 1}]}", line: 2, column: 23,
            path: "/subjects/0/shoe"),
        .xml(
            .wrongKind, "<note xmlns=\"urn:gatehouse:notification:1\"/>", line: 1, column: 1,
            path: "/note"),
        .json(.wrongKind, "[]", line: 1, column: 1, path: ""),
        .xml(.nobody, open + header + "</notification>", path: "/notification"),
        .json(.nobody, jsonHeader + "}", path: ""),
    ]
}
