/// A folder into which a partner puts files, and the two into which we move them from there.
///
/// All three lie on one file system. A partner can write to `in/` only, so all that a name in
/// `in/` was found to be is found out again after the rename. Nothing is followed, nothing but a
/// regular file is opened, and nothing is deleted: what cannot be a delivery goes to `refused/`, when
/// its sender has been told.
package struct DropFolder {
    /// Where the folders are, and what is waited and looked for.
    package struct Rules: Sendable {
        package let incoming: Path
        package let work: Path
        package let refused: Path
        /// How long a file must not have changed, unless it is known to be whole.
        package let settling: Duration
        package let limitBytes: Int
        /// How many names are looked at in one look; also how many sightings are remembered.
        package let limitNames: Int

        package init(
            incoming: Path, work: Path, refused: Path, settling: Duration, limitBytes: Int,
            limitNames: Int = 10_000
        ) {
            self.incoming = incoming
            self.work = work
            self.refused = refused
            self.settling = settling
            self.limitBytes = limitBytes
            self.limitNames = limitNames
        }
    }

    /// What one look has found.
    package struct Look: Sendable, Equatable {
        /// What is to be claimed, oldest first; what cannot be a delivery need not settle.
        package var settled: [FileName] = []
        /// Objects that the disk did not let us look at; they are still there.
        package var failures: [DiskError] = []
        /// When the next file will have settled, if it does not change.
        package var nextSettles: ContinuousClock.Instant?
    }

    /// What became of a file that was to be claimed.
    package enum Attempt: ~Copyable {
        case claimed(Claim)
        case refused(Refusal)
        /// It is not there any more: withdrawn, or claimed by another.
        case gone
    }

    /// A file as it was when last looked at.
    private struct Sighting {
        let status: FileStatus
        let since: ContinuousClock.Instant
    }

    private let rules: Rules
    private let disk: Disk
    private let token: @Sendable () -> UInt64
    private var sightings: [FileName: Sighting] = [:]

    /// - Parameter token: A source of numbers that do not repeat; they make names in `work/` and
    ///   `refused/` unique.
    package init(_ rules: Rules, on disk: Disk, token: @escaping @Sendable () -> UInt64) {
        self.rules = rules
        self.disk = disk
        self.token = token
    }

    // MARK: - Looking

    /// Looks through `in/`: which files are whole, and what cannot be a delivery.
    ///
    /// - Parameters:
    ///   - now: By the caller's monotonic clock.
    ///   - whole: Names that a ``FolderWatch`` has just told of as whole; they need not settle.
    /// - Throws: ``DiskError`` when the folder cannot be listed.
    package mutating func look(
        at now: ContinuousClock.Instant, whole: Set<FileName> = []
    ) throws(DiskError) -> Look {
        var look = Look()
        var settled: [(name: FileName, modified: Int64)] = []
        let former = sightings
        sightings = [:]
        for name in try disk.list(rules.incoming, rules.limitNames) where !name.isTemporary {
            do {
                let status = try disk.status(path(ofIncoming: name))
                let isNoFile = Refusal.Reason(kind: status.kind) != nil
                let isWhole = isNoFile || whole.contains(name) && status.links == 1
                let sighting = Self.sighting(status, at: now, former: former[name])
                if isWhole || sighting.since + rules.settling <= now {
                    settled.append((name, status.modifiedNanoseconds))
                } else {
                    let settles = sighting.since + rules.settling
                    look.nextSettles = min(look.nextSettles ?? settles, settles)
                }
                sightings[name] = sighting
            } catch let error where error.isMissing {
                continue
            } catch {
                look.failures.append(error)
            }
        }
        look.settled = settled.sorted { ($0.modified, $0.name) < ($1.modified, $1.name) }.map(
            \.name)
        return look
    }

    private static func sighting(
        _ status: FileStatus, at now: ContinuousClock.Instant, former: Sighting?
    ) -> Sighting {
        if let former, former.status == status {
            return former
        }
        return Sighting(status: status, since: now)
    }

    // MARK: - Claiming

    /// Takes a file out of `in/`, so that nobody else takes it, and opens it.
    ///
    /// - Throws: ``DiskError``. The file is then in `in/` still, or among ``unfinished()``.
    package func claim(_ name: FileName) throws(DiskError) -> Attempt {
        let claimed = FileName.claimed(name, token: token())
        do {
            try disk.renameWithoutReplacing(
                path(ofIncoming: name), path(ofClaimed: claimed, in: rules.work))
        } catch let error where error.isMissing {
            return .gone
        }
        return try resume(claimed)
    }

    /// The files in `work/`: those that were claimed and not finished, by this run or an earlier.
    package func unfinished() throws(DiskError) -> [FileName] {
        try disk.list(rules.work, rules.limitNames).sorted()
    }

    /// Opens a file that was claimed before.
    package func resume(_ claimed: FileName) throws(DiskError) -> Attempt {
        let path = path(ofClaimed: claimed, in: rules.work)
        do {
            // Nobody else can rename anything in work/, so what it is now it stays.
            let named = try disk.status(path)
            if let reason = reason(against: named) {
                return .refused(Refusal(reason, claimed, named))
            }
            let file = try disk.open(path, .reading)
            let status = try disk.statusOfOpen(file)
            if let reason = reason(against: status) {
                return .refused(Refusal(reason, claimed, status))
            }
            return .claimed(
                Claim(
                    name: claimed, file: file, status: status, disk: disk,
                    limitBytes: rules.limitBytes))
        } catch let error where error.isMissing {
            return .gone
        }
    }

    private func reason(against status: FileStatus) -> Refusal.Reason? {
        if let reason = Refusal.Reason(kind: status.kind) {
            return reason
        }
        if status.links != 1 {
            return .hardLink
        }
        return status.sizeBytes > rules.limitBytes ? .size : nil
    }

    // MARK: - Moving aside

    /// Moves what was claimed from `work/` to `refused/`, to be looked at by a person. Until then it
    /// is among ``unfinished()``, so that a crash does not put it out of sight.
    package func setAside(_ claimed: FileName) throws(DiskError) {
        do {
            try disk.renameWithoutReplacing(
                path(ofClaimed: claimed, in: rules.work),
                path(ofClaimed: claimed, in: rules.refused))
        } catch let error where error.isMissing {
            return
        }
    }

    /// The beginning of a file that is too large to be read whole.
    package func beginning(
        of claimed: FileName, bytes: Int
    ) throws(DiskError) -> [UInt8] {
        let file = try disk.open(path(ofClaimed: claimed, in: rules.work), .reading)
        return try disk.read(file, 0, bytes)
    }

    /// Nothing of a name that a partner chose is shown in errors.
    private func path(ofIncoming name: FileName) -> Path {
        rules.incoming.appending(name, shownBytes: 0)
    }

    /// Only the token of a name of ours is shown in errors.
    private func path(ofClaimed name: FileName, in folder: Path) -> Path {
        folder.appending(name, shownBytes: FileName.tokenDigits)
    }
}
