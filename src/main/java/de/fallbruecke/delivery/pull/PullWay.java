package de.fallbruecke.delivery.pull;

import de.fallbruecke.delivery.Endpoint;
import de.fallbruecke.delivery.Secret;
import de.fallbruecke.delivery.TargetCheck;
import de.fallbruecke.delivery.TargetType;
import de.fallbruecke.delivery.Way;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Targets of type {@code pull}. */
@Component
public final class PullWay implements Way<PullSettings> {
  private static final Duration LEASE = Duration.ofMinutes(15);
  private static final Duration LONGEST_LEASE = Duration.ofHours(4);
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration UTMOST = Duration.ofDays(7);
  private static final int SHORTEST_SECRET = 32;

  /** Safe in a header, a log and a form. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  @Override
  public TargetType type() {
    return TargetType.PULL;
  }

  @Override
  public Class<PullSettings> settings() {
    return PullSettings.class;
  }

  /** The case keeps its id, and an acknowledgement may be repeated. */
  @Override
  public Optional<Boolean> idempotent() {
    return Optional.of(true);
  }

  @Override
  public Endpoint endpoint(PullSettings settings, TargetCheck check) {
    Duration longest =
        check.within(
            settings.longestLease(), LONGEST_LEASE, SHORTEST, UTMOST, "pull.longest-lease");
    Duration usual = LEASE.compareTo(longest) < 0 ? LEASE : longest;
    Duration lease = check.within(settings.lease(), usual, SHORTEST, longest, "pull.lease");
    Map<String, PullSettings.Client> clients =
        check.present(settings.clients(), "pull.clients", "at least one client that may fetch");
    return new PullEndpoint(
        lease,
        longest,
        clients.entrySet().stream()
            .map(client -> client(client.getKey(), client.getValue(), check))
            .toList());
  }

  private static PullClient client(String id, PullSettings.Client written, TargetCheck check) {
    String key = "pull.clients." + id;
    if (!ID.matcher(id).matches()) {
      throw check.invalid(
          "pull.clients", "has a name that is no client id", "use A-Z a-z 0-9 . _ -");
    }
    boolean elsewhere = Boolean.TRUE.equals(written.issuedElsewhere());
    boolean named = written.certificateSubject() != null || written.certificateIssuer() != null;
    if (written.secretFile() == null
        && written.certificateSha256() == null
        && !named
        && !elsewhere) {
      throw check.invalid(
          key, "cannot prove itself", "set secret-file, certificate-sha256 or issued-elsewhere");
    }
    if (named && (written.certificateSubject() == null || written.certificateIssuer() == null)) {
      throw check.invalid(
          key + ".certificate-subject", "and certificate-issuer need each other", "set both");
    }
    return new PullClient(
        id,
        secret(key, written, check),
        fingerprint(key, written.certificateSha256(), check),
        name(key + ".certificate-subject", written.certificateSubject(), check),
        name(key + ".certificate-issuer", written.certificateIssuer(), check),
        elsewhere);
  }

  private static @Nullable Secret secret(
      String key, PullSettings.Client written, TargetCheck check) {
    if (written.secretFile() == null) {
      return null;
    }
    Secret secret = check.secret(key + ".secret-file", written.secretFile());
    if (secret.read().length() < SHORTEST_SECRET) {
      throw check.invalid(
          key + ".secret-file",
          "holds a secret that can be guessed",
          "make one of at least 32 characters, for example by openssl rand -hex 32");
    }
    return secret;
  }

  private static @Nullable String fingerprint(
      String key, @Nullable String written, TargetCheck check) {
    if (written == null) {
      return null;
    }
    String hex = written.replace(":", "").strip().toLowerCase(Locale.ROOT);
    if (!SHA256.matcher(hex).matches()) {
      throw check.invalid(
          key + ".certificate-sha256", "is no SHA-256", "write its 64 hexadecimal digits");
    }
    return hex;
  }

  private static @Nullable X500Principal name(
      String key, @Nullable String written, TargetCheck check) {
    try {
      return written == null ? null : new X500Principal(written);
    } catch (IllegalArgumentException e) {
      throw check.invalid(
          key, "is no distinguished name", "write it like CN=fv,O=Landkreis A,C=DE");
    }
  }
}
