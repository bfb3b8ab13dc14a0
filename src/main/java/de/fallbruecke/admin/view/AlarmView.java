package de.fallbruecke.admin.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.fallbruecke.alarm.Alarm;
import de.fallbruecke.alarm.Severity;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is or was wrong.
 *
 * @param tenant whose; null if it concerns the whole installation
 * @param level grows while the same cause gets worse
 * @param clearedAt null while it is open
 * @param care who looks after it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AlarmView(
    UUID id,
    String code,
    Severity severity,
    int level,
    @Nullable String tenant,
    @Nullable String destination,
    String detail,
    Map<String, String> facts,
    Instant raisedAt,
    Instant lastSeen,
    @Nullable Instant clearedAt,
    Alarm.@Nullable Care care) {
  public static AlarmView of(Alarm alarm) {
    return new AlarmView(
        alarm.id(),
        alarm.code().code(),
        alarm.severity(),
        alarm.level(),
        alarm.tenant(),
        alarm.destination(),
        alarm.detail(),
        alarm.facts(),
        alarm.raisedAt(),
        alarm.lastSeen(),
        alarm.clearedAt(),
        alarm.care());
  }
}
