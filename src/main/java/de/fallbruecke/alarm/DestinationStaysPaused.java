package de.fallbruecke.alarm;

import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.DestinationPause;
import de.fallbruecke.submission.DestinationPauses;
import de.fallbruecke.submission.Destinations;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A person paused the pick-up of a destination and nobody let it go on. */
record DestinationStaysPaused(Destinations destinations, DestinationPauses pauses, Duration atLeast)
    implements Condition {
  @Override
  public FaultCode code() {
    return FaultCode.ALARM_DESTINATION_PAUSED;
  }

  @Override
  public Stream<Finding> findings(Look look) {
    return pauses.all().stream()
        .filter(pause -> !pause.pausedAt().plus(atLeast).isAfter(look.now()))
        .flatMap(this::finding);
  }

  /** One that is not configured any more has no portal to wait at. */
  private Stream<Finding> finding(DestinationPause pause) {
    Optional<Destination> destination = destinations.find(pause.destination());
    return destination.stream()
        .map(
            known ->
                Finding.of(
                    code(),
                    known.tenant(),
                    known.name(),
                    Severity.WARNING,
                    "Destination '%s' was paused by a person at %s and nothing is fetched there. What waits at the portal is rejected by it after 14 days; resume the destination."
                        .formatted(known.name(), pause.pausedAt()),
                    Map.of("pausedSince", pause.pausedAt().toString(), "by", pause.by())));
  }
}
