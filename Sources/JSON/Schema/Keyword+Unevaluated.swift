// The keywords `unevaluatedItems` and `unevaluatedProperties`: JSON Schema core, section 11.
//
// Every schema that is applied to a value while someone asks what it looks at has marks of its own,
// one for each member or element. If the schema holds they are added to the marks of the schema
// that applied it, and otherwise dropped: so what a failed alternative looked at does not count.

extension Validator {
    mutating func checkTracking(_ rule: Rule, _ entry: Entry, _ index: Int, _ outer: Int) -> Bool {
        let isContainer = entry.kind == .object || entry.kind == .array
        guard isContainer else { return checkKeywords(rule, entry, index, Self.untracked) }
        let count = Int(entry.length)
        let own = marks.count
        steps += count
        marks.append(contentsOf: repeatElement(false, count: count))
        let isValid =
            checkKeywords(rule, entry, index, own) && checkUnevaluated(rule, entry, index, own)
        if isValid, outer >= 0 {
            for ordinal in 0..<count where marks[own + ordinal] { marks[outer + ordinal] = true }
        }
        marks.removeLast(count)
        return isValid
    }

    private mutating func checkUnevaluated(
        _ rule: Rule, _ entry: Entry, _ index: Int, _ own: Int
    ) -> Bool {
        let isObject = entry.kind == .object
        let number = isObject ? rule.unevaluatedProperties : rule.unevaluatedItems
        guard number >= 0 else { return true }
        let isForbidden = schema.program.rules[Int(number)].kinds.isEmpty
        var isValid = true
        var value = isObject ? index + 2 : index + 1
        for ordinal in 0..<Int(entry.length) {
            if !marks[own + ordinal] {
                if isForbidden {
                    missUnevaluated(rule, isObject, value)
                    isValid = false
                } else {
                    isValid = check(Int(number), value, Self.untracked) && isValid
                }
                guard isValid || reports else { return false }
                marks[own + ordinal] = true
            }
            value = Int(document.tape[value].next) + (isObject ? 1 : 0)
        }
        return isValid
    }

    private mutating func missUnevaluated(_ rule: Rule, _ isObject: Bool, _ value: Int) {
        if isObject {
            miss(
                .unevaluatedProperties, .unexpectedMember, rule, value,
                "only members that the schema names")
        } else {
            miss(
                .unevaluatedItems, .unexpectedElement, rule, value,
                "only elements that the schema names")
        }
    }
}
