import HouseKit
import Testing

@Suite struct MetricsPageTests {
    @Test(arguments: [
        "a 1", "a 1\n\n", "# HELP\n", "# TYPE a sum\n", "1a 1\n", "a{b=\"c\" 1\n", "a{b=c} 1\n",
        "a{b=\"c\"d\"} 1\n", "a{b=\"\\x\"} 1\n", "a one\n", "a 1\na 2\n", "a-b 1\n", "A 1\n",
    ])
    func `a page that is none is told from one`(text: String) {
        #expect(throws: Missing.self) { try MetricsPage(text) }
    }
}
