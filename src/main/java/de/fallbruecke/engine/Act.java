package de.fallbruecke.engine;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person can do with one submission. */
public enum Act {
  /** Tries a step or delivery now that waits to be tried again. */
  RETRY,
  /** Stops a submission that is on its way. */
  HOLD,
  /** Lets a held submission, or its held deliveries, go on where it was held. */
  RELEASE,
  /** Ends a delivery that the target does not have, for good. */
  CANCEL,
  /** Ends a delivery whose outcome is not known: a person looked there, the target has the case. */
  MARK_DELIVERED,
  /** Rejects a held submission at the portal. */
  REJECT,
  /** Has a held submission without a case fetched once more. */
  RECEIVE_AGAIN,
  /** Has the portal told that a submission is taken although no target took it. */
  ACCEPT,
  /** Ends a held submission without telling the portal anything. */
  CLOSE;

  /** As written on the command line, for example {@code receive-again}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one of this label. */
  public static Optional<Act> find(String label) {
    return Arrays.stream(values()).filter(act -> act.label().equals(label)).findFirst();
  }
}
