package de.fallbruecke.bulk;

import de.fallbruecke.delivery.DeliveryState;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.SubmissionState;
import java.time.Instant;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What submissions somebody looks for; null means any.
 *
 * @param service service key, exact
 * @param target with a delivery to it
 * @param code held for it, or met it in the last try of a step or delivery
 * @param text a case number, our id or the channel's; the beginning of a file number; or part of
 *     the key or name of a service
 * @param announcedBefore older than that
 * @param announcedAfter at that moment or later
 * @param test only tests, or none
 * @param delivery with a delivery in this state; with a target too, to that target
 * @param deliveredAfter taken by every required target at that moment or later
 * @param tenants only of these, and of none if it is empty; it is who asks that is limited so
 */
public record Search(
    @Nullable SubmissionState state,
    @Nullable String tenant,
    @Nullable String destination,
    @Nullable String service,
    @Nullable String target,
    @Nullable FaultCode code,
    @Nullable String caseNumber,
    @Nullable String text,
    @Nullable Instant announcedBefore,
    @Nullable Instant announcedAfter,
    @Nullable Boolean test,
    @Nullable DeliveryState delivery,
    @Nullable Instant deliveredAfter,
    @Nullable Set<String> tenants) {
  /** Everything. */
  public static final Search ALL =
      new Search(null, null, null, null, null, null, null, null, null, null, null);

  public Search {
    tenants = tenants == null ? null : Set.copyOf(tenants);
  }

  /** In deliveries of any state and for all tenants. */
  public Search(
      @Nullable SubmissionState state,
      @Nullable String tenant,
      @Nullable String destination,
      @Nullable String service,
      @Nullable String target,
      @Nullable FaultCode code,
      @Nullable String caseNumber,
      @Nullable String text,
      @Nullable Instant announcedBefore,
      @Nullable Instant announcedAfter,
      @Nullable Boolean test) {
    this(
        state,
        tenant,
        destination,
        service,
        target,
        code,
        caseNumber,
        text,
        announcedBefore,
        announcedAfter,
        test,
        null,
        null,
        null);
  }

  /** As it stands in a job, for people. */
  public String describe() {
    StringJoiner words = new StringJoiner(", ");
    add(words, "state", state);
    add(words, "tenant", tenant);
    add(words, "destination", destination);
    add(words, "service", service);
    add(words, "target", target);
    add(words, "delivery", delivery);
    add(words, "code", code);
    add(words, "case", caseNumber);
    add(words, "text", text);
    add(words, "before", announcedBefore);
    add(words, "from", announcedAfter);
    add(words, "delivered", deliveredAfter);
    add(words, "test", test);
    return words.length() == 0 ? "all" : words.toString();
  }

  private static void add(StringJoiner words, String name, @Nullable Object value) {
    if (value != null) {
      words.add(name + " " + value);
    }
  }
}
