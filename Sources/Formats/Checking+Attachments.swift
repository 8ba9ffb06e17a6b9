import FoundationEssentials
import Model
import Seals

// An attachment that came with the message is held against what is said of it.

extension Checking {
    mutating func checkAttachments(of notification: Notification) {
        for (index, attachment) in notification.attachments.enumerated() {
            check(attachment, ("attachments", index, "attachment"))
        }
    }

    private mutating func check(_ attachment: Notification.Attachment, _ record: FieldStep) {
        let stated = attachment.sha256?.trimmed ?? ""
        let digest = Digest(hexadecimal: stated)
        if !stated.isEmpty, digest == nil {
            warn(
                .attachmentNotWhole, at: place([record, ("sha256", nil, "")]),
                expected: "a SHA-256 of 64 hexadecimal digits")
        }
        guard let content = attachment.content, !content.trimmed.isEmpty else { return }
        guard let data = Data(base64Encoded: content, options: .ignoreUnknownCharacters),
            content.utf8.allSatisfy(Self.isOfBase64)
        else {
            warn(
                .attachmentNotWhole, at: place([record, ("content", nil, "")]),
                expected: "the attachment in Base64")
            return
        }
        if let size = attachment.sizeBytes?.value, size != data.count {
            warn(
                .attachmentNotWhole, at: place([record, ("sizeBytes", nil, "")]),
                expected: "the size of what came: \(data.count)")
        }
        if let digest, digest != Digest(of: Array(data).span) {
            warn(
                .attachmentNotWhole, at: place([record, ("sha256", nil, "")]),
                expected: "the SHA-256 of what came")
        }
    }

    private static func isOfBase64(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x41...0x5A, 0x61...0x7A, 0x30...0x39: true
        case UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="): true
        case 0x20, 0x09, 0x0A, 0x0D: true
        default: false
        }
    }
}
