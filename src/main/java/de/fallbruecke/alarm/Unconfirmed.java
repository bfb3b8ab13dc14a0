package de.fallbruecke.alarm;

import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The oldest submission of a destination without a receipt gets old, held or not. The portal
 * rejects it by itself on day 14 and destroys it on day 21 (facts/fit-connect §11).
 */
record Unconfirmed(Waiting waiting, List<Duration> levels) implements Condition {
  @Override
  public FaultCode code() {
    return FaultCode.ALARM_UNCONFIRMED;
  }

  @Override
  public Stream<Finding> findings(Look look) {
    return waiting.unconfirmed(look.now().minus(levels.getFirst())).stream()
        .filter(open -> level(open, look) > 0)
        .map(open -> finding(open, level(open, look)));
  }

  /** How many of the ages the oldest has reached. */
  private int level(Waiting.Unconfirmed open, Look look) {
    Duration age = Duration.between(open.since(), look.now());
    return (int) levels.stream().filter(level -> age.compareTo(level) >= 0).count();
  }

  private Finding finding(Waiting.Unconfirmed open, int level) {
    return new Finding(
        code(),
        open.destination(),
        open.tenant(),
        open.destination(),
        level == 1 && levels.size() > 1 ? Severity.WARNING : Severity.CRITICAL,
        level,
        "Destination '%s' has %d submissions without a receipt for more than %d days, one for more than %d: %s, at the portal since %s or later. The portal rejects a submission by itself after 14 days; set right what holds it."
            .formatted(
                open.destination(),
                open.old(),
                levels.getFirst().toDays(),
                levels.get(level - 1).toDays(),
                open.oldest(),
                open.since()),
        Map.of(
            "old", String.valueOf(open.old()),
            "oldestSince", open.since().toString(),
            "submission", open.oldest().toString()));
  }
}
