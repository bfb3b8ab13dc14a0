package de.fallbruecke.alarm;

import de.fallbruecke.delivery.Target;
import de.fallbruecke.delivery.TargetPause;
import de.fallbruecke.delivery.TargetPauses;
import de.fallbruecke.delivery.Targets;
import de.fallbruecke.platform.FaultCode;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** A target is paused because it fails, and does not come back; a person's pause is no alarm. */
record TargetStaysPaused(Targets targets, TargetPauses pauses, Duration atLeast)
    implements Condition {
  @Override
  public FaultCode code() {
    return FaultCode.ALARM_TARGET_PAUSED;
  }

  @Override
  public Stream<Finding> findings(Look look) {
    return pauses.all().stream()
        .filter(pause -> pause.by() == null)
        .filter(pause -> !pause.pausedAt().plus(atLeast).isAfter(look.now()))
        .map(this::finding);
  }

  private Finding finding(TargetPause pause) {
    String code = pause.code() == null ? "" : pause.code().code();
    return new Finding(
        code(),
        pause.target(),
        targets.find(pause.target()).map(Target::tenant).orElse(null),
        null,
        Severity.WARNING,
        1,
        "Target '%s' has taken nothing since %s, last because of %s. Its deliveries wait and nothing is lost; ask its operator."
            .formatted(pause.target(), pause.pausedAt(), code),
        Map.of("target", pause.target(), "since", pause.pausedAt().toString(), "code", code));
  }
}
