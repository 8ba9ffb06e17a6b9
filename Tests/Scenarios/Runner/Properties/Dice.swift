import Model
import TestKit

/// What is random of a message, from its seed.
struct Dice {
    private var random: SeededRandom

    init(seed: UInt64) {
        random = SeededRandom(seed: seed)
    }

    mutating func pick<Element>(_ choices: [Element]) -> Element {
        choices[Int.random(in: choices.indices, using: &random)]
    }

    /// Some of them, in a random order.
    mutating func pick<Element>(_ count: Int, of choices: [Element]) -> [Element] {
        Array(choices.shuffled(using: &random).prefix(count))
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &random)
    }

    /// True so many times in a hundred.
    mutating func chance(_ percent: Int) -> Bool { number(1...100) <= percent }
}

extension Timestamp {
    /// A time as a theme writes it, told from this one: `~-3d` is a date, `~+90m` and `~-5h` are
    /// moments, `~-2Y` and `~-8M` dates of years and months ago. Anything else is as it is written.
    func reading(_ text: String) -> String {
        guard text.hasPrefix("~"), let unit = text.last,
            let count = Int(text.dropFirst().dropLast())
        else { return text }
        let days = { (count: Int) in (self + .days(count)).day.text }
        return switch unit {
        case "m": (self + .minutes(count)).text
        case "h": (self + .hours(count)).text
        case "d": days(count)
        case "M": days(count * 30)
        case "Y": days(count * 365 - 30)
        default: text
        }
    }
}
