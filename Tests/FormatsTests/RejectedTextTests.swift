import Formats
import HouseKit
import Model
import Testing

@Suite struct RejectedTextTests {
    private static func isAbout(_ text: String, _ notification: Notification) -> Bool {
        RejectedText(Array(text.utf8)).isAbout(notification)
    }

    @Test(arguments: [
        "<given>Callum</given", "{\"given\": \"CALLUM\"", "C&#97;llum", "\"C\\u0061llum\"",
    ])
    func `a text that names a child is about it, whatever the spelling`(text: String) {
        #expect(Self.isAbout(text, Specimen.notice("m")))
    }

    @Test(arguments: ["", "<family>Reeve</family", "<given>Ida</given", "Call um"])
    func `a text that names no child of the notification is not about it`(text: String) {
        #expect(!Self.isAbout(text, Specimen.notice("m")))
    }

    @Test func `where no child is named, an adult's family name tells`() {
        let notice = Specimen.notice("m") { notice in
            notice.subjects = []
            var adult = Notification.Adult()
            adult.name = Specimen.name("Ada", "Okafor")
            notice.adults = [adult]
        }
        #expect(Self.isAbout("<family>Okafor</family", notice))
        #expect(!Self.isAbout("<family>Reeve</family", notice))
    }

    @Test func `a notification that names nobody is about nothing that was sent before`() {
        #expect(!Self.isAbout("anything", Specimen.notice("m") { $0.subjects = [] }))
    }
}
