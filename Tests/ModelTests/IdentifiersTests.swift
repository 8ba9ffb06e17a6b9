import Model
import Testing

@Suite struct NHSNumberTests {
    @Test(arguments: [
        "9434765919", "4010232137", "9876543210", "9990000018", "9991112227", "943 476 5919",
        "943-476-5919", " 9434765919 ",
    ])
    func `ten digits with a right check digit are an NHS number`(text: String) {
        #expect(NHSNumber(reading: text) != nil)
    }

    @Test(arguments: [
        "9434765918", "", "943476591", "94347659190", "94347659x9", "0000000000", "1111111111",
        "9990000000", "9990000001", "9990000002", "9990000003", "9990000004", "9990000005",
        "9990000006", "9990000007", "9990000008", "9990000009", "９４３４７６５９１９",
    ])
    func `anything else is none`(text: String) {
        #expect(NHSNumber(reading: text) == nil)
    }

    @Test func `its text has ten digits`() {
        #expect(NHSNumber(reading: "943 476 5919")?.text == "9434765919")
    }
}

@Suite struct UniquePupilNumberTests {
    @Test(arguments: [
        "B801200005001", "H805400125001", "Q808404025017", "U80540012500A", "Z80840402501X",
        "b801200005001",
    ])
    func `a check letter and twelve digits, or a last letter of a temporary one`(text: String) {
        #expect(UniquePupilNumber(reading: text)?.text == text.uppercased())
    }

    @Test(arguments: ["A801200005001", "B80120000500", "B8012000050012", "", "I801200005001"])
    func `anything else is none`(text: String) {
        #expect(UniquePupilNumber(reading: text) == nil)
    }
}

@Suite struct PostcodeTests {
    @Test(arguments: [
        ("TS24 8AY", "TS24 8AY"), ("TS181LD", "TS18 1LD"), ("ts18 1ld", "TS18 1LD"),
        ("GIR 0AA", "GIR 0AA"), ("ZZ99 3VZ", "ZZ99 3VZ"), ("N1P 1AA", "N1P 1AA"),
        ("W1A 1HQ", "W1A 1HQ"), ("EC1A 1BB", "EC1A 1BB"), ("M1 1AE", "M1 1AE"),
    ])
    func `what has the shape of one is written in one way`(text: String, spelled: String) {
        #expect(Postcode(reading: text)?.text == spelled)
    }

    @Test(arguments: ["QA1 1AA", "", "TS24", "TS24 8A", "TS24 8CC", "T524 8AY", "TS24-8AY"])
    func `anything else is none`(text: String) {
        #expect(Postcode(reading: text) == nil)
    }

    @Test func `district and sector are its beginnings`() {
        let postcode = Postcode(reading: "TS24 8AY")
        #expect(postcode?.outward == "TS24")
        #expect(postcode?.sector == "TS24 8")
    }
}

@Suite struct PNCIDTests {
    @Test(arguments: [
        ("2003/0011985X", "2003/0011985X"), ("1979/0163001B", "1979/0163001B"),
        ("1998/0000046Q", "1998/0000046Q"), ("2020/0000123M", "2020/0000123M"),
        ("2024/1234567K", "2024/1234567K"), ("03/11985X", "2003/0011985X"),
        ("79/163001b", "1979/0163001B"), (" 98/46Q ", "1998/0000046Q"),
    ])
    func `the letter is checked, and a short year is of the past`(text: String, whole: String) {
        #expect(PNCID(reading: text)?.text(in: 2026) == whole)
    }

    @Test(arguments: [
        "2003/0011985Y", "2003/11985X", "03/011985Y", "003/0011985X", "2003-0011985X", "2003/X",
        "", "/", "2003/0011985", "03/12345678X", "2003/00119855X",
    ])
    func `anything else is none`(text: String) {
        #expect(PNCID(reading: text) == nil)
    }
}

@Suite struct CRONumberTests {
    @Test(arguments: ["85227/65L", "85227/65l", " SF39/12345B "])
    func `the letter is checked where it is known how`(text: String) {
        #expect(CRONumber(reading: text)?.text == text.uppercased().trimmed)
    }

    @Test(arguments: ["85227/65M", "85227/6L", "SF3/12345B", "SF39/12345I", "8522765L", "", "/"])
    func `anything else is none`(text: String) {
        #expect(CRONumber(reading: text) == nil)
    }
}

@Suite struct PlaceNumbersTests {
    @Test func `each is known by its shape`() {
        #expect(UPRN(reading: " 100110000000 ")?.text == "100110000000")
        #expect(SchoolURN(reading: "999051")?.text == "999051")
        #expect(LAESTAB(reading: "805/4001")?.text == "8054001")
        #expect(LAESTAB(reading: "8054001")?.text == "8054001")
        #expect(ODSCode(reading: "rvw")?.text == "RVW")
        #expect(ForceCode(reading: "17")?.text == "17")
        #expect(AuthorityCode(reading: "805")?.text == "805")
        #expect(AuthorityCode(reading: "e06000001")?.text == "E06000001")
    }

    @Test(arguments: ["", "12 34", "1234567890123", "١٢٣", "12a"])
    func `what has another shape is none`(text: String) {
        #expect(UPRN(reading: text) == nil)
        #expect(SchoolURN(reading: text) == nil)
        #expect(LAESTAB(reading: text) == nil)
        #expect(ForceCode(reading: text) == nil)
        #expect(AuthorityCode(reading: text) == nil)
    }

    @Test(arguments: ["8054/001", "80/54001", "805/400", "805//4001"])
    func `an authority has three digits and its school four`(text: String) {
        #expect(LAESTAB(reading: text) == nil)
    }

    @Test(arguments: ["RV", "R W", "RVW-01", ""])
    func `an ODS code has letters and digits only`(text: String) {
        #expect(ODSCode(reading: text) == nil)
    }
}

@Suite struct ReferenceTests {
    @Test(arguments: ["GN-2611-000177", "GR-2611-000123", "GR-2612-1234567"])
    func `a reference reads as it is written`(text: String) {
        #expect(Reference(reading: text)?.text == text)
    }

    @Test(arguments: [
        "GX-2611-000177", "GN-2613-000177", "GN-2600-000177", "GN-2611-00177", "GN-2611",
        "GN-2611-000177-1", "gn-2611-000177", "GN-2611-0000177",
    ])
    func `anything else is none`(text: String) {
        #expect(Reference(reading: text) == nil)
    }
}
