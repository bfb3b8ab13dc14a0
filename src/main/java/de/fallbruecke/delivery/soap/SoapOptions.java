package de.fallbruecke.delivery.soap;

import de.fallbruecke.delivery.rest.HttpLine;
import de.fallbruecke.delivery.soap.SoapSettings.FaultMeaning;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an endpoint is called; checked.
 *
 * @param login null: no UsernameToken
 * @param signature null: not signed
 * @param foreign null: our own operation
 * @param answers null: signatures of answers are not looked at
 */
public record SoapOptions(
    URI url,
    SoapVersion version,
    Duration timeout,
    HttpLine line,
    boolean mtom,
    boolean addressing,
    Map<String, FaultMeaning> faults,
    @Nullable UsernameToken login,
    @Nullable EnvelopeSignature signature,
    @Nullable ForeignOperation foreign,
    @Nullable AnswerSignature answers) {
  public SoapOptions {
    faults = Map.copyOf(faults);
  }

  /** The SOAP action of handing over. */
  String action() {
    return foreign == null ? HandOverDocument.ACTION : foreign.action();
  }

  @Override
  public String toString() {
    return "Soap[" + url.getScheme() + "://" + url.getHost() + "]";
  }
}
