package de.fallbruecke.route;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One entry in the history of an instance: from then on this version runs with these values, or
 * nothing does. The newest entry of an instance counts, on all processes.
 *
 * @param id rising over all instances; 0 while it is not stored
 * @param instance name of the site's choice
 * @param tenant whose submissions the instance takes
 * @param packageId id of the package
 * @param version its version
 * @param hash SHA-512 over its files
 * @param values a value for each parameter
 * @param by who did it
 * @param note why, or null
 * @param restores the entry whose version came back, of a {@link Kind#ROLLED_BACK}
 */
public record Activation(
    long id,
    String instance,
    String tenant,
    Kind kind,
    Origin origin,
    String packageId,
    String version,
    String hash,
    Map<String, String> values,
    Instant at,
    String by,
    @Nullable String note,
    @Nullable Long restores) {
  public Activation {
    values = java.util.Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /** What happened. */
  public enum Kind {
    ACTIVATED,
    ROLLED_BACK,
    /** The instance takes nothing any more. */
    RETIRED
  }

  /** Where the instance is declared. */
  public enum Origin {
    /** In the configuration, which also gives its values. */
    CONFIGURATION,
    /** By a command; its values are kept here. */
    COMMAND
  }

  /** Whether it runs. */
  public boolean runs() {
    return kind != Kind.RETIRED;
  }

  /** The same version with the same values for the same tenant. */
  boolean sameAs(Activation other) {
    return tenant.equals(other.tenant) && hash.equals(other.hash) && values.equals(other.values);
  }
}
