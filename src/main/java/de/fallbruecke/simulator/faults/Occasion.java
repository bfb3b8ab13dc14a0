package de.fallbruecke.simulator.faults;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The moment at which a fault may strike.
 *
 * @param submissions the submissions it is about; more than one in a case's event log
 * @param part the part of a submission, if that matters here
 */
public record Occasion(
    String method,
    String path,
    @Nullable UUID destination,
    Set<UUID> submissions,
    @Nullable String part) {
  /** The same for one part of the submission, or for no particular part. */
  public Occasion part(@Nullable String name) {
    return new Occasion(method, path, destination, submissions, name);
  }
}
