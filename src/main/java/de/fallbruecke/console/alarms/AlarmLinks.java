package de.fallbruecke.console.alarms;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Person;
import de.fallbruecke.alarm.Alarm;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.console.submissions.SubmissionFilter;
import de.fallbruecke.submission.SubmissionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** The ways from an alarm to what it concerns, the shortest to set it right first. */
final class AlarmLinks {
  private AlarmLinks() {}

  static List<AlarmView.Link> of(Alarm alarm, Person person, Wording words) {
    List<AlarmView.Link> links = new ArrayList<>();
    Map<String, String> facts = alarm.facts();
    add(links, "/submissions/{name}", facts.get("submission"), "alarm.submission", words);
    if (person.may(Ability.ACT_ON_SUBMISSIONS, alarm.tenant())) {
      add(links, "/replies/{name}", facts.get("reply"), "alarm.reply", words);
    }
    add(links, "/places/targets/{name}", facts.get("target"), "alarm.target", words);
    add(links, "/routes/instances/{name}", facts.get("instance"), "alarm.instance", words);
    byCode(links, alarm, person, words);
    if (alarm.destination() != null) {
      add(links, "/places/destinations/{name}", alarm.destination(), "alarm.place", words);
      links.add(
          new AlarmView.Link(
              SubmissionFilter.of(Map.of("destination", alarm.destination()))
                  .inState(facts.containsKey("held") ? SubmissionState.HELD : null),
              words.text("alarm.submissions")));
    }
    return List.copyOf(links);
  }

  private static void byCode(
      List<AlarmView.Link> links, Alarm alarm, Person person, Wording words) {
    switch (alarm.code()) {
      case ALARM_CERTIFICATE_ENDS, ALARM_KEYS_DO_NOT_FIT -> {
        if (person.mayAnywhere(Ability.SEE_KEYS)) {
          add(links, "/places/keys/{name}", alarm.facts().get("renew"), "alarm.renew", words);
          links.add(new AlarmView.Link("/places/keys", words.text("alarm.keys")));
        }
      }
      case ALARM_QUEUE_GROWS ->
          links.add(new AlarmView.Link("/submissions", words.text("alarm.all")));
      case ALARM_PURGE_FAILS ->
          links.add(
              new AlarmView.Link(
                  SubmissionFilter.of(Map.of()).inState(SubmissionState.CONFIRMED),
                  words.text("alarm.confirmed")));
      case ALARM_DISK_SPACE -> links.add(new AlarmView.Link("/about", words.text("alarm.about")));
      default -> {
        // the facts say where it is
      }
    }
  }

  private static void add(
      List<AlarmView.Link> links, String path, @Nullable String name, String label, Wording words) {
    if (name != null) {
      links.add(
          new AlarmView.Link(
              UriComponentsBuilder.fromPath(path).encode().buildAndExpand(name).toUriString(),
              words.text(label)));
    }
  }
}
