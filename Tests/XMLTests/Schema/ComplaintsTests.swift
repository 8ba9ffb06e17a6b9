import Testing

@testable import XML

@Suite struct ComplaintsTests {
    @Test(arguments: [
        "<parcel code='c'><label/><grams>x</grams></parcel>", "<parcel more='1'/>",
        "<parcel>x</parcel>",
        "<parcel code='c'><label>a<b/></label></parcel>",
    ])
    func `past the limit libxml2 words hardly any further error`(parcel: String) throws {
        let text = Parcels.text(parcels: String(repeating: parcel, count: 2_000))
        let schema = try Parcels.schema()
        let document = try Document(text)
        let complaints = schema.complaints(against: document, limit: 50)
        #expect(complaints.list.count == 50)
        #expect(complaints.errorCount <= 50 + 8)
    }
}
