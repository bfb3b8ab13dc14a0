package de.fallbruecke.delivery.pull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code fallbruecke.targets.<name>.pull}.
 *
 * @param lease how long a client has a case to itself if it does not ask for another time; default
 *     {@code 15m}
 * @param longestLease the longest time it may ask for, up to {@code 7d}; default {@code 4h}
 * @param clients required; the programs that may fetch for this target, by client id, unique in the
 *     installation
 */
public record PullSettings(
    @Nullable Duration lease,
    @Nullable Duration longestLease,
    @Nullable Map<String, Client> clients) {

  /**
   * {@code clients.<id>}; at least one way for it to prove itself.
   *
   * @param secretFile file that holds the client secret alone, at least 32 characters; for tokens
   *     from {@code /oauth2/token}
   * @param certificateSha256 SHA-256 of the client certificate (DER), hex with or without colons
   * @param certificateSubject subject of the client certificate, RFC 2253; only together with its
   *     issuer
   * @param certificateIssuer issuer of the client certificate, RFC 2253
   * @param issuedElsewhere its tokens come from {@code fallbruecke.api.issuer} and name it as
   *     {@code azp}, {@code client_id} or {@code sub}; default {@code false}
   */
  public record Client(
      @Nullable Path secretFile,
      @Nullable String certificateSha256,
      @Nullable String certificateSubject,
      @Nullable String certificateIssuer,
      @Nullable Boolean issuedElsewhere) {}
}
