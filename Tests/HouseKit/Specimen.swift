package import Model
import Spelling

/// Messages of the demonstration's police, each with one change.
package enum Specimen {
    /// A notice of one child at home in Hartlepool; nothing in it is dangerous by itself.
    package static func notice(
        _ id: String, family: String = "Reeve", given: String = "Callum",
        _ change: (inout Notification) -> Void = { _ in }
    ) -> Notification {
        var notice = Notification()
        notice.header.messageId = id
        notice.header.messageType = Stated(written: "POLICE_PPN_CHILD")
        notice.header.sentAt = Stated(written: "2026-11-23T09:50:00+00:00")
        var sender = Notification.Sender()
        sender.code = "17"
        notice.header.sender = sender
        notice.subjects = [child(given, family)]
        var concern = Notification.Concern()
        concern.code = Stated(written: "neglect")
        notice.concerns = [concern]
        var consent = Notification.Consent()
        consent.familyInformed = Stated(written: "yes")
        notice.consent = consent
        notice.narrative = "Officers came to the address and spoke to those there."
        change(&notice)
        return notice
    }

    /// A notice of the health trust.
    package static func healthNotice(_ id: String) -> Notification {
        notice(id, family: "Okafor", given: "Ada") { notice in
            notice.header.messageType = Stated(written: "HEALTH_CONCERN")
            notice.header.sender?.code = "X99NH"
        }
    }

    /// A nine-year-old that walks.
    package static func child(_ given: String, _ family: String) -> Notification.Subject {
        var child = Notification.Subject()
        child.localRef = "c1"
        child.name = name(given, family)
        child.dateOfBirth = Stated(written: "2017-05-03")
        child.sex = Stated(written: "M")
        child.addresses = [address("7 Pebble Close", "TS25 2HB")]
        child.mobility = Stated(written: "walking")
        child.spokenTo = Stated(written: "yes")
        var voice = Notification.Voice()
        voice.words = "I was in bed."
        child.voice = voice
        return child
    }

    package static func name(_ given: String, _ family: String) -> Notification.PersonName {
        var name = Notification.PersonName()
        name.given = given
        name.family = family
        return name
    }

    package static func address(_ line: String, _ postcode: String) -> Notification.Address {
        var address = Notification.Address()
        address.kind = Stated(written: "home")
        address.lines = [line]
        address.postcode = Stated(written: postcode)
        return address
    }

    /// A change that makes a notice Immediate by itself.
    package static func immediate(_ notice: inout Notification) {
        var harm = Notification.Harm()
        harm.policeProtection = Stated(written: "yes")
        for index in notice.subjects.indices { notice.subjects[index].harm = harm }
    }

    /// A change that gives a notice the sender's own reference of the incident.
    package static func incident(_ reference: String) -> (inout Notification) -> Void {
        { notice in
            var incident = notice.incident ?? Notification.Incident()
            incident.policeReference = reference
            notice.incident = incident
        }
    }
}

extension Notification {
    /// The message in one of its spellings.
    package func bytes(_ spelling: Delivery.Spelling) -> [UInt8] {
        switch spelling {
        case .xml: xml(root: "notification", namespace: "urn:gatehouse:notification:1")
        case .json: json(isPretty: true)
        }
    }
}
