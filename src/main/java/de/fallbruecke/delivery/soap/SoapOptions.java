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
 * @param foreign null: our own operation
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
    @Nullable ForeignOperation foreign) {
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
