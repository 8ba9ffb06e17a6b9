/// Something in a file that is not as it has to be.
struct FileMistake: Error, CustomStringConvertible {
    let file: String
    let line: Int
    let expected: String

    var description: String { "\(file):\(line): expected \(expected)" }
}
