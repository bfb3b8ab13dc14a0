package de.fallbruecke.delivery.soap;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import de.fallbruecke.delivery.Connector;
import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.delivery.Parcel;
import de.fallbruecke.delivery.TargetContract;
import de.fallbruecke.delivery.TargetType;
import de.fallbruecke.delivery.TestTargets;
import de.fallbruecke.delivery.rest.HttpLine;
import de.fallbruecke.delivery.rest.SpecialistSoftware;
import de.fallbruecke.delivery.rest.SpecialistSoftware.Behaviour;
import de.fallbruecke.delivery.rest.SpecialistSoftware.Received;
import de.fallbruecke.delivery.soap.SoapSettings.FaultMeaning;
import de.fallbruecke.platform.HardenedSaxon;
import de.fallbruecke.platform.OutboundHttp;
import de.fallbruecke.platform.SecureXml;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import net.sf.saxon.s9api.SaxonApiException;
import org.junit.jupiter.api.AfterEach;

/**
 * The suite for targets over an operation of somebody else's contract, described by a stylesheet:
 * it has no question for a key, so a repetition is sent again and has to be known there.
 */
class ForeignSoapContractTest extends TargetContract {
  private static final String STYLESHEET =
      """
      <xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
          xmlns:fb="urn:fallbruecke:falluebergabe:1.0" exclude-result-prefixes="fb">
        <xsl:template match="/fb:HandOver">
          <v:Vorgang xmlns:v="urn:example:vorgang" schluessel="{fb:key}">
            <xsl:for-each select="fb:file">
              <v:Teil rolle="{fb:role}" kennung="{fb:id}" name="{fb:name}">
                <xsl:copy-of select="fb:content/node()"/>
              </v:Teil>
            </xsl:for-each>
          </v:Vorgang>
        </xsl:template>
      </xsl:stylesheet>
      """;
  private static final ForeignOperation OPERATION = operation();

  private final SpecialistSoftware software = new SpecialistSoftware();
  private final Map<String, Taken> taken = new ConcurrentHashMap<>();

  private static ForeignOperation operation() {
    try {
      return new ForeignOperation(
          "urn:example:anlegen",
          HardenedSaxon.processor()
              .newXsltCompiler()
              .compile(
                  SecureXml.source(
                      new ByteArrayInputStream(STYLESHEET.getBytes(StandardCharsets.UTF_8)),
                      "urn:x")),
          "Aktenzeichen");
    } catch (SaxonApiException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void stop() {
    software.close();
  }

  @Override
  protected Connector connector() {
    return behaving(
        (any, exchange, received) -> {
          if (store(received)) {
            answer(exchange, 200, "<ok><Aktenzeichen>AZ 1/26</Aktenzeichen></ok>");
          } else {
            answer(exchange, 500, fault("Client", "<Doppelt/>"));
          }
        });
  }

  private Connector behaving(Behaviour behaviour) {
    software.behaviour = behaviour;
    return behind(software.url().getPort());
  }

  @Override
  protected OptionalInt port() {
    return OptionalInt.of(software.url().getPort());
  }

  @Override
  protected Connector behind(int port) {
    if (software.behaviour == SpecialistSoftware.GOOD) {
      connector();
    }
    return new SoapEndpoint(
            new SoapOptions(
                URI.create("http://127.0.0.1:" + port + "/cases"),
                SoapVersion.V1_1,
                Duration.ofSeconds(20),
                new HttpLine(OutboundHttp.newClient(), null),
                true,
                false,
                Map.of("Doppelt", FaultMeaning.CONFLICT),
                null,
                null,
                OPERATION,
                null),
            Clock.systemUTC(),
            UUID::randomUUID)
        .connect(TestTargets.of(TargetType.SOAP, true));
  }

  @Override
  protected Connector unable() {
    return behaving((any, exchange, received) -> answer(exchange, 503, "<busy/>"));
  }

  @Override
  protected Connector refusing() {
    return behaving((any, exchange, received) -> answer(exchange, 500, fault("Client", "")));
  }

  @Override
  protected Connector failing() {
    return behaving((any, exchange, received) -> answer(exchange, 500, fault("Server", "")));
  }

  @Override
  protected void handOverAndDie(Parcel parcel) {
    Connector dying =
        behaving(
            (any, exchange, received) -> {
              store(received);
              answer(exchange, 500, fault("Server", ""));
            });
    assertThat(dying.send(parcel)).isInstanceOf(Outcome.Unclear.class);
  }

  @Override
  protected List<Taken> taken() {
    return List.copyOf(taken.values());
  }

  private static String fault(String code, String detail) {
    return "<s:Fault><faultcode>s:%s</faultcode><faultstring>x</faultstring><detail>%s</detail></s:Fault>"
        .formatted(code, detail);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes =
        ("<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>%s</s:Body></s:Envelope>"
                .formatted(body))
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** Whether it is a case that is new, or the same again. */
  private boolean store(Received received) {
    Taken now = ForeignMessage.of(received).taken();
    Taken first = taken.putIfAbsent(now.key(), now);
    return first == null
        || (Arrays.equals(first.main(), now.main())
            && first.documents().size() == now.documents().size());
  }
}
