/// Why an object in a drop folder cannot be a delivery.
package struct Refusal: Sendable, Equatable {
    /// The raw value stands in logs.
    package enum Reason: String, Sendable, CaseIterable {
        case folder = "folder"
        case link = "link"
        case pipe = "pipe"
        case socket = "socket"
        case device = "device"
        /// The file has another name elsewhere, under which it could be changed or read.
        case hardLink = "hard-link"
        /// The file is larger than the limit.
        case size = "size"

        /// What is wrong with an object of this kind, if anything.
        init?(kind: FileStatus.Kind) {
            switch kind {
            case .file: return nil
            case .folder: self = .folder
            case .link: self = .link
            case .pipe: self = .pipe
            case .socket: self = .socket
            case .device: self = .device
            }
        }
    }

    package let reason: Reason
    /// Its name in `work/`, and in `refused/` when it is moved there.
    package let keptAs: FileName
    package let sizeBytes: Int64

    init(_ reason: Reason, _ claimed: FileName, _ status: FileStatus) {
        self.reason = reason
        keptAs = claimed
        sizeBytes = status.sizeBytes
    }
}
