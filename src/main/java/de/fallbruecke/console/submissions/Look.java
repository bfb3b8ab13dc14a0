package de.fallbruecke.console.submissions;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * A person's look at the content of one submission, for a reason, for a short time. Lives in the
 * session, so that the content is hidden again by itself.
 *
 * @param why word of {@link LookReason}
 * @param words the person's own words, may be empty
 */
record Look(UUID submission, String by, String why, String words, Instant until)
    implements Serializable {

  boolean covers(UUID wanted, String person, Instant now) {
    return submission.equals(wanted) && by.equals(person) && now.isBefore(until);
  }
}
