import Glibc

/// One event of inotify(7).
struct FolderEvent: Equatable {
    let watch: Int32
    let mask: UInt32
    /// The entry of the folder that the event is of; none when it is of the folder itself.
    let name: FileName?

    /// Events were lost: all folders must be looked at.
    var isOverflow: Bool { mask & UInt32(IN_Q_OVERFLOW) != 0 }

    /// The folder is no longer where it was, or not watched any more.
    var isEnd: Bool {
        mask & UInt32(IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT | IN_IGNORED) != 0
    }

    /// The file that came by a rename, or that its writer has closed.
    var wholeFile: FileName? {
        let isWhole = mask & UInt32(IN_MOVED_TO | IN_CLOSE_WRITE) != 0
        return isWhole && mask & UInt32(IN_ISDIR.magnitude) == 0 ? name : nil
    }

    /// Reads the events in what the kernel gave: a head of 16 bytes each, then the padded name.
    static func read(_ bytes: Span<UInt8>) -> [FolderEvent] {
        let headBytes = MemoryLayout<inotify_event>.size
        var events: [FolderEvent] = []
        var start = 0
        while start + headBytes <= bytes.count {
            let head = unsafe bytes.withUnsafeBytes {
                unsafe $0.loadUnaligned(fromByteOffset: start, as: inotify_event.self)
            }
            let nameEnd = min(start + headBytes + Int(head.len), bytes.count)
            var name: [UInt8] = []
            for index in start + headBytes..<nameEnd where bytes[index] != 0 {
                name.append(bytes[index])
            }
            events.append(FolderEvent(watch: head.wd, mask: head.mask, name: FileName(name)))
            start = nameEnd
        }
        return events
    }
}
