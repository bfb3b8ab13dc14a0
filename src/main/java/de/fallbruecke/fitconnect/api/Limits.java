package de.fallbruecke.fitconnect.api;

/**
 * What is read at most, in bytes.
 *
 * @param submission answer with encrypted metadata and data together
 * @param attachment one encrypted attachment; FIT-Connect allows 500 MB
 * @param inflated plain text of a compressed part (API v1 only): the guard against a bomb
 */
public record Limits(long submission, long attachment, long inflated) {
  /** 100 MiB, 512 MiB, 64 MiB. */
  public static final Limits DEFAULT =
      new Limits(100L * 1024 * 1024, 512L * 1024 * 1024, 64L * 1024 * 1024);
}
