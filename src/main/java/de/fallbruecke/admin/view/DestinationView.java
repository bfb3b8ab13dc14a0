package de.fallbruecke.admin.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.fallbruecke.engine.Listing;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.DestinationPause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An address on a channel that we empty, and how that goes.
 *
 * @param failures listings that failed in a row
 * @param code why the last listing failed, if it did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DestinationView(
    String name,
    String tenant,
    String channel,
    boolean test,
    Destination.ReceiptCondition receipt,
    long pollSeconds,
    @Nullable Instant lastListedAt,
    int failures,
    @Nullable String code,
    @Nullable Pause paused) {
  /** Since when nothing is picked up or delivered, and who said so if it was a person. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Pause(Instant since, @Nullable String by, String detail, @Nullable Instant until) {}

  public static DestinationView of(
      Destination one, @Nullable Listing listing, @Nullable DestinationPause pause) {
    return new DestinationView(
        one.name(),
        one.tenant(),
        one.channel(),
        one.test(),
        one.receipt(),
        one.pollInterval().toSeconds(),
        listing == null ? null : listing.lastListedAt(),
        listing == null ? 0 : listing.failures(),
        listing == null || listing.lastCode() == null ? null : listing.lastCode().code(),
        pause == null ? null : new Pause(pause.pausedAt(), pause.by(), pause.reason(), null));
  }
}
