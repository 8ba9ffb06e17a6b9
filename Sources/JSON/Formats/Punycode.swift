/// Labels beyond ASCII written in ASCII: RFC 3492.
enum Punycode {
    private static let base = 36
    private static let leastThreshold = 1
    private static let greatestThreshold = 26

    /// The characters that `text`, without its prefix, stands for; `nil` if it is not well formed.
    static func decoded(_ text: [UInt8]) -> [UInt32]? {
        let delimiter = text.lastIndex(of: UInt8(ascii: "-"))
        var output = text.prefix(delimiter ?? 0).map(UInt32.init)
        var digits = text.dropFirst(delimiter.map { $0 + 1 } ?? 0)
        var scalar: UInt32 = 0x80
        var bias = 72
        var place = 0
        while !digits.isEmpty {
            let start = place
            var weight = 1
            var step = base
            while true {
                guard let byte = digits.popFirst(), let digit = value(of: byte) else { return nil }
                let (product, isTooLarge) = digit.multipliedReportingOverflow(by: weight)
                place += isTooLarge ? 0 : product
                guard !isTooLarge, place <= Int(ScalarSet.greatest) * (output.count + 1) else {
                    return nil
                }
                let limit = threshold(step, bias)
                if digit < limit { break }
                weight *= base - limit
                step += base
            }
            bias = adapted(place - start, output.count + 1, isFirst: start == 0)
            scalar += UInt32(place / (output.count + 1))
            place %= output.count + 1
            guard scalar <= ScalarSet.greatest else { return nil }
            output.insert(scalar, at: place)
            place += 1
        }
        return output
    }

    /// The ASCII form of characters, without its prefix.
    static func encoded(_ scalars: [UInt32]) -> [UInt8] {
        let basic = scalars.filter { $0 < 0x80 }
        var output = basic.map { UInt8($0) }
        if !basic.isEmpty { output.append(UInt8(ascii: "-")) }
        var handled = basic.count
        var scalar: UInt32 = 0x80
        var delta = 0
        var bias = 72
        while let next = scalars.filter({ $0 >= scalar }).min() {
            delta += Int(next - scalar) * (handled + 1)
            scalar = next
            for other in scalars {
                if other < scalar { delta += 1 }
                guard other == scalar else { continue }
                append(delta, bias, to: &output)
                bias = adapted(delta, handled + 1, isFirst: handled == basic.count)
                delta = 0
                handled += 1
            }
            delta += 1
            scalar += 1
        }
        return output
    }

    private static func append(_ delta: Int, _ bias: Int, to output: inout [UInt8]) {
        var rest = delta
        var step = base
        while true {
            let limit = threshold(step, bias)
            guard rest >= limit else { break }
            output.append(digit(of: limit + (rest - limit) % (base - limit)))
            rest = (rest - limit) / (base - limit)
            step += base
        }
        output.append(digit(of: rest))
    }

    private static func threshold(_ step: Int, _ bias: Int) -> Int {
        min(max(step - bias, leastThreshold), greatestThreshold)
    }

    private static func adapted(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
        var delta = isFirst ? delta / 700 : delta / 2
        delta += delta / count
        var steps = 0
        while delta > (base - leastThreshold) * greatestThreshold / 2 {
            delta /= base - leastThreshold
            steps += base
        }
        return steps + (base - leastThreshold + 1) * delta / (delta + 38)
    }

    private static func value(of byte: UInt8) -> Int? {
        if byte.isLetter { return Int((byte | 0x20) - UInt8(ascii: "a")) }
        return byte.isDigit ? Int(byte - UInt8(ascii: "0")) + 26 : nil
    }

    private static func digit(of value: Int) -> UInt8 {
        value < 26 ? UInt8(ascii: "a") + UInt8(value) : UInt8(ascii: "0") + UInt8(value - 26)
    }
}
