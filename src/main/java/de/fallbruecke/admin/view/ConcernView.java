package de.fallbruecke.admin.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.fallbruecke.alarm.Severity;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.survey.Concern;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits for a person.
 *
 * @param count how many
 * @param more whether there are more than were counted
 * @param code what is wrong with all of them
 * @param since when the oldest began to wait
 * @param names the first of what it is about: destinations, a target, or instances
 * @param by who paused the place
 * @param where the list of them, at this interface
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConcernView(
    Kind kind,
    long count,
    boolean more,
    @Nullable String code,
    @Nullable Severity severity,
    @Nullable Instant since,
    List<String> names,
    @Nullable String by,
    String where) {
  public ConcernView {
    names = List.copyOf(names);
  }

  /** What it is. */
  public enum Kind {
    HELD_SUBMISSIONS,
    UNKNOWN_DELIVERIES,
    OPEN_ALARMS,
    PAUSED_TARGET,
    PAUSED_DESTINATION,
    HELD_REPLIES,
    NEWER_PACKAGES
  }

  /**
   * As it is answered.
   *
   * @param paths where this interface begins
   */
  public static ConcernView of(Concern concern, String paths) {
    return switch (concern) {
      case Concern.Held one ->
          new ConcernView(
              Kind.HELD_SUBMISSIONS,
              one.count(),
              false,
              one.code().code(),
              null,
              one.oldest(),
              List.of(),
              null,
              paths + "/submissions?state=HELD&code=" + one.code().code());
      case Concern.Unknown one ->
          new ConcernView(
              Kind.UNKNOWN_DELIVERIES,
              one.count(),
              one.more(),
              null,
              null,
              null,
              List.of(),
              null,
              paths + "/submissions?delivery=UNKNOWN");
      case Concern.Alarmed one ->
          new ConcernView(
              Kind.OPEN_ALARMS,
              one.count(),
              false,
              one.code().code(),
              one.severity(),
              one.oldest(),
              one.destinations(),
              null,
              paths + "/alarms");
      case Concern.Paused one ->
          new ConcernView(
              Kind.PAUSED_TARGET,
              1,
              false,
              code(one.code()),
              null,
              one.since(),
              List.of(one.target()),
              one.by(),
              paths + "/targets");
      case Concern.Unlisted one ->
          new ConcernView(
              Kind.PAUSED_DESTINATION,
              1,
              false,
              null,
              null,
              one.since(),
              List.of(one.destination()),
              one.by(),
              paths + "/destinations");
      case Concern.HeldReplies one ->
          new ConcernView(
              Kind.HELD_REPLIES,
              one.count(),
              false,
              null,
              null,
              one.oldest(),
              List.of(),
              null,
              paths + "/replies");
      case Concern.NewerPackages one ->
          new ConcernView(
              Kind.NEWER_PACKAGES,
              one.count(),
              false,
              null,
              null,
              null,
              one.instances(),
              null,
              paths + "/routes");
    };
  }

  private static @Nullable String code(@Nullable FaultCode code) {
    return code == null ? null : code.code();
  }
}
