package de.fallbruecke.alarm;

import de.fallbruecke.engine.Listing;
import de.fallbruecke.engine.Listings;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.DestinationPause;
import de.fallbruecke.submission.DestinationPauses;
import de.fallbruecke.submission.Destinations;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A destination has not been listed for so long that its submissions get old at the portal. One
 * that a person paused has an alarm of its own.
 */
record NothingPolled(
    Destinations destinations, DestinationPauses pauses, Listings listings, Duration limit)
    implements Condition {
  /** A destination that is listed rarely is not late after one missed listing. */
  private static final int MISSED = 5;

  @Override
  public FaultCode code() {
    return FaultCode.ALARM_NOTHING_POLLED;
  }

  @Override
  public Stream<Finding> findings(Look look) {
    Set<String> paused =
        pauses.all().stream().map(DestinationPause::destination).collect(Collectors.toSet());
    return listings.all().stream()
        .filter(listing -> !paused.contains(listing.destination()))
        .flatMap(
            listing ->
                destinations
                    .find(listing.destination())
                    .filter(destination -> late(destination, listing, look))
                    .map(destination -> finding(destination, listing))
                    .stream());
  }

  private boolean late(Destination destination, Listing listing, Look look) {
    Instant since = listedOrWatched(listing);
    Instant counted = since.isAfter(look.watchingSince()) ? since : look.watchingSince();
    Duration rarely = destination.pollInterval().multipliedBy(MISSED);
    Duration allowed = limit.compareTo(rarely) < 0 ? rarely : limit;
    return Duration.between(counted, look.now()).compareTo(allowed) >= 0;
  }

  private Finding finding(Destination destination, Listing listing) {
    Map<String, String> facts = new HashMap<>();
    facts.put("lastListedAt", listedOrWatched(listing).toString());
    facts.put("failures", String.valueOf(listing.failures()));
    if (listing.lastCode() != null) {
      facts.put("code", listing.lastCode().code());
    }
    return Finding.of(
        code(),
        destination.tenant(),
        destination.name(),
        Severity.CRITICAL,
        "Destination '%s' was not listed completely since %s (%d failures in a row%s). Submissions wait at the portal and are not fetched; nothing is lost for 14 days."
            .formatted(
                destination.name(),
                listedOrWatched(listing),
                listing.failures(),
                listing.lastCode() == null ? "" : ", last " + listing.lastCode()),
        facts);
  }

  private static Instant listedOrWatched(Listing listing) {
    return Objects.requireNonNullElse(listing.lastListedAt(), listing.watchedSince());
  }
}
