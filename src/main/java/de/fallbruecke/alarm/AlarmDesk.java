package de.fallbruecke.alarm;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Audit;
import de.fallbruecke.access.Person;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Who looks after which alarm, so that not two do and not nobody. It stays open until its cause is
 * gone, whoever looks after it. Each change and its record in the audit log are committed together.
 */
public final class AlarmDesk {
  private final PostgresAlarms alarms;
  private final Audit audit;
  private final TransactionOperations transaction;
  private final Clock clock;

  AlarmDesk(PostgresAlarms alarms, Audit audit, TransactionOperations transaction, Clock clock) {
    this.alarms = alarms;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * The alarm, for somebody who may see it.
   *
   * @throws Fault ALARM_UNKNOWN if it does not exist or may not be seen
   */
  public Alarm visible(Person person, UUID id) {
    return alarms
        .find(id)
        .filter(alarm -> person.may(Ability.SEE_ALARMS, alarm.tenant()))
        .orElseThrow(
            () -> new Fault(FaultCode.ALARM_UNKNOWN, "There is no alarm of this id to be seen."));
  }

  /**
   * The person looks after it from now on; also if somebody else did, whom they saw.
   *
   * @param version the one that was seen
   * @return the alarm as it is now
   * @throws Fault ALARM_UNKNOWN; ACCESS_DENIED; ALARM_CHANGED if it is over or somebody was faster,
   *     then nothing is changed
   */
  public Alarm take(Person person, UUID id, int version) {
    return change(person, id, version, person.name(), "ALARM_TAKEN");
  }

  /**
   * The person looks after it no more.
   *
   * @param version the one that was seen
   * @return the alarm as it is now
   * @throws Fault as {@link #take}; ALARM_CHANGED also if somebody else looks after it
   */
  public Alarm giveBack(Person person, UUID id, int version) {
    Alarm.Care care = visible(person, id).care();
    if (care == null || !care.by().equals(person.name())) {
      throw changed(id);
    }
    return change(person, id, version, null, "ALARM_GIVEN_BACK");
  }

  private Alarm change(Person person, UUID id, int version, @Nullable String by, String act) {
    Alarm before = visible(person, id);
    person.require(Ability.TAKE_ALARMS, before.tenant());
    Alarm.Care care = before.care();
    transaction.executeWithoutResult(
        status -> {
          if (!alarms.care(id, version, by, clock.instant())) {
            throw changed(id);
          }
          audit.record(
              person,
              act,
              before.tenant(),
              before.code().code(),
              care == null || care.by().equals(person.name())
                  ? Map.of("alarm", id.toString())
                  : Map.of("alarm", id.toString(), "from", care.by()));
        });
    return visible(person, id);
  }

  private static Fault changed(UUID id) {
    return new Fault(
        FaultCode.ALARM_CHANGED,
        "Alarm %s is over, or somebody else has taken it or given it back meanwhile. Nothing was changed; look at it again."
            .formatted(id));
  }
}
