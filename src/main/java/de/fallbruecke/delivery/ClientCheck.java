package de.fallbruecke.delivery;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** Checks what is written for programs that speak for a target, and how they prove themselves. */
public final class ClientCheck {
  private static final int SHORTEST_SECRET = 32;

  /** Safe in a header, a log and a form. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private final TargetCheck check;

  public ClientCheck(TargetCheck check) {
    this.check = check;
  }

  /** {@code clients} of the target; none if nothing is written. */
  List<ApiClient> clients(@Nullable Map<String, TargetSettings.Client> written) {
    return written == null
        ? List.of()
        : written.entrySet().stream()
            .map(client -> client(client.getKey(), client.getValue()))
            .toList();
  }

  private ApiClient client(String id, TargetSettings.Client written) {
    String key = "clients." + id;
    if (!ID.matcher(id).matches()) {
      throw check.invalid("clients", "has a name that is no client id", "use A-Z a-z 0-9 . _ -");
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
    return new ApiClient(
        id,
        secret(key, written),
        fingerprint(key + ".certificate-sha256", written.certificateSha256()),
        name(key + ".certificate-subject", written.certificateSubject()),
        name(key + ".certificate-issuer", written.certificateIssuer()),
        elsewhere);
  }

  private @Nullable Secret secret(String key, TargetSettings.Client written) {
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

  /** The SHA-256 of a certificate as 64 lower-case digits; null if none is written. */
  public @Nullable String fingerprint(String key, @Nullable String written) {
    if (written == null) {
      return null;
    }
    String hex = written.replace(":", "").strip().toLowerCase(Locale.ROOT);
    if (!SHA256.matcher(hex).matches()) {
      throw check.invalid(key, "is no SHA-256", "write its 64 hexadecimal digits");
    }
    return hex;
  }

  /** Subject or issuer of a certificate; null if none is written. */
  public @Nullable X500Principal name(String key, @Nullable String written) {
    try {
      return written == null ? null : new X500Principal(written);
    } catch (IllegalArgumentException e) {
      throw check.invalid(
          key, "is no distinguished name", "write it like CN=fv,O=Landkreis A,C=DE");
    }
  }
}
