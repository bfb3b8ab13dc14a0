package de.fallbruecke.xoev;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attack catalogue §2, §3 and §7 against validation and schema packs. */
class HostileInputTest {
  private static final String XS =
      "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns=\"urn:test\" targetNamespace=\"urn:test\" elementFormDefault=\"qualified\">%s</xs:schema>";
  private static final String ANY = XS.formatted("<xs:element name=\"a\"/>");

  @TempDir Path folder;
  private PackFolder packs;

  @BeforeEach
  void emptyFolder() {
    packs = new PackFolder(folder);
  }

  // ---- nothing is fetched

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a xmlns='urn:test' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='urn:test %s'/>",
        "<a xmlns='urn:test' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='urn:other %s'><b xmlns='urn:other'/></a>",
        "<a xmlns='urn:test' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:noNamespaceSchemaLocation='%s'><b xmlns=''/></a>",
        "<?xml-stylesheet type='text/xsl' href='%s'?><a xmlns='urn:test'/>",
        "<a xmlns='urn:test' xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='%s'/></a>"
      })
  void aLocationInAMessageIsNeverFollowedByValidation(String text) throws Exception {
    try (ServerSocket listener = Listener.open()) {
      assertThat(validate(packs.xml("p", ANY), text.formatted(Listener.address(listener))).valid())
          .isTrue();
      assertThat(Listener.connections(listener)).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<xs:import namespace=\"urn:other\" schemaLocation=\"%s\"/><xs:element name=\"a\"/>",
        "<xs:include schemaLocation=\"%s\"/><xs:element name=\"a\"/>",
        "<xs:redefine schemaLocation=\"%s\"/><xs:element name=\"a\"/>",
        "<xs:import namespace=\"urn:other\" schemaLocation=\"file:///etc/passwd\"/><xs:element name=\"a\"/>",
        "<xs:include schemaLocation=\"../../../../../../etc/passwd\"/><xs:element name=\"a\"/>",
        "<xs:import namespace=\"urn:other\"/><xs:element name=\"a\"/>"
      })
  void whatAPackImportsAndDoesNotContainMakesItIncomplete(String body) throws Exception {
    try (ServerSocket listener = Listener.open()) {
      packs.xml("p", XS.formatted(body.formatted(Listener.address(listener))));
      assertThat(packs.packs().problem(packs.only()))
          .hasValueSatisfying(
              fault -> assertThat(fault.code()).isEqualTo(FaultCode.SCHEMA_PACK_INCOMPLETE));
      assertThat(Listener.connections(listener)).isZero();
    }
  }

  @Test
  void aTrustedSchemaWithDoctypeLoadsItsDtdFromNowhere() throws Exception {
    try (ServerSocket listener = Listener.open()) {
      String doctype =
          "<!DOCTYPE xs:schema PUBLIC \"x\" \"%s\" [<!ENTITY n 'urn:test'>]>"
              .formatted(Listener.address(listener));
      packs.xml("p", doctype + ANY, "doctypes: [a.xsd]\n");
      assertThat(packs.packs().problem(packs.only())).isEmpty();
      assertThat(Listener.connections(listener)).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE xs:schema [<!ENTITY n SYSTEM \"%s\">]>",
        "<!DOCTYPE xs:schema SYSTEM \"%s\">"
      })
  void aSchemaWithDoctypeThatThePackDoesNotNameIsRefused(String doctype) throws Exception {
    try (ServerSocket listener = Listener.open()) {
      packs.xml("p", doctype.formatted(Listener.address(listener)) + ANY);
      assertThat(packs.packs().problem(packs.only()))
          .hasValueSatisfying(
              fault -> assertThat(fault.code()).isEqualTo(FaultCode.SCHEMA_PACK_INVALID));
      assertThat(Listener.connections(listener)).isZero();
    }
  }

  @Test
  void aCodeListWithDoctypeIsRefused() throws Exception {
    try (ServerSocket listener = Listener.open()) {
      packs
          .xml("p", ANY, "codelists: lists\n")
          .file(
              "p",
              "lists/a.xml",
              "<!DOCTYPE a SYSTEM \"%s\"><a/>".formatted(Listener.address(listener)));
      assertThat(packs.packs().problem(packs.only()))
          .hasValueSatisfying(
              fault -> assertThat(fault.code()).isEqualTo(FaultCode.SCHEMA_PACK_INVALID));
      assertThat(Listener.connections(listener)).isZero();
    }
  }

  @Test
  void aRemoteRefOfAJsonSchemaMakesThePackIncomplete() throws Exception {
    try (ServerSocket listener = Listener.open()) {
      String address = Listener.address(listener);
      packs.json(
          "p", "{\"$id\":\"urn:x\",\"properties\":{\"a\":{\"$ref\":\"" + address + "#/x\"}}}", "");
      assertThat(packs.packs().problem(packs.only()))
          .hasValueSatisfying(
              fault -> {
                assertThat(fault.code()).isEqualTo(FaultCode.SCHEMA_PACK_INCOMPLETE);
                assertThat(fault).hasMessageContaining(address);
              });
      assertThat(Listener.connections(listener)).isZero();
    }
  }

  @Test
  void aSchemaUriInAMessageIsANameAndNotAnAddress() throws Exception {
    try (ServerSocket listener = Listener.open()) {
      String address = Listener.address(listener);
      packs.json("p", "{\"type\":\"object\"}", "");
      SourceDocument document =
          parse(
              "{\"$schema\":\"%s\",\"$ref\":\"%s\"}".formatted(address, address),
              "application/json");
      assertThat(packs.packs().recognise(document, address)).isEmpty();
      assertThat(packs.packs().validate(document, packs.only()).valid()).isTrue();
      assertThat(Listener.connections(listener)).isZero();
    }
  }

  @Test
  void aRefWithinThePackIsFoundOffline() throws Exception {
    packs
        .json(
            "p",
            "{\"$id\":\"https://schema.invalid/a.json\",\"properties\":{\"a\":{\"$ref\":\"b.json#/$defs/b\"}}}",
            "resources:\n  https://schema.invalid/b.json: b.json\n")
        .file(
            "p",
            "b.json",
            "{\"$id\":\"https://schema.invalid/b.json\",\"$defs\":{\"b\":{\"type\":\"string\"}}}");
    assertThat(packs.packs().problem(packs.only())).isEmpty();
    assertThat(json("{\"a\":1}").findings())
        .singleElement()
        .extracting(Validation.Finding::rule)
        .isEqualTo("type");
  }

  // ---- nothing runs for ever

  @ParameterizedTest
  @ValueSource(strings = {"(a+)+", "(a|aa)+", "(a*)*b", "[a-z]*", "([ -~]|[&#xA1;-&#xFF;])*"})
  void aLongTextAgainstAPatternOfXmlSchemaEndsInAFault(String pattern) throws Exception {
    packs.xml("p", XS.formatted(element(pattern)));
    String text = "<a xmlns='urn:test'>" + "a".repeat(1_000_000) + "!</a>";
    assertThat(faultOf(() -> validate(packs, text))).isEqualTo(FaultCode.DOCUMENT_LIMIT_EXCEEDED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a+)+", "(a|aa)+", "(a*)*b"})
  void aCatastrophicPatternOfXmlSchemaEndsOnAShortText(String pattern) throws Exception {
    packs.xml("p", XS.formatted(element(pattern)));
    String text = "<a xmlns='urn:test'>" + "a".repeat(5_000) + "!</a>";
    SchemaPacks installed = packs.packs();
    assertThat(
            Effort.withinTwoSeconds(() -> installed.validate(parse(text, "text/xml"), packs.only()))
                .valid())
        .isFalse();
  }

  @Test
  void aLongAttributeAgainstAPatternEndsInAFault() throws Exception {
    packs.xml(
        "p",
        XS.formatted(
            "<xs:simpleType name=\"t\"><xs:restriction base=\"xs:string\"><xs:pattern value=\"[a-z]*\"/></xs:restriction></xs:simpleType><xs:element name=\"a\"><xs:complexType><xs:attribute name=\"b\" type=\"t\"/></xs:complexType></xs:element>"));
    String text = "<a xmlns='urn:test' b='" + "a".repeat(1_000_000) + "'/>";
    assertThat(faultOf(() -> validate(packs, text))).isEqualTo(FaultCode.DOCUMENT_LIMIT_EXCEEDED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"xs:base64Binary", "xs:string"})
  void aLongTextThatNoPatternChecksIsFine(String type) throws Exception {
    packs.xml("p", XS.formatted("<xs:element name=\"a\" type=\"" + type + "\"/>"));
    String text = "<a xmlns='urn:test'>" + "AAAA".repeat(1_000_000) + "</a>";
    SchemaPacks installed = packs.packs();
    SourceDocument document = parse(text, "text/xml");
    assertThat(Effort.withinTwoSeconds(() -> installed.validate(document, packs.only())).valid())
        .isTrue();
  }

  @Test
  void characterReferencesAreNoBombForValidationEither() throws Exception {
    packs.xml("p", XS.formatted("<xs:element name=\"a\" type=\"xs:string\"/>"));
    String text = "<a xmlns='urn:test'>" + "&amp;&#228;".repeat(200_000) + "</a>";
    assertThat(validate(packs, text).valid()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"^(.*a){12}$", "^(.?a){30}x$|^([a-z]*)*([a-z]*)*([a-z]*)*([a-z]*)*$"})
  void aCatastrophicPatternOfJsonSchemaEndsInAFault(String pattern) throws Exception {
    packs.json("p", "{\"pattern\":\"" + pattern + "\"}", "");
    assertThat(faultOf(() -> json("\"" + "a".repeat(60) + "!\"")))
        .isEqualTo(FaultCode.DOCUMENT_LIMIT_EXCEEDED);
  }

  @Test
  void aPatternThatNeedsADeepStackEndsInAFault() throws Exception {
    packs.json("p", "{\"pattern\":\"^(a|b)*$\"}", "");
    assertThat(faultOf(() -> json("\"" + "ab".repeat(500_000) + "\"")))
        .isEqualTo(FaultCode.DOCUMENT_LIMIT_EXCEEDED);
  }

  @Test
  void aSchemaThatRefersToItselfForEverEndsInAFaultOrAFinding() throws Exception {
    packs.json("p", "{\"$id\":\"urn:x\",\"allOf\":[{\"$ref\":\"#\"}]}", "");
    assertThat(faultOf(() -> json("{}"))).isEqualTo(FaultCode.DOCUMENT_LIMIT_EXCEEDED);
  }

  @Test
  void ahugeRepetitionInASchemaIsRefusedWhenThePackIsRead() throws Exception {
    packs.xml(
        "p",
        XS.formatted(
            "<xs:element name=\"a\"><xs:complexType><xs:sequence><xs:element name=\"b\" maxOccurs=\"100000\"/><xs:element name=\"c\" minOccurs=\"0\"/></xs:sequence></xs:complexType></xs:element>"));
    assertThat(Effort.withinTwoSeconds(() -> packs.packs().problem(packs.only())))
        .hasValueSatisfying(
            fault -> assertThat(fault.code()).isEqualTo(FaultCode.SCHEMA_PACK_INVALID));
  }

  private static String element(String pattern) {
    return "<xs:simpleType name=\"t\"><xs:restriction base=\"xs:string\"><xs:pattern value=\"%s\"/></xs:restriction></xs:simpleType><xs:element name=\"a\" type=\"t\"/>"
        .formatted(pattern);
  }

  private static Validation validate(PackFolder folder, String xml) {
    return folder.packs().validate(parse(xml, "text/xml"), folder.only());
  }

  private Validation json(String json) {
    return packs.packs().validate(parse(json, "application/json"), packs.only());
  }

  private static SourceDocument parse(String text, String type) {
    return new ParsedDocuments().parse(text.getBytes(StandardCharsets.UTF_8), type);
  }

  private static FaultCode faultOf(Callable<Validation> action) throws Exception {
    try {
      Effort.withinTwoSeconds(action);
    } catch (Fault e) {
      return e.code();
    }
    throw new AssertionError("no fault");
  }
}
