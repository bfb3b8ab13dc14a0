package de.fallbruecke.access;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Records logins and logouts. An entry belongs to each tenant for which the person holds a role, so
 * that whoever audits a tenant sees who came for it; without such a tenant to the installation.
 */
public final class PersonalAudit {
  private final Audit audit;
  private final Logins logins;
  private final Clock clock;

  public PersonalAudit(Audit audit, Logins logins, Clock clock) {
    this.audit = audit;
    this.logins = logins;
    this.clock = clock;
  }

  /** Somebody logged in; a change of their roles since the last time is an entry of its own. */
  public void arrived(Person person, String way, Map<String, String> facts) {
    LastLogin now = new LastLogin(person.name(), way, person.grants(), clock.instant());
    Optional<LastLogin> before = logins.remember(now);
    String roles = String.join(" ", now.written());
    Map<String, String> all = new TreeMap<>(facts);
    all.put("way", way);
    all.put("roles", roles);
    each(person, "LOGIN", all);
    String earlier = before.map(login -> String.join(" ", login.written())).orElse("");
    if (!earlier.equals(roles)) {
      each(person, "ROLES_CHANGED", Map.of("before", earlier, "after", roles));
    }
  }

  /** Somebody did something with their own session. */
  public void each(Person person, String act, Map<String, String> facts) {
    Collection<String> tenants = Logins.tenants(person);
    if (tenants.isEmpty()) {
      audit.record(person, act, null, "session", facts);
    }
    tenants.forEach(tenant -> audit.record(person, act, tenant, "session", facts));
  }

  /** A login was refused; the name is told only if it is known, for people type passwords there. */
  public void refused(String person, String way, Map<String, String> facts) {
    Map<String, String> all = new TreeMap<>(facts);
    all.put("way", way);
    audit.record(new Person(person, Map.of()), "LOGIN_FAILED", null, "session", all);
  }
}
