package de.fallbruecke.console;

import de.fallbruecke.alarm.Alarm;
import de.fallbruecke.alarm.Alarms;
import de.fallbruecke.alarm.Severity;
import de.fallbruecke.submission.SubmissionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes the page of alarms. */
final class AlarmViews {
  private static final int LATEST = 50;

  private final Alarms alarms;

  AlarmViews(Alarms alarms) {
    this.alarms = alarms;
  }

  AlarmView page(Wording words) {
    List<Alarm> open = alarms.open();
    return new AlarmView(
        open.stream().map(alarm -> open(alarm, words)).toList(),
        alarms.cleared(LATEST).stream().map(alarm -> over(alarm, words)).toList(),
        words.text("alarm.summary", open.size()));
  }

  private static AlarmView.Open open(Alarm alarm, Wording words) {
    return new AlarmView.Open(
        alarm.id().toString(),
        badge(alarm.severity(), words),
        Trouble.of(alarm.code(), alarm.detail(), words),
        words.time(alarm.raisedAt()),
        words.age(alarm.raisedAt()),
        facts(alarm, words),
        alarm.facts().getOrDefault("submission", ""),
        submissions(alarm));
  }

  private static Badge badge(Severity severity, Wording words) {
    String label = words.text("alarm.severity." + severity.name());
    return switch (severity) {
      case WARNING -> new Badge("warning", "warning", label);
      case CRITICAL -> new Badge("danger", "danger", label);
    };
  }

  private static List<Fact> facts(Alarm alarm, Wording words) {
    List<Fact> facts = new ArrayList<>();
    if (alarm.destination() != null) {
      facts.add(fact("destination", alarm.destination(), words));
    }
    if (alarm.tenant() != null) {
      facts.add(fact("tenant", alarm.tenant(), words));
    }
    for (Map.Entry<String, String> one : new TreeMap<>(alarm.facts()).entrySet()) {
      facts.add(fact(one.getKey(), shown(one.getKey(), one.getValue(), words), words));
    }
    return List.copyOf(facts);
  }

  private static Fact fact(String name, String value, Wording words) {
    return Fact.of(words.textOr("fact." + name, name), ForeignText.line(value));
  }

  /** Times and sizes are known by their names. */
  private static String shown(String name, String value, Wording words) {
    if (name.endsWith("At") || name.endsWith("Since")) {
      return words.time(Instant.parse(value));
    }
    return name.endsWith("Bytes") ? words.size(Long.parseLong(value)) : value;
  }

  private static String submissions(Alarm alarm) {
    if (alarm.destination() == null) {
      return "";
    }
    @Nullable SubmissionState state =
        alarm.facts().containsKey("held") ? SubmissionState.HELD : null;
    return SubmissionFilter.of(Map.of("destination", alarm.destination())).inState(state);
  }

  private static AlarmView.Over over(Alarm alarm, Wording words) {
    Instant cleared = alarm.clearedAt();
    return new AlarmView.Over(
        alarm.code().code(),
        words.title(alarm.code()),
        alarm.destination() == null ? "" : ForeignText.line(alarm.destination()),
        words.time(alarm.raisedAt()),
        cleared == null ? "" : words.time(cleared));
  }
}
