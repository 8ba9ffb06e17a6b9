/// What the system says of a file, a folder or another object.
package struct FileStatus: Hashable, Sendable {
    /// What sort of object has the name; a link is not followed.
    package enum Kind: String, Sendable, CaseIterable {
        case file, folder, link, pipe, socket, device
    }

    /// Which object it is, whatever its name: two statuses with one identity are of one object.
    package struct Identity: Hashable, Sendable {
        package let device: UInt64
        package let inode: UInt64

        package init(device: UInt64, inode: UInt64) {
            self.device = device
            self.inode = inode
        }
    }

    package let kind: Kind
    package let sizeBytes: Int64
    /// How many names the object has.
    package let links: Int
    /// When the content last changed, in nanoseconds since 1970, as the file system's clock says.
    package let modifiedNanoseconds: Int64
    /// The permission bits, as in `chmod`.
    package let mode: UInt32
    package let identity: Identity

    package init(
        kind: Kind, sizeBytes: Int64, links: Int, modifiedNanoseconds: Int64, mode: UInt32,
        identity: Identity
    ) {
        self.kind = kind
        self.sizeBytes = sizeBytes
        self.links = links
        self.modifiedNanoseconds = modifiedNanoseconds
        self.mode = mode
        self.identity = identity
    }
}
