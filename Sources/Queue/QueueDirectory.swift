package import Files
package import Model

/// The queue directory: `<route>/{tmp,new,cur,superseded}` for each route, and `acks/`.
package struct QueueDirectory: Sendable {
    package let root: Path
    let disk: Disk

    /// Permissions of the folders: the group may read and claim.
    static let folderMode: UInt32 = 0o770

    package init(at root: Path, on disk: Disk) {
        self.root = root
        self.disk = disk
    }

    /// Makes the folders of these routes where they are missing, and the folder of the answers.
    package func prepare(_ routes: [Referral.Route]) throws(DiskError) {
        try makeFolder(root)
        try makeFolder(acks)
        for route in routes {
            var folder = root
            for part in route.parts {
                folder = folder / part
                try makeFolder(folder)
            }
            for inner in Self.inner { try makeFolder(folder / inner) }
        }
    }

    /// Removes what an earlier run left half written. Nothing of it was ever in `new/`.
    package func sweep(_ routes: [Referral.Route]) throws(DiskError) {
        for route in routes { _ = try AtomicFolder(in: folder(of: route), on: disk).sweep() }
    }

    /// Puts entries into `new/`, all of them with one flush.
    ///
    /// - Returns: For each entry, in order, nil when it is whole and durable in `new/`, else why
    ///   not. An entry that was there already, in `new/` or claimed in `cur/`, counts as put: it is
    ///   never put twice.
    package func put(_ folders: [ReferralFolder]) -> [DiskError?] {
        var failures = [DiskError?](repeating: nil, count: folders.count)
        var batch: [AtomicFolder.Placed] = []
        var places: [Int] = []
        for (index, folder) in folders.enumerated() {
            do {
                guard try place(of: folder.entry) == nil else { continue }
            } catch {
                failures[index] = error
                continue
            }
            batch.append(
                AtomicFolder.Placed(
                    folder: AtomicFolder(in: self.folder(of: folder.entry.route), on: disk),
                    entry: folder.contents(name: name(of: folder.entry))))
            places.append(index)
        }
        for (index, outcome) in zip(places, AtomicFolder.make(batch)) {
            if case .failed(let error) = outcome { failures[index] = error }
        }
        return failures
    }

    /// Where an entry's folder is.
    package enum Location: String, Sendable, CaseIterable { case new, cur, superseded }

    /// Nil where it is nowhere: not yet put, or removed after its acknowledgement.
    package func place(of entry: Referral.Entry) throws(DiskError) -> Location? {
        for place in Location.allCases {
            do {
                _ = try disk.status(path(of: entry, in: place))
                return place
            } catch  where error.isMissing {
                continue
            }
        }
        return nil
    }

    /// Entries of a route in one look at most.
    static let listLimit = 100_000

    /// The folders that programs have moved to `cur/`.
    package func collectedNames(of route: Referral.Route) throws(DiskError) -> Set<String> {
        do {
            return Set(try disk.list(folder(of: route) / "cur", Self.listLimit).compactMap(\.text))
        } catch  where error.isMissing {
            return []
        }
    }

    /// Moves an entry out of the readers' sight, if nobody has claimed it yet.
    ///
    /// - Returns: Whether it was still in `new/`, or had been moved away before by a run that died
    ///   before it could note so.
    package func supersede(_ entry: Referral.Entry) throws(DiskError) -> Bool {
        let old = path(of: entry, in: .superseded)
        do {
            try disk.renameWithoutReplacing(path(of: entry, in: .new), old)
        } catch  where error.isMissing {
            return try self.place(of: entry) == .superseded
        } catch  where error.isAlreadyThere {
            return true
        }
        try disk.flushFolder(folder(of: entry.route) / Self.name(.superseded))
        return true
    }

    /// Removes an entry that was acknowledged and has lain long enough in `cur/`.
    package func remove(_ entry: Referral.Entry, from place: Location) throws(DiskError) {
        let path = path(of: entry, in: place)
        do {
            for name in try disk.list(path, Self.entryFileLimit) {
                try disk.removeFile(path / name)
            }
            try disk.removeFolder(path)
        } catch  where error.isMissing {
            return
        }
    }

    /// Files of one entry at most.
    static let entryFileLimit = 1000

    /// Room left where the queue is.
    package func space() throws(DiskError) -> Disk.Space { try disk.space(root) }
}

extension QueueDirectory {
    /// The folder of the answers.
    package var acks: Path { root / "acks" }

    package func folder(of route: Referral.Route) -> Path {
        route.parts.reduce(root) { $0 / $1 }
    }

    /// Folders in which a claim or an answer shows.
    package func watched(_ routes: [Referral.Route]) -> [Path] {
        [acks] + routes.map { folder(of: $0) / "cur" }
    }

    func path(of entry: Referral.Entry, in place: Location) -> Path {
        folder(of: entry.route) / Self.name(place) / name(of: entry)
    }

    private static let inner: [FileName] = ["tmp", "new", "cur", "superseded"]

    private static func name(_ place: Location) -> FileName {
        switch place {
        case .new: "new"
        case .cur: "cur"
        case .superseded: "superseded"
        }
    }

    private func name(of entry: Referral.Entry) -> FileName {
        guard let name = FileName(entry.folderName) else {
            preconditionFailure("an entry's folder name is a file name")
        }
        return name
    }

    private func makeFolder(_ path: Path) throws(DiskError) {
        do {
            try disk.makeFolder(path, Self.folderMode)
        } catch  where error.isAlreadyThere {
            return
        }
    }
}

extension Referral.Route {
    /// The folders that lead to it.
    fileprivate var parts: [FileName] {
        name.split(separator: "/").compactMap { FileName(String($0)) }
    }
}
