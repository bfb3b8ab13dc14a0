package de.fallbruecke.admin;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.admin.view.AlarmView;
import de.fallbruecke.alarm.Alarm;
import de.fallbruecke.alarm.AlarmDesk;
import de.fallbruecke.alarm.AlarmQuery;
import de.fallbruecke.alarm.Alarms;
import de.fallbruecke.api.ApiFault;
import de.fallbruecke.platform.FaultCode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What is wrong, and what was, and who looks after it. Alarms of the whole installation are for
 * those who may see it all.
 */
@RestController
@RequestMapping(
    path = AdminAccessConfiguration.PATHS + "/alarms",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Needs(Ability.SEE_ALARMS)
final class AlarmsController {
  private static final int MOST = 500;

  private final Alarms alarms;
  private final AlarmDesk desk;

  AlarmsController(Alarms alarms, AlarmDesk desk) {
    this.alarms = alarms;
    this.desk = desk;
  }

  @GetMapping
  List<AlarmView> list(
      Person person,
      @RequestParam(defaultValue = "false") boolean cleared,
      @RequestParam(required = false) @Nullable UUID after,
      @RequestParam(defaultValue = "100") int limit) {
    Limit.check(limit, MOST);
    return alarms
        .find(new AlarmQuery(cleared, person.scope(Ability.SEE_ALARMS).limit(), after, limit))
        .stream()
        .map(AlarmView::of)
        .toList();
  }

  @GetMapping("/{id}")
  ResponseEntity<AlarmView> show(Person person, @PathVariable String id) {
    return shown(desk.visible(person, id(id)));
  }

  /** The caller looks after it from now on, also if somebody else did, whom they saw. */
  @PostMapping("/{id}/take")
  @Needs(Ability.TAKE_ALARMS)
  ResponseEntity<AlarmView> take(
      Person person,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    return shown(desk.take(person, id(id), seen(desk.visible(person, id(id)), ifMatch)));
  }

  @PostMapping("/{id}/give-back")
  @Needs(Ability.TAKE_ALARMS)
  ResponseEntity<AlarmView> giveBack(
      Person person,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    return shown(desk.giveBack(person, id(id), seen(desk.visible(person, id(id)), ifMatch)));
  }

  private static int seen(Alarm now, @Nullable String ifMatch) {
    if (ifMatch == null) {
      throw new ApiFault(FaultCode.ADMIN_VERSION_MISSING, "If-Match is missing. Nothing was done.");
    }
    if (!ifMatch.strip().equals(tag(now))) {
      throw new ApiFault(
          FaultCode.ADMIN_CHANGED, "The alarm is not as it was shown. Nothing was done.");
    }
    return now.version();
  }

  private static ResponseEntity<AlarmView> shown(Alarm alarm) {
    return ResponseEntity.ok().eTag(tag(alarm)).body(AlarmView.of(alarm));
  }

  private static String tag(Alarm alarm) {
    return "\"%d\"".formatted(alarm.version());
  }

  private static UUID id(String written) {
    return Own.id(written, FaultCode.ALARM_UNKNOWN, "alarm");
  }
}
