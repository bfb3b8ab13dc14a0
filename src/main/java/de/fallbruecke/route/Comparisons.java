package de.fallbruecke.route;

import de.fallbruecke.submission.Submission;
import org.jspecify.annotations.Nullable;

/** Shows what a route made of which part of a source: runs it once more, without any effect. */
public interface Comparisons {
  /**
   * Compares.
   *
   * @param hash of the package that made the case; null if there is no case
   * @throws de.fallbruecke.platform.Fault what the vault throws if the content is not there
   */
  Comparison of(Submission submission, @Nullable String hash);
}
