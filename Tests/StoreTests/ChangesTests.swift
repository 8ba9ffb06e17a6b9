import Model
import TestKit
import Testing

@testable import Store

@Suite struct ChangesTests {
    private static func read(
        _ stamp: Int64, keys: Set<Int64> = [], households: Set<Int64> = []
    ) -> ReadSet {
        ReadSet(stamp: stamp, keys: keys, households: households)
    }

    @Test func `what moved after it was read is not current, what moved before is`() {
        var changes = Changes()
        changes.note(keys: [7], households: [3], at: 10)
        #expect(!changes.isCurrent(Self.read(9, keys: [7])))
        #expect(changes.isCurrent(Self.read(10, keys: [7])))
        #expect(!changes.isCurrent(Self.read(9, households: [3])))
        #expect(changes.isCurrent(Self.read(9, keys: [8], households: [4])))
    }

    @Test func `what was forgotten counts as moved`() {
        var changes = Changes()
        changes.note(keys: [7], households: [], at: 10)
        changes.forget(before: 12)
        #expect(!changes.isCurrent(Self.read(11, keys: [99])))
        #expect(changes.isCurrent(Self.read(12, keys: [7])))
    }

    @Test func `beyond its limit everything is forgotten, and nothing is judged wrongly`() {
        var changes = Changes()
        for number in 0..<Int64(Changes.keyLimit + 2) {
            changes.note(keys: [number], households: [], at: number + 1)
        }
        #expect(!changes.isCurrent(Self.read(5, keys: [999_999_999])))
        #expect(changes.isCurrent(Self.read(Int64(Changes.keyLimit) + 2, keys: [3])))
    }

    @Test(arguments: 1...30 as ClosedRange<UInt64>)
    func `a change is never missed, whatever was noted and forgotten meanwhile`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var changes = Changes()
        var log: [(stamp: Int64, key: Int64)] = []
        for stamp in 1...400 as ClosedRange<Int64> {
            let key = Int64.random(in: 0..<20, using: &random)
            changes.note(keys: [key], households: [], at: stamp)
            log.append((stamp, key))
            if Int.random(in: 0..<40, using: &random) == 0 { changes.forget(before: stamp) }
            let read = Self.read(
                Int64.random(in: 0...stamp, using: &random),
                keys: [Int64.random(in: 0..<20, using: &random)])
            let hasMoved = log.contains { $0.stamp > read.stamp && read.keys.contains($0.key) }
            #expect(!hasMoved || !changes.isCurrent(read))
        }
    }
}
