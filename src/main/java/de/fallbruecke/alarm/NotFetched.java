package de.fallbruecke.alarm;

import de.fallbruecke.delivery.Offers;
import de.fallbruecke.platform.FaultCode;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A case is ready to be fetched and its target does not fetch it. It stays ready for as long as it
 * takes; what else depends on it is the age of the submission, which has an alarm of its own.
 */
record NotFetched(Offers offers, Duration atLeast) implements Condition {
  @Override
  public FaultCode code() {
    return FaultCode.ALARM_NOT_FETCHED;
  }

  @Override
  public Stream<Finding> findings(Look look) {
    return offers.waiting().stream()
        .filter(waiting -> !waiting.oldest().plus(atLeast).isAfter(look.now()))
        .map(this::finding);
  }

  private Finding finding(Offers.Waiting waiting) {
    return new Finding(
        code(),
        waiting.target(),
        waiting.tenant(),
        null,
        Severity.WARNING,
        1,
        "%d cases wait for target '%s' to fetch them, the first since %s. They stay ready and nothing is lost; ask its operator whether its fetching runs."
            .formatted(waiting.count(), waiting.target(), waiting.oldest()),
        Map.of(
            "target", waiting.target(),
            "since", waiting.oldest().toString(),
            "count", String.valueOf(waiting.count())));
  }
}
