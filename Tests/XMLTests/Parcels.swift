import XML

/// A schema and documents for it: a list of parcels.
enum Parcels {
    static let namespace = "urn:example:parcels"

    static let schemaText = """
        <?xml version="1.0" encoding="UTF-8"?>
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:example:parcels"
            xmlns:p="urn:example:parcels" targetNamespace="urn:example:parcels" elementFormDefault="qualified">
          <xs:element name="parcels" type="Parcels">
            <xs:key name="code">
              <xs:selector xpath="p:parcel"/><xs:field xpath="@code"/>
            </xs:key>
          </xs:element>
          <xs:complexType name="Parcels">
            <xs:sequence>
              <xs:element name="depot" type="xs:string"/>
              <xs:element name="sealed" minOccurs="0"><xs:complexType/></xs:element>
              <xs:element name="parcel" type="Parcel" minOccurs="0" maxOccurs="unbounded"/>
            </xs:sequence>
            <xs:attribute name="version" type="xs:string" use="required"/>
          </xs:complexType>
          <xs:complexType name="Parcel">
            <xs:sequence>
              <xs:element name="label" type="Label"/>
              <xs:element name="sentOn" type="xs:date" minOccurs="0"/>
              <xs:element name="grams" type="Grams" minOccurs="0"/>
              <xs:element name="fragile" type="xs:boolean" minOccurs="0"/>
              <xs:element name="kind" type="Kind" minOccurs="0"/>
              <xs:element name="route" type="Route" minOccurs="0"/>
              <xs:element name="note" minOccurs="0" maxOccurs="3">
                <xs:complexType><xs:simpleContent>
                  <xs:extension base="xs:string">
                    <xs:attribute name="language" type="xs:language"/>
                  </xs:extension>
                </xs:simpleContent></xs:complexType>
              </xs:element>
            </xs:sequence>
            <xs:attribute name="code" type="Label" use="required"/>
          </xs:complexType>
          <xs:simpleType name="Label">
            <xs:restriction base="xs:string"><xs:maxLength value="40"/></xs:restriction>
          </xs:simpleType>
          <xs:simpleType name="Grams">
            <xs:restriction base="xs:int">
              <xs:minInclusive value="1"/><xs:maxInclusive value="30000"/>
            </xs:restriction>
          </xs:simpleType>
          <xs:simpleType name="Kind">
            <xs:restriction base="xs:string">
              <xs:enumeration value="letter"/><xs:enumeration value="box"/>
            </xs:restriction>
          </xs:simpleType>
          <xs:simpleType name="Route">
            <xs:restriction base="xs:string"><xs:pattern value="[A-Z]{2}[0-9]{2}"/></xs:restriction>
          </xs:simpleType>
        </xs:schema>
        """

    static func schema() throws(SchemaError) -> Schema {
        try Schema(compiling: Array(schemaText.utf8))
    }

    /// A valid document; `parcels` stands in place of its parcels.
    static func text(parcels: String? = nil, depot: String = "North & East") -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <parcels xmlns="urn:example:parcels" version="1">
          <depot>\(depot.split(separator: "&").joined(separator: "&amp;"))</depot>
        \(parcels ?? twoParcels)
        </parcels>
        """
    }

    static let twoParcels = """
          <parcel code="p1">
            <label>Zoë’s books</label>
            <sentOn>2026-11-23</sentOn>
            <grams>1200</grams>
            <fragile>false</fragile>
            <kind>box</kind>
            <route>NE07</route>
            <note language="en">Leave with <![CDATA[A & B]]> next door.</note>
          </parcel>
          <!-- the second one -->
          <parcel code='p2'><label>Teapot &lt;blue&gt;</label><fragile>true</fragile></parcel>
        """
}
