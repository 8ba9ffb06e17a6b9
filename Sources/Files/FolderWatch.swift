import CLinux
import Glibc
import Synchronization

/// Tells, on a thread of its own, when something may have changed in some folders.
///
/// It tells at once what the kernel reports, and of every folder again and again at an interval:
/// whoever listens looks into the folder itself and takes the telling for a hint only. So a folder
/// that goes and comes back, a lost event or a full event queue cost time and nothing else.
package final class FolderWatch: Sendable {
    /// A hint that a folder is worth a look.
    package struct Change: Sendable, Equatable {
        package let folder: Path
        /// Files that have just come by a rename or were closed after writing; often none.
        package let whole: [FileName]
    }

    private let bell: Bell
    private let thread: Mutex<pthread_t?>

    /// Starts to watch; the first hints, one for each folder, come at once.
    ///
    /// - Parameters:
    ///   - folders: Different folders; they need not be there yet.
    ///   - interval: How long until each is told of again; also how long it may take until a
    ///     folder that has come back is noticed.
    ///   - changed: Called on the watch's thread, one call at a time. While it works, changes
    ///     gather in the kernel's queue, which is bounded.
    /// - Throws: ``DiskError`` when the system gives no more watches or threads.
    package init(
        _ folders: [Path], rescanEvery interval: Duration,
        _ changed: @escaping @Sendable (Change) -> Void
    ) throws(DiskError) {
        let bell = try Bell()
        let loop = try WatchLoop(folders, interval: interval, bell: bell, changed)
        self.bell = bell
        thread = Mutex(try Self.start(loop))
    }

    deinit {
        stop()
    }

    /// Has every folder told of now.
    package func rescan() {
        bell.ring(.rescan)
    }

    /// Ends the watch. When it returns, `changed` is not called any more (unless it is `changed`
    /// itself that calls).
    package func stop() {
        guard let thread = thread.withLock({ $0.take() }) else { return }
        bell.ring(.stop)
        if pthread_equal(thread, pthread_self()) != 0 {
            pthread_detach(thread)
        } else {
            pthread_join(thread, nil)
        }
    }

    /// Hands the loop to a new thread, which alone uses it from then on.
    private static func start(_ loop: WatchLoop) throws(DiskError) -> pthread_t {
        let handed = unsafe Unmanaged.passRetained(loop)
        var thread = pthread_t()
        let number = unsafe pthread_create(
            &thread, nil,
            { context in
                guard let context = unsafe context else { return nil }
                _ = unsafe gatehouse_name_thread("folder-watch")
                unsafe Unmanaged<WatchLoop>.fromOpaque(context).takeRetainedValue().run()
                return nil
            }, handed.toOpaque())
        guard number == 0 else {
            unsafe handed.release()
            throw DiskError(.watch, number, "folder-watch")
        }
        return thread
    }
}
