package de.fallbruecke.simulator.xta;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.xml.stream.XMLStreamException;

/** A portal that sends by XTA-WS 2.1.1: asks for an id and hands the message over. */
public final class XtaPortal implements AutoCloseable {
  private static final String ACTION = "http://www.xta.de/XTA/";
  private final URI base;
  private final HttpClient http;
  private final String party;

  /** A portal in the name of a party. */
  public XtaPortal(URI base, SSLContext tls, String party) {
    this.base = base;
    this.party = party;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(tls)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
  }

  /**
   * Sends a message.
   *
   * @return its id
   * @throws IOException if the server refuses, with its number
   */
  public String send(XtaLetter letter) throws IOException, InterruptedException {
    Tag author = Tag.of(MetaData.NAMESPACE, "Author", MetaData.party(party));
    Tag answer =
        call(
            "/xta211/management",
            "CreateMessageID",
            new Exchange.Answer(List.of(author), List.of(), Map.of()));
    String id = answer.text();
    Exchange.Parts parts = new Exchange.Parts("cid:");
    Tag container =
        Tag.of(
            Dialect211.XTA,
            "GenericContentContainer",
            Tag.of(
                Dialect211.XTA,
                "ContentContainer",
                parts.container(Dialect211.XTA, letter.message(), letter.attachments())));
    Tag metaData = MetaData.of(id, letter, Instant.now(Clock.systemUTC()));
    call(
        "/xta211/send",
        "SendMessage",
        new Exchange.Answer(List.of(metaData), List.of(container), parts.parts));
    return id;
  }

  private Tag call(String path, String operation, Exchange.Answer content)
      throws IOException, InterruptedException {
    String action = ACTION + operation;
    Tag envelope = Envelope.write(action, null, content);
    String boundary = "portal-" + UUID.randomUUID();
    Mime mime = new Mime(envelope.xml().getBytes(StandardCharsets.UTF_8), content.parts());
    HttpResponse<byte[]> response =
        http.send(
            HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofMinutes(2))
                .header("Content-Type", Mime.contentType(boundary))
                .POST(HttpRequest.BodyPublishers.ofByteArray(mime.bytes(boundary)))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    try {
      Envelope answer =
          Envelope.read(
              Mime.read(response.headers().firstValue("Content-Type").orElse(""), response.body())
                  .envelope());
      if (response.statusCode() != 200) {
        throw new IOException("Refused: " + answer.body().xml().replaceAll("\\s+", " "));
      }
      return answer.body();
    } catch (XMLStreamException e) {
      throw new IOException("No SOAP: HTTP " + response.statusCode(), e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
