package de.fallbruecke.xoev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.platform.HardenedSaxon;
import de.fallbruecke.platform.SecureXml;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XPathCompiler;
import net.sf.saxon.s9api.XdmValue;
import net.sf.saxon.s9api.Xslt30Transformer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HardenedSaxonTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "doc('%s')",
        "doc-available('%s')",
        "unparsed-text('%s')",
        "unparsed-text-lines('%s')",
        "unparsed-text-available('%s')",
        "collection('%s')",
        "uri-collection('%s')",
        "json-doc('%s')",
        "transform(map{'stylesheet-location':'%s', 'source-node': .})",
        "load-xquery-module('urn:x', map{'location-hints':'%s'})"
      })
  void noExpressionReadsAFile(String expression) throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "<a>CANARY</a>");
    assertThat(attempt(expression.formatted(secret.toUri()))).doesNotContain("CANARY", "true");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "doc('%s')",
        "doc-available('%s')",
        "unparsed-text('%s')",
        "unparsed-text-available('%s')",
        "collection('%s')",
        "json-doc('%s')",
        "transform(map{'stylesheet-location':'%s', 'source-node': .})"
      })
  void noExpressionOpensAConnection(String expression) throws Exception {
    try (ServerSocket listener = Listener.open()) {
      assertThat(attempt(expression.formatted(Listener.address(listener)))).doesNotContain("true");
      assertThat(Listener.connections(listener)).isZero();
    }
  }

  @Test
  void theEnvironmentIsEmpty() throws Exception {
    assertThat(System.getenv("PATH")).isNotNull();
    assertThat(attempt("count(available-environment-variables())")).isEqualTo("0");
    assertThat(attempt("string(environment-variable('PATH')) = ''")).isEqualTo("true");
  }

  @Test
  void systemPropertiesOfTheProgramAreNotVisible() throws Exception {
    assertThat(transform("<xsl:value-of select=\"system-property('Q{}user.home')\"/>"))
        .doesNotContain(System.getProperty("user.home"));
    assertThat(transform("<xsl:value-of select=\"system-property('user.home')\"/>"))
        .doesNotContain(System.getProperty("user.home"));
  }

  @Test
  void javaCannotBeCalled() {
    assertThatThrownBy(
            () -> transform("<xsl:value-of select=\"Q{java:java.lang.System}getenv('PATH')\"/>"))
        .isInstanceOf(SaxonApiException.class);
  }

  @Test
  void aStylesheetWritesNoSecondDocument() throws Exception {
    Path target = folder.resolve("out.xml");
    assertThatThrownBy(
            () ->
                transform(
                    "<xsl:result-document href='%s'><a/></xsl:result-document>"
                        .formatted(target.toUri())))
        .isInstanceOf(SaxonApiException.class);
    assertThat(target).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"xsl:include", "xsl:import"})
  void aStylesheetIncludesNothing(String element) throws Exception {
    try (ServerSocket listener = Listener.open()) {
      String stylesheet =
          "<xsl:stylesheet version='3.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'><%s href='%s'/></xsl:stylesheet>"
              .formatted(element, Listener.address(listener));
      assertThatThrownBy(
              () ->
                  HardenedSaxon.processor()
                      .newXsltCompiler()
                      .compile(SecureXml.source(stream(stylesheet), "urn:test")))
          .isInstanceOf(SaxonApiException.class);
      assertThat(Listener.connections(listener)).isZero();
    }
  }

  @Test
  void xslEvaluateIsOff() {
    assertThatThrownBy(() -> transform("<xsl:evaluate xpath=\"'1+1'\"/>"))
        .isInstanceOf(SaxonApiException.class);
  }

  @Test
  void whatSaxonSaysOfADocumentReachesNoConsole() throws Exception {
    PrintStream before = System.err;
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    System.setErr(new PrintStream(console, true, StandardCharsets.UTF_8));
    try {
      transform("<xsl:message select=\"'CANARY'\"/><a/>");
      attempt("xs:integer('CANARY')");
      assertThatThrownBy(() -> transform("<xsl:value-of select=\"xs:integer('CANARY')\"/>"))
          .isInstanceOf(SaxonApiException.class);
      assertThatThrownBy(
              () -> transform("<xsl:value-of select=\"xs:integer(string(name(*) || 'CANARY'))\"/>"))
          .isInstanceOf(SaxonApiException.class);
    } finally {
      System.setErr(before);
    }
    assertThat(console.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void aCatastrophicRegexEndsInAnError() throws Exception {
    String text = "a".repeat(60) + "!";
    assertThat(Effort.withinTwoSeconds(() -> attempt("matches('" + text + "', '^(a+)+$')")))
        .isEqualTo("refused");
  }

  @Test
  void endlessRecursionEndsInAnError() throws Exception {
    String endless = "let $f := function($f, $n) { 1 + $f($f, $n + 1) } return $f($f, 0)";
    assertThat(Effort.withinTwoSeconds(() -> attempt(endless))).isEqualTo("refused");
  }

  private static String attempt(String expression) {
    try {
      return evaluate(expression).toString();
    } catch (SaxonApiException | StackOverflowError e) {
      return "refused";
    }
  }

  private static XdmValue evaluate(String expression) throws SaxonApiException {
    XPathCompiler compiler = HardenedSaxon.processor().newXPathCompiler();
    compiler.declareNamespace("xs", "http://www.w3.org/2001/XMLSchema");
    return compiler.evaluate(expression, document());
  }

  private static String transform(String body) throws SaxonApiException {
    String stylesheet =
        "<xsl:stylesheet version='3.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform' xmlns:xs='http://www.w3.org/2001/XMLSchema'><xsl:template match='/'><r>%s</r></xsl:template></xsl:stylesheet>"
            .formatted(body);
    Xslt30Transformer transformer =
        HardenedSaxon.processor()
            .newXsltCompiler()
            .compile(SecureXml.source(stream(stylesheet), "urn:test"))
            .load30();
    StringWriter out = new StringWriter();
    transformer.applyTemplates(document(), HardenedSaxon.processor().newSerializer(out));
    return out.toString();
  }

  private static net.sf.saxon.s9api.XdmNode document() throws SaxonApiException {
    return HardenedSaxon.processor()
        .newDocumentBuilder()
        .build(SecureXml.source(stream("<a/>"), "urn:test"));
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
