package de.fallbruecke.simulator.xta;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import de.fallbruecke.simulator.xta.XtaFaultOrder.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Answers the requests of one version: who is it, what does he want, and what is done wrong. */
final class Endpoint {
  private static final int BODY_LIMIT = 64 * 1024 * 1024;
  private static final String BOUNDARY = "simulator-boundary-7d1f";

  private final Dialect dialect;
  private final List<XtaAccount> accounts;
  private final XtaFaultOrders faults;
  private final Wire wire;

  Endpoint(Dialect dialect, List<XtaAccount> accounts, XtaFaultOrders faults, Wire wire) {
    this.dialect = dialect;
    this.accounts = accounts;
    this.faults = faults;
    this.wire = wire;
  }

  void handle(HttpExchange http) throws IOException {
    try (http) {
      if (!http.getRequestMethod().equals("POST")) {
        http.getResponseHeaders().set("Allow", "POST");
        http.sendResponseHeaders(405, -1);
        return;
      }
      byte[] body = http.getRequestBody().readNBytes(BODY_LIMIT + 1);
      String type = String.valueOf(http.getRequestHeaders().getFirst("Content-Type"));
      if (body.length > BODY_LIMIT) {
        http.sendResponseHeaders(413, -1);
        return;
      }
      Mime mime;
      try {
        mime = Mime.read(type, body);
      } catch (IOException e) {
        http.sendResponseHeaders(415, -1);
        return;
      }
      answer(http, type, mime);
    }
  }

  private void answer(HttpExchange http, String type, Mime mime) throws IOException {
    Envelope envelope;
    try {
      envelope = Envelope.read(mime.envelope());
    } catch (XMLStreamException e) {
      fault(
          http,
          "unreadable",
          Envelope.fault("", null, true, "The envelope is not readable: " + e.getMessage(), null));
      return;
    }
    String action = Envelope.action(envelope);
    String id = Optional.ofNullable(envelope.headers().get("MessageID")).map(Tag::text).orElse("");
    Optional<String> operation = dialect.operation(http.getRequestURI().getPath(), action);
    String said = Mime.parameter(type, "action");
    if (operation.isEmpty() || id.isEmpty() || (!said.isEmpty() && !said.equals(action))) {
      fault(
          http,
          "unknown",
          Envelope.fault(action, id, true, "No such action, or no addressing", null));
      return;
    }
    String name = operation.get();
    wire.request(name, mime.envelope());
    if (misbehavesBefore(http, name)) {
      return;
    }
    try {
      XtaAccount account = account(http, envelope);
      Optional<XtaFaultOrder> ordered = faults.take(Kind.FAULT, name);
      if (ordered.isPresent()) {
        throw ordered.get().name() == null
            ? Refused.with(ordered.get().number(), "Ordered fault")
            : Refused.named(ordered.get().name());
      }
      Exchange.Answer answer =
          dialect.answer(new Exchange(account, name, envelope.headers(), envelope.body(), mime));
      send(http, name, Envelope.write(dialect.answerTo(action), id, answer).xml(), answer);
    } catch (Refused refused) {
      boolean own = refused.number() >= 9030 && refused.number() < 9040;
      fault(
          http,
          name,
          Envelope.fault(
              dialect.faultTo(action),
              id,
              !own,
              String.valueOf(refused.getMessage()),
              refused.detail(dialect.namespace())));
    }
  }

  private boolean misbehavesBefore(HttpExchange http, String operation) throws IOException {
    Optional<XtaFaultOrder> slow = faults.take(Kind.SLOW, operation);
    if (slow.isPresent()) {
      try {
        Thread.sleep(slow.get().delay());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    if (faults.take(Kind.UNAVAILABLE, operation).isPresent()) {
      http.sendResponseHeaders(503, -1);
      return true;
    }
    if (faults.take(Kind.HTML, operation).isPresent()) {
      byte[] page = "<html><body>Maintenance</body></html>".getBytes(StandardCharsets.UTF_8);
      http.getResponseHeaders().set("Content-Type", "text/html");
      http.sendResponseHeaders(200, page.length);
      http.getResponseBody().write(page);
      return true;
    }
    return false;
  }

  private XtaAccount account(HttpExchange http, Envelope envelope) throws Refused {
    X509Certificate certificate = certificate(http);
    if (certificate == null) {
      throw Refused.with(9012, "No certificate");
    }
    if (certificate.getNotAfter().toInstant().isBefore(Instant.now(java.time.Clock.systemUTC()))) {
      throw Refused.with(9010, "The certificate has expired");
    }
    String subject = certificate.getSubjectX500Principal().getName();
    XtaAccount account =
        accounts.stream()
            .filter(one -> subject.equals("CN=" + one.name()))
            .findFirst()
            .orElseThrow(() -> Refused.with(9012, "No account for this certificate"));
    if (account.blocked()) {
      throw Refused.with(9011, "The account is blocked");
    }
    Tag named = envelope.headers().get(dialect.accountHeader());
    if (named != null && !named.text("Identifier").equals(account.party())) {
      throw Refused.with(9014, "The certificate is not that of the sender");
    }
    return account;
  }

  private static @Nullable X509Certificate certificate(HttpExchange http) {
    try {
      return http instanceof HttpsExchange https
          ? (X509Certificate) https.getSSLSession().getPeerCertificates()[0]
          : null;
    } catch (SSLPeerUnverifiedException e) {
      return null;
    }
  }

  private void send(HttpExchange http, String operation, String xml, Exchange.Answer answer)
      throws IOException {
    if (faults.take(Kind.LOST_ANSWER, operation).isPresent()) {
      http.sendResponseHeaders(200, 1000);
      return;
    }
    wire.response(operation, xml);
    if (faults.take(Kind.DOCTYPE, operation).isPresent()) {
      xml = "<!DOCTYPE Envelope SYSTEM \"http://127.0.0.1:9/evil.dtd\">" + xml;
    }
    byte[] envelope = xml.getBytes(StandardCharsets.UTF_8);
    if (answer.parts().isEmpty()) {
      http.getResponseHeaders().set("Content-Type", "application/soap+xml; charset=UTF-8");
      http.sendResponseHeaders(200, envelope.length);
      http.getResponseBody().write(envelope);
      return;
    }
    Mime mime = new Mime(envelope, answer.parts());
    http.getResponseHeaders().set("Content-Type", Mime.contentType(BOUNDARY));
    if (faults.take(Kind.CUT, operation).isPresent()) {
      byte[] all = mime.bytes(BOUNDARY);
      http.sendResponseHeaders(200, all.length);
      http.getResponseBody().write(all, 0, all.length / 2);
      http.getResponseBody().flush();
      return;
    }
    http.sendResponseHeaders(200, 0);
    OutputStream out = http.getResponseBody();
    mime.write(out, BOUNDARY);
    out.close();
  }

  private void fault(HttpExchange http, String operation, String xml) throws IOException {
    wire.response(operation, xml);
    byte[] envelope = xml.getBytes(StandardCharsets.UTF_8);
    http.getResponseHeaders().set("Content-Type", "application/soap+xml; charset=UTF-8");
    http.sendResponseHeaders(500, envelope.length);
    http.getResponseBody().write(envelope);
  }
}
