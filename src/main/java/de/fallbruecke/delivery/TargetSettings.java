package de.fallbruecke.delivery;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code fallbruecke.targets.<name>} as written; {@link TargetCheck} says what is allowed.
 * Described for people in docs/reference/targets.md.
 */
record TargetSettings(
    @Nullable String tenant,
    @Nullable String title,
    @Nullable TargetType type,
    @Nullable TargetFormat format,
    @Nullable Boolean productive,
    @Nullable Boolean idempotent,
    @Nullable Retry retry,
    @Nullable Breaker breaker,
    @Nullable Rest rest,
    @Nullable Drop file) {

  /** {@code retry.*}, each falling back to {@link RetryPolicy#DEFAULT}. */
  record Retry(
      @Nullable Boolean enabled,
      @Nullable Duration first,
      @Nullable Duration longest,
      @Nullable Double jitter,
      @Nullable Integer attempts,
      @Nullable Duration age) {}

  /** {@code breaker.*}, each falling back to {@link BreakerPolicy#DEFAULT}. */
  record Breaker(@Nullable Integer failures, @Nullable Duration pause) {}

  /** {@code rest.*}. */
  record Rest(
      @Nullable URI url,
      @Nullable Duration timeout,
      @Nullable String user,
      @Nullable Path passwordFile,
      @Nullable Path bearerTokenFile,
      @Nullable Map<String, String> headers,
      @Nullable Attachments attachments,
      @Nullable String statusUrl,
      @Nullable StatusMethod statusMethod,
      @Nullable Boolean plainHttp) {

    /** Static headers may hold keys; addresses may hold more than they should. */
    @Override
    public String toString() {
      return "Rest[withheld]";
    }
  }

  /** How documents travel over HTTP. */
  enum Attachments {
    /** As parts of a multipart/form-data body, after the main part. */
    MULTIPART,
    /** Not at all; the body is the main part alone. */
    NONE
  }

  /** How a target is asked for a key. */
  enum StatusMethod {
    /** The answer may name the reference in its body. */
    GET,
    /** For targets whose answer would be the whole case. */
    HEAD
  }

  /** {@code file.*}. */
  record Drop(@Nullable Path directory) {}
}
