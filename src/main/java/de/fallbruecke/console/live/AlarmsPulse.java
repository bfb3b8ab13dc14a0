package de.fallbruecke.console.live;

import de.fallbruecke.alarm.Alarm;
import de.fallbruecke.alarm.Alarms;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Alarms that opened, got worse, changed hands or ended; there are never many open ones. */
final class AlarmsPulse implements Pulse {
  private record Look(String tenant, int level, int version) {}

  private final Alarms alarms;
  private Map<UUID, Look> before = new HashMap<>();
  private boolean begun;

  AlarmsPulse(Alarms alarms) {
    this.alarms = alarms;
  }

  @Override
  public String area() {
    return "alarms";
  }

  @Override
  public Set<String> beat() {
    Map<UUID, Look> now = new HashMap<>();
    for (Alarm alarm : alarms.open()) {
      String tenant = alarm.tenant();
      now.put(
          alarm.id(),
          new Look(tenant == null ? NO_TENANT : tenant, alarm.level(), alarm.version()));
    }
    Set<String> tenants = new HashSet<>();
    now.forEach((id, look) -> add(tenants, !look.equals(before.get(id)), look));
    before.forEach((id, look) -> add(tenants, !now.containsKey(id), look));
    before = now;
    boolean first = !begun;
    begun = true;
    return first ? Set.of() : tenants;
  }

  private static void add(Set<String> tenants, boolean changed, Look look) {
    if (changed) {
      tenants.add(look.tenant());
    }
  }
}
