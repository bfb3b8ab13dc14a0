package de.fallbruecke.admin;

import de.fallbruecke.api.ApiFault;
import de.fallbruecke.platform.FaultCode;
import org.jspecify.annotations.Nullable;

/**
 * What a change is compared over.
 *
 * @param last so many stored submissions, newest first; 100 if it is not said
 * @param examples the examples of the package instead
 */
record CompareRequest(@Nullable Integer last, @Nullable Boolean examples) {
  private static final int MOST = 10_000;

  int count() {
    if (last != null && (last < 1 || last > MOST)) {
      throw new ApiFault(FaultCode.API_VALUE_INVALID, "last must be 1 to %d.".formatted(MOST));
    }
    return last == null ? 100 : last;
  }

  boolean overExamples() {
    return Boolean.TRUE.equals(examples);
  }
}
