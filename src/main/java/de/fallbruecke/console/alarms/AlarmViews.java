package de.fallbruecke.console.alarms;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Person;
import de.fallbruecke.alarm.Alarm;
import de.fallbruecke.alarm.AlarmQuery;
import de.fallbruecke.alarm.Alarms;
import de.fallbruecke.alarm.Severity;
import de.fallbruecke.console.page.Badge;
import de.fallbruecke.console.page.Fact;
import de.fallbruecke.console.page.FactWords;
import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Trouble;
import de.fallbruecke.console.page.Wording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes the page of alarms. */
final class AlarmViews {
  private static final int PER_PAGE = 50;

  /** Facts that the page tells otherwise. */
  private static final Set<String> TOLD = Set.of("renew");

  private final Alarms alarms;

  AlarmViews(Alarms alarms) {
    this.alarms = alarms;
  }

  /** What concerns tenants of the person; what concerns none only for who sees all of them. */
  AlarmView page(AlarmFilter filter, Person person, Wording words) {
    @Nullable Set<String> tenants = person.scope(Ability.SEE_ALARMS).limit();
    List<Alarm> found =
        alarms.find(new AlarmQuery(filter.over(), tenants, filter.after(), PER_PAGE + 1));
    boolean more = found.size() > PER_PAGE;
    List<Alarm> shown = more ? found.subList(0, PER_PAGE) : found;
    return new AlarmView(
        filter,
        filter.over()
            ? List.of()
            : shown.stream().map(alarm -> open(alarm, person, words)).toList(),
        filter.over() ? shown.stream().map(alarm -> over(alarm, words)).toList() : List.of(),
        words.text("alarm.summary", alarms.countOpen(tenants)),
        more ? filter.after(shown.getLast().id()).address() : null);
  }

  private static AlarmView.Open open(Alarm alarm, Person person, Wording words) {
    Alarm.Care care = alarm.care();
    boolean mine = care != null && care.by().equals(person.name());
    return new AlarmView.Open(
        alarm.id().toString(),
        badge(alarm.severity(), words),
        Trouble.of(alarm.code(), alarm.detail(), words),
        words.time(alarm.raisedAt()),
        words.age(alarm.raisedAt()),
        facts(alarm, words),
        AlarmLinks.of(alarm, person, words),
        care == null
            ? ""
            : words.text(
                mine ? "alarm.care.mine" : "alarm.care.other",
                ForeignText.line(care.by()),
                words.age(care.since())),
        mine,
        person.may(Ability.TAKE_ALARMS, alarm.tenant()),
        alarm.version());
  }

  private static Badge badge(Severity severity, Wording words) {
    String label = words.text("alarm.severity." + severity.name());
    return switch (severity) {
      case WARNING -> new Badge("warning", "warning", label);
      case CRITICAL -> new Badge("danger", "danger", label);
    };
  }

  private static List<Fact> facts(Alarm alarm, Wording words) {
    FactWords labels = new FactWords(words);
    String cause = alarm.code().name();
    List<Fact> facts = new ArrayList<>();
    if (alarm.destination() != null) {
      facts.add(labels.of(cause, "destination", alarm.destination()));
    }
    if (alarm.tenant() != null) {
      facts.add(labels.of(cause, "tenant", alarm.tenant()));
    }
    Map<String, String> more = new TreeMap<>(alarm.facts());
    more.keySet().removeAll(TOLD);
    if (alarm.tenant() != null) {
      more.remove("tenant");
    }
    if (alarm.destination() != null) {
      more.remove("place", alarm.destination());
    }
    more.forEach((name, value) -> facts.add(labels.of(cause, name, value)));
    return List.copyOf(facts);
  }

  private static AlarmView.Over over(Alarm alarm, Wording words) {
    Instant cleared = alarm.clearedAt();
    Alarm.Care care = alarm.care();
    return new AlarmView.Over(
        alarm.code().code(),
        words.title(alarm.code()),
        ForeignText.line(where(alarm)),
        care == null ? "" : ForeignText.line(care.by()),
        words.time(alarm.raisedAt()),
        cleared == null ? "" : words.time(cleared));
  }

  private static String where(Alarm alarm) {
    if (alarm.destination() != null) {
      return alarm.destination();
    }
    for (String name : List.of("target", "instance", "place", "node")) {
      String found = alarm.facts().get(name);
      if (found != null) {
        return found;
      }
    }
    return alarm.tenant() == null ? "" : alarm.tenant();
  }
}
