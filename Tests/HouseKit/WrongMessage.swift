package import Model

/// A message for which a fault must be told: what is wrong in it, and where.
package struct WrongMessage: Sendable, CustomStringConvertible {
    package let code: Fault.Code
    package let spelling: Delivery.Spelling
    package let bytes: [UInt8]
    package let place: Place

    package var description: String { "\(code.rawValue) \(spelling.rawValue)" }

    package init(
        _ code: Fault.Code, _ spelling: Delivery.Spelling, _ bytes: [UInt8],
        at place: Place = .wholeMessage
    ) {
        self.code = code
        self.spelling = spelling
        self.bytes = bytes
        self.place = place
    }

    private static func xml(
        _ code: Fault.Code, _ text: String, line: Int? = nil, column: Int? = nil,
        path: String? = nil
    ) -> WrongMessage {
        WrongMessage(
            code, .xml, Array(text.utf8), at: Place(line: line, column: column, path: path))
    }

    private static func json(
        _ code: Fault.Code, _ text: String, line: Int? = nil, column: Int? = nil,
        path: String? = nil
    ) -> WrongMessage {
        WrongMessage(
            code, .json, Array(text.utf8), at: Place(line: line, column: column, path: path))
    }

    private static let open = "<notification xmlns=\"urn:gatehouse:notification:1\">\n"
    private static let header =
        "<header><messageId>m</messageId><messageType>t</messageType></header>\n"
    private static let jsonHeader = #"{"header": {"messageId": "m", "messageType": "t"}"#

    /// One for each code that reading can give, in each spelling.
    package static let all: [WrongMessage] = text + size + content

    /// Those within the limit of a message: doors hand them on whole.
    package static let withinLimit = all.filter { $0.code != .tooLarge }

    private static let text: [WrongMessage] = [
        .xml(.malformed, open + "<header>\n  <messageId>m</messageid>", line: 3, column: 27),
        .json(.malformed, "{\n  \"header\": {]", line: 2, column: 14),
        WrongMessage(
            .encoding, .xml, Array((open + "<narrative>").utf8) + [0xFF, 0x3C],
            at: Place(line: 2, column: 12)),
        WrongMessage(
            .encoding, .json, Array("{\n\"a\": \"".utf8) + [0xFF, 0x22],
            at: Place(line: 2, column: 7)),
        .xml(.empty, "", line: 1, column: 1), .json(.empty, " \n", line: 2, column: 1),
        .xml(
            .forbiddenConstruct, "<?xml version=\"1.0\"?>\n<!DOCTYPE notification><notification/>",
            line: 2, column: 1),
        .json(.forbiddenConstruct, "{\"header\": 1,\n \"header\": 2}", line: 2, column: 2),
    ]

    private static let size: [WrongMessage] = [
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

    private static let content: [WrongMessage] = [
        .xml(
            .structure,
            open + header + "<subjects><subject><shoe/></subject></subjects></notification>",
            line: 3, column: 20, path: "/notification/subjects/subject/*"),
        .json(
            .structure, jsonHeader + ",\n\"subjects\": [{\"shoe\": 1}]}", line: 2, column: 23,
            path: "/subjects/0/*"),
        .xml(
            .wrongKind, "<note xmlns=\"urn:gatehouse:notification:1\"/>", line: 1, column: 1,
            path: "/*"),
        .json(.wrongKind, "[]", line: 1, column: 1, path: ""),
        .xml(.nobody, open + header + "</notification>", path: "/notification"),
        .json(.nobody, jsonHeader + "}", path: ""),
    ]
}
