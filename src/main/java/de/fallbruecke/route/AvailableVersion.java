package de.fallbruecke.route;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version that a tenant may activate.
 *
 * @param hash SHA-512 over its files
 * @param title of the package, foreign text
 * @param from where it is
 * @param since when it came there; null for the directory
 */
public record AvailableVersion(
    String hash,
    String packageId,
    String version,
    String title,
    From from,
    @Nullable Instant since) {
  /** Where a version is. */
  public enum From {
    /** In the directory of the gateway. */
    DIRECTORY,
    /** Taken over by the tenant. */
    TAKEN_OVER,
    /** Active in an instance of the tenant, now or before. */
    USED
  }
}
