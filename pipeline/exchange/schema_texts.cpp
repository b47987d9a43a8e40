#include "exchange/schema_texts.h"

namespace vanthu::exchange {

const std::string_view kXlinkSchema = R"(<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/1999/xlink">
  <xs:attribute name="href" type="xs:anyURI"/>
  <xs:attribute name="title" type="xs:string"/>
  <xs:attribute name="type">
    <xs:simpleType>
      <xs:restriction base="xs:string"><xs:enumeration value="simple"/></xs:restriction>
    </xs:simpleType>
  </xs:attribute>
</xs:schema>
)";

const std::string_view kCsipSchema = R"(<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
    targetNamespace="https://DILCIS.eu/XML/METS/CSIPExtensionMETS">
  <xs:attribute name="OAISPACKAGETYPE">
    <xs:simpleType>
      <xs:restriction base="xs:string">
        <xs:enumeration value="SIP"/>
        <xs:enumeration value="AIP"/>
      </xs:restriction>
    </xs:simpleType>
  </xs:attribute>
  <xs:attribute name="NOTETYPE" type="xs:string"/>
</xs:schema>
)";

const std::string_view kMetsSchema = R"(<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.loc.gov/METS/"
    xmlns:xlink="http://www.w3.org/1999/xlink"
    xmlns:csip="https://DILCIS.eu/XML/METS/CSIPExtensionMETS"
    targetNamespace="http://www.loc.gov/METS/" elementFormDefault="qualified">
  <xs:import namespace="http://www.w3.org/1999/xlink" schemaLocation="xlink.xsd"/>
  <xs:import namespace="https://DILCIS.eu/XML/METS/CSIPExtensionMETS" schemaLocation="csip.xsd"/>
  <xs:simpleType name="sha256">
    <xs:restriction base="xs:string"><xs:pattern value="[0-9A-F]{64}"/></xs:restriction>
  </xs:simpleType>
  <xs:attributeGroup name="content">
    <xs:attribute name="ID" type="xs:ID" use="required"/>
    <xs:attribute name="MIMETYPE" type="xs:string" use="required"/>
    <xs:attribute name="SIZE" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="CREATED" type="xs:dateTime" use="required"/>
    <xs:attribute name="CHECKSUM" type="sha256" use="required"/>
    <xs:attribute name="CHECKSUMTYPE" fixed="SHA-256" use="required"/>
  </xs:attributeGroup>
  <xs:attributeGroup name="link">
    <xs:attribute name="LOCTYPE" fixed="URL" use="required"/>
    <xs:attribute ref="xlink:type" use="required"/>
    <xs:attribute ref="xlink:href" use="required"/>
    <xs:attribute ref="xlink:title"/>
  </xs:attributeGroup>
  <xs:complexType name="mdRef">
    <xs:attributeGroup ref="content"/>
    <xs:attributeGroup ref="link"/>
    <xs:attribute name="MDTYPE" use="required">
      <xs:simpleType>
        <xs:restriction base="xs:string">
          <xs:enumeration value="EAD"/>
          <xs:enumeration value="PREMIS"/>
        </xs:restriction>
      </xs:simpleType>
    </xs:attribute>
  </xs:complexType>
  <xs:complexType name="link"><xs:attributeGroup ref="link"/></xs:complexType>
  <xs:complexType name="div">
    <xs:sequence>
      <xs:element name="div" type="div" minOccurs="0" maxOccurs="unbounded"/>
      <xs:element name="mptr" type="link" minOccurs="0" maxOccurs="unbounded"/>
      <xs:element name="fptr" minOccurs="0" maxOccurs="unbounded">
        <xs:complexType><xs:attribute name="FILEID" type="xs:IDREF" use="required"/></xs:complexType>
      </xs:element>
    </xs:sequence>
    <xs:attribute name="ID" type="xs:ID" use="required"/>
    <xs:attribute name="LABEL" type="xs:string" use="required"/>
    <xs:attribute name="DMDID" type="xs:IDREFS"/>
    <xs:attribute name="ADMID" type="xs:IDREFS"/>
  </xs:complexType>
  <xs:complexType name="note">
    <xs:simpleContent>
      <xs:extension base="xs:string"><xs:attribute ref="csip:NOTETYPE" use="required"/></xs:extension>
    </xs:simpleContent>
  </xs:complexType>
  <xs:element name="mets">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="metsHdr">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="agent" maxOccurs="unbounded">
                <xs:complexType>
                  <xs:sequence>
                    <xs:element name="name" type="xs:string"/>
                    <xs:element name="note" type="note" minOccurs="0" maxOccurs="unbounded"/>
                  </xs:sequence>
                  <xs:attribute name="ROLE" type="xs:string" use="required"/>
                  <xs:attribute name="OTHERROLE" type="xs:string"/>
                  <xs:attribute name="TYPE" type="xs:string" use="required"/>
                  <xs:attribute name="OTHERTYPE" type="xs:string"/>
                </xs:complexType>
              </xs:element>
            </xs:sequence>
            <xs:attribute name="CREATEDATE" type="xs:dateTime" use="required"/>
            <xs:attribute name="RECORDSTATUS" type="xs:string"/>
            <xs:attribute ref="csip:OAISPACKAGETYPE" use="required"/>
          </xs:complexType>
        </xs:element>
        <xs:element name="dmdSec" minOccurs="0" maxOccurs="unbounded">
          <xs:complexType>
            <xs:sequence><xs:element name="mdRef" type="mdRef"/></xs:sequence>
            <xs:attribute name="ID" type="xs:ID" use="required"/>
            <xs:attribute name="CREATED" type="xs:dateTime" use="required"/>
            <xs:attribute name="STATUS" type="xs:string"/>
          </xs:complexType>
        </xs:element>
        <xs:element name="amdSec" minOccurs="0">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="digiprovMD">
                <xs:complexType>
                  <xs:sequence><xs:element name="mdRef" type="mdRef"/></xs:sequence>
                  <xs:attribute name="ID" type="xs:ID" use="required"/>
                  <xs:attribute name="STATUS" type="xs:string"/>
                </xs:complexType>
              </xs:element>
            </xs:sequence>
            <xs:attribute name="ID" type="xs:ID" use="required"/>
          </xs:complexType>
        </xs:element>
        <xs:element name="fileSec">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="fileGrp" minOccurs="0" maxOccurs="unbounded">
                <xs:complexType>
                  <xs:sequence>
                    <xs:element name="file" maxOccurs="unbounded">
                      <xs:complexType>
                        <xs:sequence><xs:element name="FLocat" type="link"/></xs:sequence>
                        <xs:attributeGroup ref="content"/>
                      </xs:complexType>
                    </xs:element>
                  </xs:sequence>
                  <xs:attribute name="ID" type="xs:ID" use="required"/>
                  <xs:attribute name="USE" type="xs:string" use="required"/>
                </xs:complexType>
              </xs:element>
            </xs:sequence>
            <xs:attribute name="ID" type="xs:ID" use="required"/>
          </xs:complexType>
        </xs:element>
        <xs:element name="structMap">
          <xs:complexType>
            <xs:sequence><xs:element name="div" type="div"/></xs:sequence>
            <xs:attribute name="ID" type="xs:ID" use="required"/>
            <xs:attribute name="TYPE" fixed="PHYSICAL" use="required"/>
            <xs:attribute name="LABEL" fixed="CSIP" use="required"/>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="OBJID" type="xs:string" use="required"/>
      <xs:attribute name="LABEL" type="xs:string"/>
      <xs:attribute name="TYPE" type="xs:string" use="required"/>
      <xs:attribute name="PROFILE" type="xs:anyURI" use="required"/>
    </xs:complexType>
  </xs:element>
</xs:schema>
)";

const std::string_view kPremisSchema = R"(<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.loc.gov/premis/v3"
    targetNamespace="http://www.loc.gov/premis/v3" elementFormDefault="qualified">
  <xs:complexType name="object" abstract="true"/>
  <xs:complexType name="file">
    <xs:complexContent>
      <xs:extension base="object">
        <xs:sequence>
          <xs:element name="objectIdentifier">
            <xs:complexType>
              <xs:sequence>
                <xs:element name="objectIdentifierType" type="xs:string"/>
                <xs:element name="objectIdentifierValue" type="xs:string"/>
              </xs:sequence>
            </xs:complexType>
          </xs:element>
          <xs:element name="objectCharacteristics">
            <xs:complexType>
              <xs:sequence>
                <xs:element name="fixity">
                  <xs:complexType>
                    <xs:sequence>
                      <xs:element name="messageDigestAlgorithm" type="xs:string" fixed="SHA-256"/>
                      <xs:element name="messageDigest">
                        <xs:simpleType>
                          <xs:restriction base="xs:string">
                            <xs:pattern value="[0-9a-f]{64}"/>
                          </xs:restriction>
                        </xs:simpleType>
                      </xs:element>
                    </xs:sequence>
                  </xs:complexType>
                </xs:element>
                <xs:element name="size" type="xs:nonNegativeInteger"/>
                <xs:element name="format">
                  <xs:complexType>
                    <xs:sequence>
                      <xs:element name="formatDesignation">
                        <xs:complexType>
                          <xs:sequence><xs:element name="formatName" type="xs:string"/></xs:sequence>
                        </xs:complexType>
                      </xs:element>
                    </xs:sequence>
                  </xs:complexType>
                </xs:element>
              </xs:sequence>
            </xs:complexType>
          </xs:element>
        </xs:sequence>
      </xs:extension>
    </xs:complexContent>
  </xs:complexType>
  <xs:element name="premis">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="object" type="object" maxOccurs="unbounded"/>
        <xs:element name="event" maxOccurs="unbounded">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="eventIdentifier">
                <xs:complexType>
                  <xs:sequence>
                    <xs:element name="eventIdentifierType" type="xs:string"/>
                    <xs:element name="eventIdentifierValue" type="xs:string"/>
                  </xs:sequence>
                </xs:complexType>
              </xs:element>
              <xs:element name="eventType" type="xs:string"/>
              <xs:element name="eventDateTime" type="xs:dateTime"/>
              <xs:element name="eventOutcomeInformation">
                <xs:complexType>
                  <xs:sequence><xs:element name="eventOutcome" type="xs:string"/></xs:sequence>
                </xs:complexType>
              </xs:element>
              <xs:element name="linkingAgentIdentifier">
                <xs:complexType>
                  <xs:sequence>
                    <xs:element name="linkingAgentIdentifierType" type="xs:string"/>
                    <xs:element name="linkingAgentIdentifierValue" type="xs:string"/>
                  </xs:sequence>
                </xs:complexType>
              </xs:element>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
        <xs:element name="agent" maxOccurs="unbounded">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="agentIdentifier">
                <xs:complexType>
                  <xs:sequence>
                    <xs:element name="agentIdentifierType" type="xs:string"/>
                    <xs:element name="agentIdentifierValue" type="xs:string"/>
                  </xs:sequence>
                </xs:complexType>
              </xs:element>
              <xs:element name="agentName" type="xs:string"/>
              <xs:element name="agentType" type="xs:string"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" fixed="3.0" use="required"/>
    </xs:complexType>
  </xs:element>
</xs:schema>
)";

}  // namespace vanthu::exchange
