package de.fallbruecke.alarm;

import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.TlsIdentities;
import de.fallbruecke.platform.TlsIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/** One of our certificates runs out; whoever asks for it will then not talk to us any more. */
record CertificateEnds(TlsIdentities identities, Duration ahead) implements Condition {
  @Override
  public FaultCode code() {
    return FaultCode.ALARM_CERTIFICATE_ENDS;
  }

  @Override
  public Stream<Finding> findings(Look look) {
    return identities.all().stream().flatMap(identity -> finding(identity, look.now()));
  }

  private Stream<Finding> finding(TlsIdentity identity, Instant now) {
    Instant end = identity.ends();
    if (end == null || end.isAfter(now.plus(ahead))) {
      return Stream.empty();
    }
    boolean over = !end.isAfter(now);
    return Stream.of(
        new Finding(
            code(),
            identity.name(),
            null,
            null,
            over ? Severity.CRITICAL : Severity.WARNING,
            over ? 2 : 1,
            "The certificate of fallbruecke.tls.%s %s %s. Put a renewed one in its place; it is used without a restart. Deliveries that fail meanwhile wait."
                .formatted(identity.name(), over ? "ended" : "ends", end),
            Map.of("identity", identity.name(), "ends", end.toString())));
  }
}
