import Model

extension Notification {
    /// Where the children live; where none is told, where the adults of the household do.
    var homes: [Address] {
        let children = subjects.flatMap { $0.addresses.filter(\.isHome) }
        return children.isEmpty ? adults.flatMap { $0.addresses.filter(\.isHome) } : children
    }

    /// Where children were found, or are for now.
    var placesFound: [Address] {
        let told = subjects.flatMap(\.addresses) + [incident?.location].compactMap { $0 }
        return told.filter { $0.kind?.value == .found || $0.kind?.value == .temporary }
    }

    var hasGoneHome: Bool {
        !subjects.isEmpty && subjects.allSatisfy { $0.whereNow?.value == .home }
    }

    var hasConfidentialAddress: Bool {
        let addresses =
            subjects.flatMap(\.addresses) + adults.flatMap(\.addresses)
            + [incident?.location].compactMap { $0 }
        // What cannot be read as "no" is taken for "yes": an address once shown cannot be hidden.
        func isMarked(_ answer: Stated<Answer>?) -> Bool {
            guard let answer, !answer.isBlank else { return false }
            return answer.value != .no && answer.value != .notApplicable
        }
        return isMarked(header.handling?.addressConfidential)
            || addresses.contains { isMarked($0.confidential) }
    }
}

extension Notification.Address {
    fileprivate var isHome: Bool {
        let isNow = to == nil
        return isNow && (kind == nil || kind?.value == .home)
    }
}

extension Notification {
    /// Whether a message by itself is for the restricted route.
    package var isRestrictedByItself: Bool {
        hasConfidentialAddress || isAllegation || isOfPrevent
    }
}
