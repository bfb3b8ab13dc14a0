package de.fallbruecke.console.access;

import de.fallbruecke.access.AuditQuery;
import de.fallbruecke.access.TenantScope;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What is asked of the audit log, as it stands in an address. Whatever makes no sense asks for no
 * limit.
 *
 * @param from first day in Germany, empty for all
 * @param to last day in Germany, empty for all
 */
record AuditFilter(
    String person, String act, String tenant, String from, String to, @Nullable Integer before) {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final int LONGEST = 200;

  static AuditFilter of(Map<String, String> said) {
    return new AuditFilter(
        text(said, "person"),
        text(said, "act"),
        text(said, "tenant"),
        day(text(said, "from")) == null ? "" : text(said, "from"),
        day(text(said, "to")) == null ? "" : text(said, "to"),
        number(text(said, "before")));
  }

  /** Whether it leaves anything out. */
  public boolean narrows() {
    return !(person + act + tenant + from + to).isEmpty();
  }

  AuditQuery query(TenantScope seen, int limit) {
    return new AuditQuery(
        tenant.isEmpty()
            ? seen
            : seen.contains(tenant) ? TenantScope.of(Set.of(tenant)) : TenantScope.of(Set.of()),
        person.isEmpty() ? null : person,
        act.isEmpty() ? null : act,
        start(day(from)),
        start(next(day(to))),
        before,
        limit);
  }

  /** The same, from this entry on. */
  AuditFilter before(@Nullable Integer number) {
    return new AuditFilter(person, act, tenant, from, to, number);
  }

  /** The address of a page that answers it. */
  String address(String path) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
    add(address, "person", person);
    add(address, "act", act);
    add(address, "tenant", tenant);
    add(address, "from", from);
    add(address, "to", to);
    add(address, "before", before == null ? "" : before.toString());
    return address.encode().build().toUriString();
  }

  private static void add(UriComponentsBuilder address, String name, String value) {
    if (!value.isEmpty()) {
      address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
    }
  }

  private static String text(Map<String, String> said, String name) {
    String text = said.getOrDefault(name, "").strip().replace("\u0000", "");
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  private static @Nullable LocalDate day(String written) {
    try {
      LocalDate day = written.isEmpty() ? null : LocalDate.parse(written);
      return day == null || day.getYear() < 2000 || day.getYear() > 9000 ? null : day;
    } catch (DateTimeException noDay) {
      return null;
    }
  }

  private static @Nullable LocalDate next(@Nullable LocalDate day) {
    return day == null ? null : day.plusDays(1);
  }

  private static @Nullable Instant start(@Nullable LocalDate day) {
    return day == null ? null : day.atStartOfDay(BERLIN).toInstant();
  }

  private static @Nullable Integer number(String written) {
    return written.matches("\\d{1,9}") ? Integer.valueOf(written) : null;
  }
}
