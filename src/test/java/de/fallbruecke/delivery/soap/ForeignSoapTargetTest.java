package de.fallbruecke.delivery.soap;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.delivery.Connector;
import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.delivery.StoredCase;
import de.fallbruecke.delivery.TargetContract;
import de.fallbruecke.delivery.TargetType;
import de.fallbruecke.delivery.TestTargets;
import de.fallbruecke.delivery.rest.HttpLine;
import de.fallbruecke.delivery.rest.SpecialistSoftware;
import de.fallbruecke.platform.HardenedSaxon;
import de.fallbruecke.platform.OutboundHttp;
import de.fallbruecke.platform.SecureXml;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.sf.saxon.s9api.SaxonApiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An operation that is described by endpoint, action and stylesheet; answers that cannot be
 * trusted.
 */
class ForeignSoapTargetTest {
  private static final String STYLESHEET =
      """
      <xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
          xmlns:fb="urn:fallbruecke:falluebergabe:1.0" exclude-result-prefixes="fb">
        <xsl:param name="case"/>
        <xsl:template match="/fb:HandOver">
          <v:Vorgang xmlns:v="urn:example:vorgang" nr="{fb:caseNumber}" wurzel="{$case/*/local-name()}">
            <xsl:for-each select="fb:file[fb:role='document']">
              <v:Anlage name="{fb:name}"><xsl:copy-of select="fb:content/node()"/></v:Anlage>
            </xsl:for-each>
          </v:Vorgang>
        </xsl:template>
      </xsl:stylesheet>
      """;
  private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

  private final SpecialistSoftware software = new SpecialistSoftware();
  private final StoredCase stored =
      new StoredCase().document("Antrag.pdf", TargetContract.bytes(1, 5_000));

  @AfterEach
  void stop() {
    software.close();
  }

  private Connector connector(boolean mtom, String stylesheet) {
    return connector(mtom, stylesheet, null);
  }

  private Connector connector(boolean mtom, String stylesheet, AnswerSignature answers) {
    try {
      ForeignOperation operation =
          new ForeignOperation(
              "urn:example:anlegen",
              HardenedSaxon.processor()
                  .newXsltCompiler()
                  .compile(
                      SecureXml.source(
                          new ByteArrayInputStream(stylesheet.getBytes(StandardCharsets.UTF_8)),
                          "urn:x")),
              "Aktenzeichen");
      return new SoapEndpoint(
              new SoapOptions(
                  software.url(),
                  SoapVersion.V1_1,
                  Duration.ofSeconds(20),
                  new HttpLine(OutboundHttp.newClient(), null),
                  mtom,
                  true,
                  Map.of(),
                  null,
                  null,
                  operation,
                  answers),
              Clock.systemUTC(),
              UUID::randomUUID)
          .connect(TestTargets.of(TargetType.SOAP, false));
    } catch (SaxonApiException e) {
      throw new IllegalStateException(e);
    }
  }

  private void answering(int status, String envelope) {
    software.answerHeaders.put("Content-Type", "text/xml; charset=utf-8");
    software.behaviour = (s, exchange, received) -> s.reply(exchange, status, envelope);
  }

  private static String envelope(String body) {
    return "<s:Envelope xmlns:s='" + SOAP + "'><s:Body>" + body + "</s:Body></s:Envelope>";
  }

  @Test
  void theStylesheetMakesTheBodyAndItsDocumentsTravelByMtom() {
    answering(200, envelope("<ok><Aktenzeichen>AZ 1/26</Aktenzeichen></ok>"));

    assertThat(connector(true, STYLESHEET).send(stored.parcel("fv")))
        .isEqualTo(new Outcome.Delivered("AZ 1/26"));

    var request = software.requests.getFirst();
    String text = new String(request.body(), StandardCharsets.ISO_8859_1);
    assertThat(request.headers().getFirst("SOAPAction")).isEqualTo("\"urn:example:anlegen\"");
    assertThat(request.headers().getFirst("Content-Type"))
        .startsWith("multipart/related; type=\"application/xop+xml\"");
    assertThat(text)
        .contains("nr=\"FB-7K3QX-9M2PA\"", "wurzel=\"case\"", "name=\"Antrag.pdf\"")
        .contains(">urn:example:anlegen</wsa:Action>")
        .contains(new String(stored.documents.getFirst(), StandardCharsets.ISO_8859_1));
    assertThat(request.headers().getFirst("Content-Length"))
        .isEqualTo(String.valueOf(request.body().length));
  }

  @Test
  void withoutMtomTheDocumentsStandInTheBody() {
    answering(200, envelope("<ok/>"));

    connector(false, STYLESHEET).send(stored.parcel("fv"));

    assertThat(new String(software.requests.getFirst().body(), StandardCharsets.UTF_8))
        .contains(java.util.Base64.getEncoder().encodeToString(stored.documents.getFirst()))
        .doesNotContain("Include");
  }

  @Test
  void aStylesheetThatFailsSendsNothing() {
    String failing =
        STYLESHEET.replace(
            "<v:Vorgang", "<xsl:message terminate=\"yes\">KANARIENVOGEL</xsl:message><v:Vorgang");

    Outcome outcome = connector(true, failing).send(stored.parcel("fv"));

    assertThat(StoredCase.word(outcome)).isEqualTo("REFUSED FB-DEL-028");
    assertThat(outcome.toString()).doesNotContain("KANARIENVOGEL");
    assertThat(software.requests).isEmpty();
  }

  @Test
  void aStylesheetReadsNothingFromOutside() {
    String reading =
        STYLESHEET.replace(
            "nr=\"{fb:caseNumber}\"", "nr=\"{unparsed-text('file:///etc/passwd')}\"");

    assertThat(StoredCase.word(connector(true, reading).send(stored.parcel("fv"))))
        .isEqualTo("REFUSED FB-DEL-028");
  }

  static List<String> untrustworthy() {
    return List.of(
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>" + envelope("<ok>&e;</ok>"),
        envelope(
            "<ok><x:Include xmlns:x='http://www.w3.org/2004/08/xop/include' href='http://127.0.0.1/'/></ok>"),
        envelope("<ok/><zwei/>"),
        envelope(""),
        "<s:Envelope xmlns:s='"
            + SOAP
            + "'><s:Header><w><s:Body><ok/></s:Body></w></s:Header></s:Envelope>",
        "<s:Envelope xmlns:s='"
            + SOAP
            + "'><s:Body><ok/></s:Body><s:Body><ok/></s:Body></s:Envelope>",
        "<s:Envelope xmlns:s='"
            + SOAP
            + "'><s:Header><h s:mustUnderstand='1'/></s:Header><s:Body><ok/></s:Body></s:Envelope>",
        "<html><body>OK</body></html>",
        "",
        envelope("<ok>" + "x".repeat(100_000) + "</ok>"));
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.MethodSource("untrustworthy")
  void anAnswerThatCannotBeTrustedIsNoSuccess(String answer) {
    answering(200, answer);

    assertThat(StoredCase.word(connector(true, STYLESHEET).send(stored.parcel("fv"))))
        .isEqualTo("UNCLEAR FB-DEL-025");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Client:REFUSED FB-DEL-004",
        "Server:UNCLEAR FB-DEL-005",
        "Server.x:UNCLEAR FB-DEL-005"
      })
  void faultsOfSoapOneOneAreReadToo(String expected) {
    String[] parts = expected.split(":");
    answering(
        500,
        envelope(
            "<s:Fault><faultcode>s:"
                + parts[0]
                + "</faultcode><faultstring>Name</faultstring></s:Fault>"));

    assertThat(StoredCase.word(connector(true, STYLESHEET).send(stored.parcel("fv"))))
        .isEqualTo(parts[1]);
  }

  @Test
  void aBusyServerIsNotYetWhateverItsBody() {
    answering(503, "<html/>");

    assertThat(connector(true, STYLESHEET).send(stored.parcel("fv")))
        .isInstanceOf(Outcome.NotYet.class);
  }
}
