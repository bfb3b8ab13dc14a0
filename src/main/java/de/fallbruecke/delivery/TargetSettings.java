package de.fallbruecke.delivery;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code fallbruecke.targets.<name>} as written; {@link TargetFacts} and {@link RetryCheck} say
 * what is allowed. The block of each type is here only so that an unknown one is noticed; its
 * {@link Way} binds it strictly.
 *
 * @param tenant required; the tenant whose cases it may receive; a case of another tenant is held
 *     (FB-DEL-011)
 * @param title for people; default the name
 * @param type required; {@code rest}, {@code file}, {@code soap}, {@code sftp}, {@code xdomea},
 *     {@code pull}, {@code xta} or {@code xta-box}
 * @param format {@code case-xml} (default), {@code case-json} or {@code original} (the data as the
 *     sender wrote it)
 * @param productive a test message never reaches a productive target, it is held (FB-DEL-012);
 *     default {@code true}
 * @param testDeliveries a person may send it a synthetic case from its page, never from real data;
 *     only for targets with {@code productive=false}; default {@code false}
 * @param idempotent the target promises that the same key twice means one case; which types have a
 *     default says their page
 */
record TargetSettings(
    @Nullable String tenant,
    @Nullable String title,
    @Nullable TargetType type,
    @Nullable TargetFormat format,
    @Nullable Boolean productive,
    @Nullable Boolean testDeliveries,
    @Nullable Boolean idempotent,
    @Nullable Retry retry,
    @Nullable Breaker breaker,
    @Nullable Map<String, Client> clients,
    @Nullable Map<String, Object> rest,
    @Nullable Map<String, Object> file,
    @Nullable Map<String, Object> soap,
    @Nullable Map<String, Object> sftp,
    @Nullable Map<String, Object> xdomea,
    @Nullable Map<String, Object> pull,
    @Nullable Map<String, Object> xta,
    @Nullable Map<String, Object> xtaBox) {
  /** Whether anything is written for this type. */
  boolean hasBlock(TargetType type) {
    Map<String, Object> block =
        switch (type) {
          case REST -> rest;
          case FILE -> file;
          case SOAP -> soap;
          case SFTP -> sftp;
          case XDOMEA -> xdomea;
          case PULL -> pull;
          case XTA -> xta;
          case XTA_BOX -> xtaBox;
        };
    return block != null;
  }

  /** Values may be credentials in the wrong place. */
  @Override
  public String toString() {
    return "Target[withheld]";
  }

  /**
   * {@code retry.*}, each falling back to {@link RetryPolicy#DEFAULT}.
   *
   * @param enabled {@code false}: nothing is tried again by itself, every failure is held
   *     (FB-DEL-021); default {@code true}
   * @param first pause after the first failure, doubles with each further one; default {@code 10s}
   * @param longest longest pause, up to {@code 1d}; default {@code 30m}
   * @param jitter a pause becomes longer by a random part of this share, {@code 0} to {@code 1};
   *     default {@code 0.2}
   * @param attempts after so many failures the delivery is held (FB-DEL-006); default {@code 40}
   * @param age after so long the delivery is held (FB-DEL-020), {@code 1m} to {@code 13d}; default
   *     {@code 7d}
   */
  record Retry(
      @Nullable Boolean enabled,
      @Nullable Duration first,
      @Nullable Duration longest,
      @Nullable Double jitter,
      @Nullable Integer attempts,
      @Nullable Duration age) {}

  /**
   * {@code breaker.*}, each falling back to {@link BreakerPolicy#DEFAULT}.
   *
   * @param failures so many failures in a row pause the target, {@code 1} to {@code 1000}; default
   *     {@code 5}
   * @param pause then one delivery tries whether it is back, {@code 100ms} to {@code 6h}; default
   *     {@code 1m}
   */
  record Breaker(@Nullable Integer failures, @Nullable Duration pause) {}

  /**
   * {@code clients.<id>}: a program of the target that may call our REST interface, by client id,
   * unique in the installation; each needs at least one way to prove itself.
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
  record Client(
      @Nullable Path secretFile,
      @Nullable String certificateSha256,
      @Nullable String certificateSubject,
      @Nullable String certificateIssuer,
      @Nullable Boolean issuedElsewhere) {}
}
