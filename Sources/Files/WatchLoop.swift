import Glibc

/// What the thread of a ``FolderWatch`` does; used by that thread alone.
final class WatchLoop {
    /// One step of reading; the kernel's own queue is bounded too (`max_queued_events`).
    private static let bufferBytes = 64 * 1024
    private static let events = UInt32(
        IN_CREATE | IN_DELETE | IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM
            | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR | IN_DONT_FOLLOW)

    private let inotify: Int32
    private let folders: [Path]
    private let interval: Duration
    private let bell: Bell
    private let changed: @Sendable (FolderWatch.Change) -> Void
    /// The kernel's watch of each folder; none while the folder is missing.
    private var watches: [Int32?]

    init(
        _ folders: [Path], interval: Duration, bell: Bell,
        _ changed: @escaping @Sendable (FolderWatch.Change) -> Void
    ) throws(DiskError) {
        inotify = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
        guard inotify >= 0 else { throw DiskError(.watch, errno, "inotify") }
        self.folders = folders
        self.interval = interval
        self.bell = bell
        self.changed = changed
        watches = folders.map { _ in nil }
    }

    deinit {
        close(inotify)
    }

    func run() {
        var deadline = ContinuousClock.now
        while true {
            if ContinuousClock.now >= deadline {
                rescan()
                deadline = .now + interval
            }
            wait(until: deadline)
            switch bell.answer() {
            case .stop: return
            case .rescan: deadline = .now
            case .none: handle(readEvents())
            }
        }
    }

    /// Watches every folder that is there, and tells of all of them.
    func rescan() {
        for index in folders.indices {
            attach(index)
        }
        for folder in folders {
            changed(FolderWatch.Change(folder: folder, whole: []))
        }
    }

    /// Tells of the folders that events are of, each once.
    func handle(_ events: [FolderEvent]) {
        if events.contains(where: \.isOverflow) {
            return rescan()
        }
        var whole: [Int: [FileName]] = [:]
        for event in events {
            guard let index = watches.firstIndex(of: event.watch) else { continue }
            whole[index, default: []] += event.wholeFile.map { [$0] } ?? []
            if event.isEnd {
                // Until the next rescan finds the folder again, or another in its place.
                detach(index)
            }
        }
        for (index, names) in whole.sorted(by: { $0.key < $1.key }) {
            changed(FolderWatch.Change(folder: folders[index], whole: names))
        }
    }

    // MARK: - The kernel's watches

    private func attach(_ index: Int) {
        // The same folder has the same watch again; another folder in its place has a new one.
        let watch = unsafe folders[index].withCString {
            unsafe inotify_add_watch(inotify, $0, Self.events)
        }
        guard watch != watches[index] else { return }
        detach(index)
        // Without a watch (missing, or no more watches to be had) the rescans still tell of it.
        watches[index] = watch >= 0 ? watch : nil
    }

    private func detach(_ index: Int) {
        if let watch = watches[index] {
            inotify_rm_watch(inotify, watch)
        }
        watches[index] = nil
    }

    // MARK: - Waiting

    private func wait(until deadline: ContinuousClock.Instant) {
        let left = max(.zero, deadline - .now) / Duration.milliseconds(1)
        var waited = [
            pollfd(fd: inotify, events: Int16(POLLIN), revents: 0),
            pollfd(fd: bell.descriptor, events: Int16(POLLIN), revents: 0),
        ]
        // Rounded up, or the last fraction of a millisecond would be waited out by turning round.
        let milliseconds = Int32(min(left.rounded(.up), Double(Int32.max)))
        _ = unsafe poll(&waited, nfds_t(waited.count), milliseconds)
    }

    private func readEvents() -> [FolderEvent] {
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: Self.bufferBytes) { buffer, count in
            count = unsafe max(0, read(inotify, buffer.baseAddress, buffer.count))
        }
        return FolderEvent.read(bytes.span)
    }
}
