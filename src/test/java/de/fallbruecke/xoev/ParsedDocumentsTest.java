package de.fallbruecke.xoev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.HardenedSaxon;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XPathCompiler;
import net.sf.saxon.s9api.XdmNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParsedDocumentsTest {
  private final SourceDocuments documents = new ParsedDocuments();

  @Test
  void anXmlDocumentIsKnownByItsRootAndKeepsItsBytes() {
    byte[] bytes = "<x:antrag.7101 xmlns:x='urn:x'/>".getBytes(StandardCharsets.UTF_8);
    SourceDocument document = documents.parse(bytes, "text/xml; charset=utf-8");
    assertThat(document.format()).isEqualTo(SourceDocument.Format.XML);
    assertThat(document.namespace()).isEqualTo("urn:x");
    assertThat(document.localName()).isEqualTo("antrag.7101");
    assertThat(document.bytes()).isSameAs(bytes);
  }

  @Test
  void lineNumbersOfTheXmlAreKept() throws Exception {
    XdmNode node = (XdmNode) evaluate(xml("<a>\n<b/>\n\n<c/></a>"), "/a/c");
    assertThat(node.getLineNumber()).isEqualTo(4);
  }

  @Test
  void combiningCharactersStayAsTheyCame() throws Exception {
    String decomposed = "G̲o\u0308kc\u0327e";
    assertThat(evaluate(xml("<a>" + decomposed + "</a>"), "string(/a)").toString())
        .isEqualTo(decomposed);
    assertThat(evaluate(json("{\"a\":\"" + decomposed + "\"}"), "string(?a)").toString())
        .isEqualTo(decomposed);
  }

  @Test
  void anXmlErrorNamesLineAndColumnAndNoContent() {
    assertThatThrownBy(() -> xml("<a>\n<CANARY CANARY=\"CANARY></a>"))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("line 2")
        .hasMessageNotContaining("CANARY")
        .hasNoCause()
        .extracting(e -> ((Fault) e).code())
        .isEqualTo(FaultCode.DOCUMENT_NOT_WELL_FORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "<a>", "<a/><b/>", "<a>&unknown;</a>", "<x:a/>", "plain", "\u0000"})
  void brokenXmlIsNotWellFormed(String text) {
    assertThat(faultOf(() -> xml(text))).isEqualTo(FaultCode.DOCUMENT_NOT_WELL_FORMED);
  }

  @Test
  void bytesThatAreNotTheAnnouncedEncodingAreNotWellFormed() {
    byte[] latin = "<a>ä</a>".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(faultOf(() -> documents.parse(latin, "application/xml")))
        .isEqualTo(FaultCode.DOCUMENT_NOT_WELL_FORMED);
  }

  @Test
  void anUnknownEncodingIsNotWellFormed() {
    assertThat(faultOf(() -> xml("<?xml version='1.0' encoding='CANARY'?><a/>")))
        .isEqualTo(FaultCode.DOCUMENT_NOT_WELL_FORMED);
  }

  @Test
  void anotherMediaTypeIsNamedAsSuch() {
    assertThat(faultOf(() -> documents.parse(new byte[0], "application/pdf")))
        .isEqualTo(FaultCode.DOCUMENT_TYPE_UNKNOWN);
  }

  // ---- JSON

  @Test
  void jsonNumbersKeepTheirValue() throws Exception {
    SourceDocument document =
        json("{\"i\":1200000,\"d\":10.10,\"l\":12345678901234567890,\"e\":1e3,\"n\":-0.5}");
    assertThat(evaluate(document, "string(?i)").toString()).isEqualTo("1200000");
    assertThat(evaluate(document, "?d = 10.1").toString()).isEqualTo("true");
    assertThat(evaluate(document, "string(?l)").toString()).isEqualTo("12345678901234567890");
    assertThat(evaluate(document, "string(?e)").toString()).isEqualTo("1000");
    assertThat(evaluate(document, "string(?n)").toString()).isEqualTo("-0.5");
  }

  @Test
  void jsonStructuresAreMapsAndArrays() throws Exception {
    SourceDocument document = json("{\"g\":[{\"f\":\"x\"},{\"f\":null},true]}");
    assertThat(evaluate(document, "?g?1?f").toString()).isEqualTo("x");
    assertThat(evaluate(document, "empty(?g?2?f)").toString()).isEqualTo("true");
    assertThat(evaluate(document, "?g?3").toString()).isEqualTo("true");
    assertThat(evaluate(document, "array:size(?g)").toString()).isEqualTo("3");
  }

  @Test
  void jsonThatParseJsonReadsEquallyIsEqual() throws Exception {
    String text = "{\"a\":[1,2.5,\"ä\\u0000\\ud800\",{\"b\":[]},{}],\"c\":false}";
    assertThat(evaluate(json(text), "deep-equal(., parse-json('" + text + "'))").toString())
        .isEqualTo("true");
  }

  @Test
  void aJsonErrorNamesLineAndColumnAndNoContent() {
    assertThatThrownBy(() -> json("{\n\"a\": CANARY}"))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("line 2")
        .hasMessageNotContaining("CANARY")
        .hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "{",
        "{}{}",
        "{} x",
        "{\"a\":1,\"a\":2}",
        "[1,]",
        "{'a':1}",
        "NaN",
        "01",
        "// c\n{}"
      })
  void brokenJsonIsNotWellFormed(String text) {
    assertThat(faultOf(() -> json(text))).isEqualTo(FaultCode.DOCUMENT_NOT_WELL_FORMED);
  }

  // ---- hostile input: each ends in a fault within two seconds

  @Test
  void tenThousandLevelsOfXmlAreRefused() {
    assertThat(faultOf(() -> xml("<a>".repeat(10_000) + "</a>".repeat(10_000))))
        .isEqualTo(FaultCode.DOCUMENT_LIMIT_EXCEEDED);
  }

  @Test
  void tenThousandLevelsOfJsonAreRefused() {
    assertThat(faultOf(() -> json("[".repeat(10_000) + "]".repeat(10_000))))
        .isEqualTo(FaultCode.DOCUMENT_LIMIT_EXCEEDED);
    assertThat(faultOf(() -> json("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000))))
        .isEqualTo(FaultCode.DOCUMENT_LIMIT_EXCEEDED);
  }

  @Test
  void aHundredThousandAttributesAreRefused() {
    StringBuilder text = new StringBuilder("<a");
    for (int i = 0; i < 100_000; i++) {
      text.append(" a").append(i).append("='v'");
    }
    assertThat(faultOf(() -> xml(text + "/>"))).isEqualTo(FaultCode.DOCUMENT_LIMIT_EXCEEDED);
  }

  @Test
  void aTreeOfTwoMillionElementsIsRefusedBeforeItIsBuilt() {
    String text = "<a>" + "<b/>".repeat(2_000_000) + "</a>";
    assertThat(faultOf(() -> xml(text))).isEqualTo(FaultCode.DOCUMENT_LIMIT_EXCEEDED);
  }

  @Test
  void twoMillionJsonValuesAreRefused() {
    String text = "[" + "1,".repeat(2_000_000) + "1]";
    assertThat(faultOf(() -> json(text))).isEqualTo(FaultCode.DOCUMENT_LIMIT_EXCEEDED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "-1E+400", "1e-999999999", "0.1e-400"})
  void aNumberBeyondTheRangeOfADoubleIsRefused(String number) {
    assertThat(faultOf(() -> json(number))).isEqualTo(FaultCode.DOCUMENT_LIMIT_EXCEEDED);
  }

  @Test
  void aNumberOfAMillionDigitsIsRefused() {
    assertThat(faultOf(() -> json("1".repeat(1_000_000))))
        .isEqualTo(FaultCode.DOCUMENT_LIMIT_EXCEEDED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE a [<!ENTITY x SYSTEM '%s'>]><a>&x;</a>",
        "<!DOCTYPE a [<!ENTITY %% x SYSTEM '%s'> %%x;]><a/>",
        "<!DOCTYPE a SYSTEM '%s'><a/>",
        "<!DOCTYPE a PUBLIC 'x' '%s'><a/>",
        "<!DOCTYPE a [<!ENTITY a '1'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>]><a>&c;</a>",
        "<!DOCTYPE a><a/>"
      })
  void aDoctypeIsRefusedAndFetchesNothing(String text) throws Exception {
    try (ServerSocket listener = Listener.open()) {
      assertThat(faultOf(() -> xml(text.formatted(Listener.address(listener)))))
          .isEqualTo(FaultCode.DOCUMENT_FORBIDDEN);
      assertThat(Listener.connections(listener)).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<?xml-stylesheet type='text/xsl' href='%s'?><a/>",
        "<a xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='%s'/></a>",
        "<a xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='urn:x %s'/>",
        "<a xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:noNamespaceSchemaLocation='%s'/>",
        "<a xml:base='%s'/>"
      })
  void aLocationInADocumentIsOnlyText(String text) throws Exception {
    try (ServerSocket listener = Listener.open()) {
      assertThat(xml(text.formatted(Listener.address(listener))).localName()).isEqualTo("a");
      assertThat(Listener.connections(listener)).isZero();
    }
  }

  @Test
  void manyCharacterReferencesAreNoEntityBomb() throws Exception {
    String text = "<a>" + "&amp;&#228;".repeat(200_000) + "</a>";
    assertThat(evaluate(xml(text), "string-length(/a)").toString()).isEqualTo("400000");
  }

  private SourceDocument xml(String text) {
    return documents.parse(text.getBytes(StandardCharsets.UTF_8), "application/xml");
  }

  private SourceDocument json(String text) {
    return documents.parse(text.getBytes(StandardCharsets.UTF_8), "application/json");
  }

  private static net.sf.saxon.s9api.XdmValue evaluate(SourceDocument document, String expression)
      throws SaxonApiException {
    XPathCompiler compiler = HardenedSaxon.processor().newXPathCompiler();
    compiler.declareNamespace("array", "http://www.w3.org/2005/xpath-functions/array");
    return compiler.evaluate(expression, document.root());
  }

  private static FaultCode faultOf(Callable<SourceDocument> action) {
    try {
      Effort.withinTwoSeconds(action);
    } catch (Fault e) {
      return e.code();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("no fault");
  }
}
