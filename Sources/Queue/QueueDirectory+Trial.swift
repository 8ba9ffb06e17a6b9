package import Files
package import Model

extension QueueDirectory {
    /// Finds out whether entries could be put now: makes folders that are missing, then makes a
    /// file and removes it.
    package func tryOut(_ routes: [Referral.Route]) throws(DiskError) {
        try prepare(routes)
        let path = root / ".trial"
        do {
            _ = try disk.open(path, .creating(mode: 0o600))
        } catch {
            // Another look made it at this moment, or an earlier run left it.
            guard error.isAlreadyThere else { throw error }
        }
        do {
            try disk.removeFile(path)
        } catch {
            guard error.isMissing else { throw error }
        }
    }
}
