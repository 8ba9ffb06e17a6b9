/// How the program ends, so that scripts can tell a bad message from a bad command.
package enum ExitStatus {
    /// Done; the answer is yes.
    package static let done: Int32 = 0
    /// Done; the answer is no.
    package static let no: Int32 = 1
    /// Done in part.
    package static let inPart: Int32 = 2
    package static let usage: Int32 = 64
    /// The input could not be read as a message at all.
    package static let unreadable: Int32 = 65
    package static let missingFile: Int32 = 66
    package static let unreachable: Int32 = 69
    package static let `internal`: Int32 = 70
    package static let cannotCreate: Int32 = 73
    package static let inputOutput: Int32 = 74
    /// Locked, busy or paused: try again later.
    package static let later: Int32 = 75
    package static let notAllowed: Int32 = 77
    package static let configuration: Int32 = 78
}

extension Mistake {
    package var exitStatus: Int32 {
        switch kind {
        case .configuration: ExitStatus.configuration
        case .files: ExitStatus.inputOutput
        case .busy: ExitStatus.later
        }
    }
}
