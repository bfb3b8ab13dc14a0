package de.fallbruecke.xta.box;

import de.fallbruecke.delivery.OfferSelection;
import de.fallbruecke.xta.XtaError;
import de.fallbruecke.xta.soap.InstantText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what a reader wants to see. What cannot be honoured is refused, never passed over. */
final class Selecting {
  private Selecting() {}

  /**
   * What came into the box in a time, both ends included.
   *
   * @param from as written
   * @param until as written
   * @throws Refusal 9022 if that is no time
   */
  static OfferSelection entered(boolean onlyNew, @Nullable String from, @Nullable String until) {
    OfferSelection all = OfferSelection.all(onlyNew);
    Instant begin = Objects.requireNonNullElse(time(from), all.from());
    Instant end = Objects.requireNonNullElse(time(until), all.until());
    if (begin.isAfter(end)) {
      throw new Refusal(XtaError.COMBINATION_INVALID, "The time ends before it begins");
    }
    return all.between(begin, end);
  }

  private static @Nullable Instant time(@Nullable String written) {
    try {
      return InstantText.read(written);
    } catch (DateTimeException e) {
      throw new Refusal(XtaError.COMBINATION_INVALID, "A time is not readable");
    }
  }

  /**
   * Messages by their ids, whatever else there is to say.
   *
   * @throws Refusal 9022 if there are more than one answer may hold
   */
  static void few(Collection<String> messageIds, int limit) {
    if (messageIds.size() > limit) {
      throw new Refusal(
          XtaError.COMBINATION_INVALID, "More than " + limit + " messages at once by their ids");
    }
  }
}
