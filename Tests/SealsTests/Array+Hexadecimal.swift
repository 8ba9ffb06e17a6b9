@testable import Seals

extension [UInt8] {
    /// The bytes of a text of pairs of digits; whatever else is in it is passed over.
    init(hexadecimal text: String) {
        let values = text.utf8.compactMap(Hexadecimal.value(of:))
        self = stride(from: 0, to: values.count - 1, by: 2).map { values[$0] << 4 | values[$0 + 1] }
    }
}
