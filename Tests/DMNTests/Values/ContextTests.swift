import DMN
import Testing

@Suite struct ContextTests {
    @Test func `an entry is found by its name`() {
        let context = Context(names: ["a", "b c"], values: [1, .null])
        #expect(context["a"] == 1)
        #expect(context["b c"] == .null)
        #expect(context["d"] == nil)
    }

    @Test func `setting an entry adds it or changes it in its place`() {
        var context = Context()
        context.set("a", to: 1)
        context.set("b", to: 2)
        context.set("a", to: 3)
        #expect(context.names == ["a", "b"])
        #expect(context.values == [3, 2])
    }
}
