package de.fallbruecke.alarm;

import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.RouteProblems;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A version was activated and does not run in some process, which goes on with the one before or
 * takes nothing for the instance.
 */
record RouteStays(RouteProblems problems) implements Condition {
  /** A process says it every twenty seconds while it lasts. */
  private static final Duration HEARD = Duration.ofMinutes(2);

  @Override
  public FaultCode code() {
    return FaultCode.ALARM_ROUTE_STAYS;
  }

  @Override
  public Stream<Finding> findings(Look look) {
    return problems.since(look.now().minus(HEARD)).stream().map(this::finding);
  }

  private Finding finding(RouteProblems.Stays stays) {
    return new Finding(
        code(),
        stays.instance(),
        stays.tenant(),
        null,
        Severity.CRITICAL,
        1,
        "Version %s of instance '%s' was activated and does not run in %d process(es): %s. They go on with the version before, or hold what is for the instance. Set it right there, or roll back."
            .formatted(stays.version(), stays.instance(), stays.processes(), stays.detail()),
        Map.of(
            "instance", stays.instance(),
            "version", stays.version(),
            "processes", String.valueOf(stays.processes())));
  }
}
