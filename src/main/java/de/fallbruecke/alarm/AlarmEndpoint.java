package de.fallbruecke.alarm;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** The open alarms on the management port; codes, ids, numbers and times. */
@Endpoint(id = "alarms")
public final class AlarmEndpoint {
  private final Alarms alarms;

  AlarmEndpoint(Alarms alarms) {
    this.alarms = alarms;
  }

  /**
   * An open alarm.
   *
   * @param since when it was raised
   */
  public record Open(
      String code,
      Severity severity,
      int level,
      @Nullable String tenant,
      @Nullable String destination,
      Instant since,
      Map<String, String> facts) {}

  /** All that are open, the most urgent first. */
  @ReadOperation
  public List<Open> open() {
    return alarms.open().stream()
        .map(
            alarm ->
                new Open(
                    alarm.code().code(),
                    alarm.severity(),
                    alarm.level(),
                    alarm.tenant(),
                    alarm.destination(),
                    alarm.raisedAt(),
                    alarm.facts()))
        .toList();
  }
}
