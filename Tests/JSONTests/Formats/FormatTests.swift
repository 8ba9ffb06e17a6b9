import Testing

@testable import JSON

@Suite struct FormatTests {
    @Test(arguments: [
        (Format.date, ["2024-02-29", "0000-01-01", "9999-12-31"]),
        (.time, ["00:00:00Z", "23:59:60Z", "01:29:60+01:30", "12:00:00.000000000001-23:59"]),
        (.dateTime, ["2026-11-23T02:14:07+00:00", "1998-12-31t23:59:60z"]),
        (.duration, ["P1W", "P1Y", "PT36H", "P1M2DT3M4S", "P0D"]),
        (
            .email,
            ["a@b", "\"a b\\\"c\"@example.com", "a@[127.0.0.1]", "a@[IPv6:::1]", "o'x+y@e.uk"]
        ),
        (.idnEmail, ["δοκ@παράδειγμα.gr", "\"é\"@é"]),
        (.hostname, ["a", "A1.b-c", "xn--9n2bp8q.xn--9t4b11yi5a", "a--b"]),
        (.idnHostname, ["실례.테스트", "a\u{3002}b", "faß.de", "l·l", "xn--zca"]),
        (.ipv4, ["0.0.0.0", "255.255.255.255"]),
        (.ipv6, ["::", "::1", "1::", "1:2:3:4:5:6:7::", "::ffff:1.2.3.4", "1:2:3:4:5:6:7:8"]),
        (.uri, ["http://a", "urn:x", "a:", "http://[::1]:80/?#", "x://u:p@h:1/p%20q?r#s"]),
        (.uriReference, ["", "a/b:c", "../x", "//h", "?q", "#f", "./a:b"]),
        (.iri, ["http://ƒøø.ßår/?∂=π#x"]), (.iriReference, ["âππ", "#ƒ"]),
        (.uriTemplate, ["", "{a}", "{+a,b*,c:9999}", "{&x.y}", "a'b", "é{%41}"]),
        (.uuid, ["2eb8aa08-AA98-11ea-b4aa-73b441d16380"]),
        (.jsonPointer, ["", "/", "/a~0~1b"]),
        (.relativeJSONPointer, ["0", "0#", "12/a", "0+1/x", "1-2#"]),
        (.regex, ["", "(?<=a+)b", "\\p{L}"]),
    ])
    func `a text of a format is accepted`(format: Format, texts: [String]) {
        for text in texts { #expect(format.accepts(text), "\(format) \(text)") }
    }

    @Test(arguments: [
        (Format.date, ["2023-02-29", "2024-13-01", "2024-1-01", "20240101", "2024-01-01Z", ""]),
        (
            .time,
            [
                "24:00:00Z", "12:60:00Z", "12:00:61Z", "12:00:60Z", "12:00:00", "12:00:00.Z",
                "1:1:1Z",
            ]
        ),
        (.dateTime, ["2026-11-23 02:14:07Z", "2026-11-23", "2026-11-23T02:14:07+24:00"]),
        (
            .duration,
            ["P", "PT", "P1", "1Y", "P1Y1D", "PT1H1S", "P1W1D", "P1D1Y", "P1YT", "P1WT1H"]
        ),
        (
            .email,
            ["", "a", "@b", "a@", ".a@b", "a.@b", "a..b@c", "a b@c", "a@b_c", "é@b.c", "\"a@b"]
        ),
        (.idnEmail, ["é", "é@-a", "é@"]),
        (.hostname, ["", ".", "a.", "-a", "a-", "a_b", "é", "a..b", "xn--X", "xn--a", "a b"]),
        (
            .idnHostname,
            ["", "〮실", "a·l", "\u{300}a", "ab--c\u{E9}", "e\u{301}x", "-é", "０", "a\u{200D}b"]
        ),
        (.ipv4, ["1.2.3", "1.2.3.4.5", "256.1.1.1", "01.1.1.1", "1.1.1.1 ", "a.1.1.1", "1..1.1"]),
        (
            .ipv6,
            [
                "", ":", ":::", "1:2", "1::2::3", "12345::", ":1::", "1:2:3:4:5:6:7:8:9", "1::%0",
                "::1.2.3",
            ]
        ),
        (
            .uri,
            [
                "", "a", "//h", "http://a b", "http://[::g]", "1a:b", "a:%4", "a:\\", "http://h:x",
                "é:a",
            ]
        ),
        (.uriReference, ["a:b:c\u{E9}", "1:b", "[x]", "http://[::1", "a\\b", "%zz"]),
        (.iri, ["/a", "âππ", "a:\u{E000}"]), (.iriReference, ["\\é", "#a\\b"]),
        (
            .uriTemplate,
            ["{", "}", "{}", "{a,}", "{a b}", "{a:0}", "{a:12345}", "{a..b}", "{-a}", "%4"]
        ),
        (.uuid, ["2eb8aa08aa9811eab4aa73b441d16380", "2eb8aa08-aa98-11ea-b4aa-73b441d1638g", ""]),
        (.jsonPointer, ["a", "/~", "/~2", "#/a"]),
        (.relativeJSONPointer, ["", "/a", "-1", "01", "1a", "+1", "0##", "0+"]),
        (.regex, ["(", "\\a", "(?i)a"]),
    ])
    func `any other text is not`(format: Format, texts: [String]) {
        for text in texts { #expect(!format.accepts(text), "\(format) \(text)") }
    }

    @Test(arguments: Format.allCases)
    func `long texts are judged at once`(format: Format) {
        for part in ["a", "1", ".", "a.", ":", "é", "-", "~", "{a}", "(", "%41", "/", "xn--"] {
            _ = format.accepts(String(repeating: part, count: 20_000))
        }
    }
}
