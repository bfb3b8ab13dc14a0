package de.fallbruecke.delivery.rest;

import de.fallbruecke.delivery.AddressRule;
import de.fallbruecke.platform.OutboundHttp;
import de.fallbruecke.platform.check.NetworkLine;
import de.fallbruecke.platform.check.StepFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Asks an HTTP address of a target without handing anything over. */
public final class HttpTrial {
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final HttpLine line;

  public HttpTrial(HttpLine line) {
    this.line = line;
  }

  /** An address for people: without its query, which may hold keys. */
  public static String shown(URI address) {
    String text = address.toString();
    int query = text.indexOf('?');
    return query < 0 ? text : text.substring(0, query);
  }

  /** The way to the address, by the rules for addresses of targets. */
  public NetworkLine way(URI address) {
    return NetworkLine.to(address, line.identity(), AddressRule::mayReach);
  }

  /**
   * A GET; the answer's body is read and thrown away.
   *
   * @param authorization value of the header, if we have to show who we are
   * @return the status
   * @throws StepFailure if there is no answer or the host may not be reached
   */
  public int get(URI address, Map<String, String> headers, Optional<String> authorization)
      throws StepFailure, IOException, InterruptedException {
    if (!AddressRule.mayReach(address.getHost())) {
      throw new StepFailure("dns.forbidden", Map.of("host", address.getHost()));
    }
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE).GET();
    headers.forEach(request::setHeader);
    request.setHeader("User-Agent", OutboundHttp.USER_AGENT);
    authorization.ifPresent(value -> request.setHeader("Authorization", value));
    HttpResponse<byte[]> answer = line.shared().send(request.build(), Answer.handler());
    return answer.statusCode();
  }

  /** What a status means for somebody who may call there. */
  public static Map<String, String> judged(int status) throws StepFailure {
    Map<String, String> facts = Map.of("status", String.valueOf(status));
    if (status == 401 || status == 403) {
      throw new StepFailure("target.refused", facts);
    }
    if (status / 100 == 3) {
      throw new StepFailure("target.redirects", facts);
    }
    if (status == 404 || status == 410) {
      throw new StepFailure("target.not-found", facts);
    }
    if (status == 429 || status == 502 || status == 503 || status == 504) {
      throw new StepFailure("target.busy", facts);
    }
    return facts;
  }
}
