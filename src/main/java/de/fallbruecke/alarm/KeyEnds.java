package de.fallbruecke.alarm;

import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.keys.HeldKey;
import de.fallbruecke.platform.keys.KeySource;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A certificate, a publisher's key or a token runs out; whoever asks for it will then not talk to
 * us, take nothing from us, or be taken at its word no more. A key that another one has replaced
 * may end.
 */
record KeyEnds(Supplier<Stream<KeySource>> sources, Duration ahead) implements Condition {
  private static final String TLS = "tls";
  private static final String TOKEN = "admin-token";

  @Override
  public FaultCode code() {
    return FaultCode.ALARM_CERTIFICATE_ENDS;
  }

  @Override
  public Stream<Finding> findings(Look look) {
    return sources
        .get()
        .flatMap(source -> source.keys().stream())
        .filter(HeldKey::needed)
        .flatMap(key -> finding(key, look.now()));
  }

  private Stream<Finding> finding(HeldKey key, Instant now) {
    Instant end = key.ends();
    if (end == null || end.isAfter(now.plus(ahead(key, end)))) {
      return Stream.empty();
    }
    boolean over = !end.isAfter(now);
    return Stream.of(
        new Finding(
            code(),
            subject(key),
            key.tenant(),
            destination(key),
            over ? Severity.CRITICAL : Severity.WARNING,
            over ? 2 : 1,
            "The key, certificate or token '%s' (%s) %s %s. Renew it before; what fails meanwhile waits, except for a token, whose program is refused."
                .formatted(key.place(), key.kind(), over ? "ended" : "ends", end),
            facts(key, end)));
  }

  /** Who makes a token for a week knows when it ends; a third of its life is warning enough. */
  private Duration ahead(HeldKey key, Instant end) {
    Instant since = key.since();
    if (!key.kind().equals(TOKEN) || since == null) {
      return ahead;
    }
    Duration third = Duration.between(since, end).dividedBy(3);
    return third.compareTo(ahead) < 0 ? third : ahead;
  }

  private static String subject(HeldKey key) {
    return key.kind().equals(TLS)
        ? key.place()
        : String.join(
            "/", key.kind(), key.tenant() == null ? "" : key.tenant(), key.place(), kid(key));
  }

  private static @Nullable String destination(HeldKey key) {
    return key.kind().startsWith("fitconnect-") && key.tenant() != null ? key.place() : null;
  }

  private static Map<String, String> facts(HeldKey key, Instant end) {
    Map<String, String> facts = new HashMap<>();
    facts.put("kind", key.kind());
    facts.put("place", key.place());
    facts.put("ends", end.toString());
    if (!kid(key).isEmpty()) {
      facts.put("kid", kid(key));
    }
    if (key.kind().equals("fitconnect-decryption")) {
      facts.put("renew", key.place());
    }
    return facts;
  }

  private static String kid(HeldKey key) {
    String kid = key.kid();
    return kid == null ? "" : kid;
  }
}
