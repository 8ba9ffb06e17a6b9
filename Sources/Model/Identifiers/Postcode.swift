/// A postcode that has the shape of one.
///
/// Shape: `TS24 8AY`, upper case, one space before the last three characters; `GIR 0AA` and the
/// NHS's `ZZ99 …` for no fixed abode are accepted. Source: BS 7666 version 2, with P allowed in the
/// fourth form's last letter of the outward part, since such districts exist.
package struct Postcode: Hashable, Sendable {
    package let text: String

    package init?(reading text: String) {
        let bytes = text.utf8.filter { $0 != UInt8(ascii: " ") }.map { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) ? byte - 0x20 : byte
        }
        guard (5...7).contains(bytes.count) else { return nil }
        let outward = bytes.dropLast(3)
        let inward = bytes.suffix(3)
        let spelled =
            String(decoding: outward, as: UTF8.self) + " " + String(decoding: inward, as: UTF8.self)
        guard
            spelled == "GIR 0AA" || Self.isNowhere(outward, inward)
                || Self.isOutward(outward) && Self.isInward(inward)
        else { return nil }
        self.text = spelled
    }

    /// The part before the space.
    package var outward: String { String(text.prefix { $0 != " " }) }
    /// The outward part and the first digit of the inward part.
    package var sector: String { String(text.dropLast(2)) }

    /// The NHS's codes for no fixed abode and the like; their last letters are any.
    private static func isNowhere(
        _ outward: ArraySlice<UInt8>, _ inward: ArraySlice<UInt8>
    ) -> Bool {
        outward.elementsEqual("ZZ99".utf8) && inward.first.map(isDigit) == true
            && inward.dropFirst().allSatisfy { isLetter($0, except: "") }
    }

    private static func isInward(_ bytes: ArraySlice<UInt8>) -> Bool {
        let bytes = Array(bytes)
        return isDigit(bytes[0])
            && bytes[1...].allSatisfy { isLetter($0, except: "CIKMOV") }
    }

    private static func isOutward(_ bytes: ArraySlice<UInt8>) -> Bool {
        let bytes = Array(bytes)
        guard (2...4).contains(bytes.count), isLetter(bytes[0], except: "QVX") else { return false }
        if isDigit(bytes[1]) {
            switch bytes.count {
            case 2: return true
            case 3: return isDigit(bytes[2]) || "ABCDEFGHJKPSTUW".utf8.contains(bytes[2])
            default: return false
            }
        }
        guard isLetter(bytes[1], except: "IJZ"), bytes.count >= 3, isDigit(bytes[2]) else {
            return false
        }
        return bytes.count == 3 || isDigit(bytes[3]) || "ABEHMNPRVWXY".utf8.contains(bytes[3])
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isLetter(_ byte: UInt8, except letters: String) -> Bool {
        (0x41...0x5A).contains(byte) && !letters.utf8.contains(byte)
    }
}
