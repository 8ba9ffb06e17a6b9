/// An open file or folder, which is closed exactly once.
///
/// Closing can report nothing that matters: what must be durable was flushed before.
package struct OpenFile: ~Copyable, Sendable {
    /// The disk's own number for it.
    package let descriptor: Int32
    /// Where it was found, for errors.
    package let path: Path
    private let close: @Sendable (Int32) -> Void

    package init(
        descriptor: Int32, path: Path, close: @escaping @Sendable (Int32) -> Void
    ) {
        self.descriptor = descriptor
        self.path = path
        self.close = close
    }

    deinit {
        close(descriptor)
    }
}
