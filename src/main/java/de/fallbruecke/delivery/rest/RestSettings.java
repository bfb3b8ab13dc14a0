package de.fallbruecke.delivery.rest;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code fallbruecke.targets.<name>.rest} as written; {@link RestCheck} says what is allowed.
 *
 * @param url required; where to POST: {@code https}, or {@code http} to this machine
 * @param timeout how long the line may stand still: neither at least 1 KiB/s of the request moves
 *     nor an answer comes; {@code 100ms} to {@code 1h}, default {@code 2m}. A transfer may take as
 *     long as it needs
 * @param user user of Basic (RFC 7617)
 * @param passwordFile file with the password of {@code user}
 * @param bearerTokenFile file with a token for Bearer (RFC 6750), instead of Basic
 * @param headers further headers, always the same, one line of ASCII
 * @param attachments {@code multipart} (default): documents travel with the case; {@code none}:
 *     documents are not handed over, the body is the case alone
 * @param statusUrl where to ask whether a key is known, with {@code {key}} in it
 * @param statusMethod {@code get} (default) or {@code head}
 * @param checkUrl what a connection test may ask by GET without any effect there, shown who we are;
 *     an answer of the 2xx family passes. Default: nothing is asked
 * @param plainHttp {@code true} allows {@code http} to another machine, where the way is protected
 *     otherwise; default {@code false}
 * @param tls name of an entry under {@code fallbruecke.tls}: our certificate for mutual TLS, or the
 *     authorities to believe; default: those of the JDK, no certificate
 */
public record RestSettings(
    @Nullable URI url,
    @Nullable Duration timeout,
    @Nullable String user,
    @Nullable Path passwordFile,
    @Nullable Path bearerTokenFile,
    @Nullable Map<String, String> headers,
    @Nullable Attachments attachments,
    @Nullable String statusUrl,
    @Nullable StatusMethod statusMethod,
    @Nullable URI checkUrl,
    @Nullable Boolean plainHttp,
    @Nullable String tls,
    @Nullable OAuth2 oauth2,
    @Nullable Hmac hmac,
    @Nullable CloudEvents cloudEvents) {

  /**
   * OAuth 2.0 client credentials, instead of Basic and Bearer. The block makes it so.
   *
   * @param tokenUrl required; where tokens are given, {@code https}, or {@code http} to this
   *     machine
   * @param clientId required; who we are there
   * @param clientSecretFile required; file with the secret
   * @param scope what is asked for, names with blanks between them; default: nothing is said
   */
  public record OAuth2(
      @Nullable URI tokenUrl,
      @Nullable String clientId,
      @Nullable Path clientSecretFile,
      @Nullable String scope) {}

  /**
   * Signed requests. The block makes it so.
   *
   * @param keyId required; tells the target which key it is, 1 to 100 of {@code A-Za-z0-9._-}
   * @param keyFile required; file with the shared key, one line of at least 32 characters
   */
  public record Hmac(@Nullable String keyId, @Nullable Path keyFile) {}

  /**
   * CloudEvents 1.0 headers, binary mode. The block makes it so.
   *
   * @param source required; {@code ce-source}, a URI reference
   * @param type {@code ce-type}; default {@code de.fallbruecke.case.v1}
   */
  public record CloudEvents(@Nullable String source, @Nullable String type) {}

  /** Static headers may hold keys; addresses may hold more than they should. */
  @Override
  public String toString() {
    return "Rest[withheld]";
  }

  /** How documents travel over HTTP. */
  public enum Attachments {
    /** As parts of a multipart/form-data body, after the main part. */
    MULTIPART,
    /** Not at all; the body is the main part alone. */
    NONE
  }

  /** How a target is asked for a key. */
  public enum StatusMethod {
    /** The answer may name the reference in its body. */
    GET,
    /** For targets whose answer would be the whole case. */
    HEAD
  }
}
