import Testing

@testable import DMN

@Suite struct NameTests {
    @Test func `a name is the same however its words are spaced`() {
        #expect(Name(" Monthly \n\t Salary ") == Name("Monthly Salary"))
        #expect(Name("  ").text.isEmpty)
    }

    @Test(arguments: [
        ("Age", "Age", 3), ("Age", "Age+1", 3), ("Age", "Ages", nil), ("Age", "Ag", nil),
        ("Monthly Salary", "Monthly   Salary * 2", 16), ("Monthly Salary", "MonthlySalary", nil),
        ("a-b", "a-b", 3), ("a-", "a-b", 2), ("", "x", nil), ("naïve Größe", "naïve Größe", 11),
    ])
    func `a name ends where it does not go on as a longer word`(
        name: String, text: String, end: Int?
    ) {
        #expect(Name(name).end(in: Array(text.unicodeScalars), at: 0) == end)
    }
}
