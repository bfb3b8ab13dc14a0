package de.fallbruecke.delivery.soap;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code fallbruecke.targets.<name>.soap} as written.
 *
 * @param url required; the endpoint: {@code https}, or {@code http} to this machine
 * @param version {@code 1.2} (default) or {@code 1.1}; our own operation is 1.2
 * @param timeout how long the line may stand still; {@code 100ms} to {@code 1h}, default {@code 2m}
 * @param plainHttp {@code true} allows {@code http} to another machine; default {@code false}
 * @param tls name of an entry under {@code fallbruecke.tls}, for mutual TLS or other authorities
 * @param mtom {@code true} (default): documents as attachments by MTOM; {@code false}: as base64 in
 *     the body, streamed too
 * @param addressing {@code true}: WS-Addressing headers; default {@code false}
 * @param faults what further faults mean: code, subcode or name of the detail element, each without
 *     prefix, to {@code temporary}, {@code refused}, {@code conflict}, {@code unauthorised} or
 *     {@code unclear}
 * @param answersSignedBy name of an entry under {@code fallbruecke.tls} with a {@code
 *     trusted-file}: answers count only if their body has an X.509 signature of one of these, or of
 *     somebody whom these have certified
 */
public record SoapSettings(
    @Nullable URI url,
    @Nullable String version,
    @Nullable Duration timeout,
    @Nullable Boolean plainHttp,
    @Nullable String tls,
    @Nullable Boolean mtom,
    @Nullable Boolean addressing,
    @Nullable Map<String, FaultMeaning> faults,
    @Nullable Login usernameToken,
    @Nullable Signature signature,
    @Nullable String answersSignedBy,
    @Nullable Foreign operation) {

  /**
   * WS-Security UsernameToken. The block makes it so.
   *
   * @param user required
   * @param passwordFile required; file with the password
   * @param type {@code text} (default) or {@code digest}
   */
  public record Login(
      @Nullable String user, @Nullable Path passwordFile, @Nullable PasswordType type) {}

  /** How a password travels. */
  public enum PasswordType {
    /** As it is; over TLS only. */
    TEXT,
    /** Hashed with nonce and time. */
    DIGEST
  }

  /**
   * WS-Security X.509 signature over body, timestamp, WS-Addressing and UsernameToken. The block
   * makes it so.
   *
   * @param identity required; name of an entry under {@code fallbruecke.tls} whose key signs, RSA
   *     from 2048 bits or EC
   * @param validFor how long the target may take the message after it was signed; {@code 10s} to
   *     {@code 1h}, default {@code 5m}
   */
  public record Signature(@Nullable String identity, @Nullable Duration validFor) {}

  /**
   * A foreign operation instead of our own. The block makes it so.
   *
   * @param action required; SOAP action, a URI
   * @param stylesheet required; file with XSLT 3.0 that makes the content of the body
   * @param reference local name of the element of the answer whose text is the reference
   */
  public record Foreign(
      @Nullable String action, @Nullable Path stylesheet, @Nullable String reference) {}

  /** What a fault means. */
  public enum FaultMeaning {
    TEMPORARY,
    REFUSED,
    CONFLICT,
    UNAUTHORISED,
    UNCLEAR
  }
}
