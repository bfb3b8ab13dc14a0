package de.fallbruecke.submission;

import de.fallbruecke.platform.IdQuery;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A search as SQL. Only what is asked for becomes a condition: with one statement for all cases
 * PostgreSQL would have to plan without knowing which index helps.
 */
final class Conditions {
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new HashMap<>();

  /** By which the list is in order. */
  record Row(Instant announcedAt, UUID id) {}

  private Conditions() {}

  /**
   * Everything that the query asks for.
   *
   * @param row the row next to the page, if there is one
   * @param newer whether the page has what is newer than the row
   */
  static Conditions of(Submissions.Query query, @Nullable Row row, boolean newer) {
    Conditions all = new Conditions();
    all.add("state = :state", "state", query.state() == null ? null : query.state().name());
    all.addTenants(query);
    all.add("destination = :destination", "destination", query.destination());
    all.add("service_key = :service", "service", query.service());
    all.add(
        """
        (external_id = :text or id::text = :text
         or strpos(lower(service_key), lower(:text)) > 0
         or strpos(lower(service_name), lower(:text)) > 0)""",
        "text",
        query.text());
    all.add("announced_at < :olderThan", "olderThan", utc(query.announcedBefore()));
    all.add("announced_at >= :since", "since", utc(query.announcedAfter()));
    all.add("delivered_at >= :deliveredSince", "deliveredSince", utc(query.deliveredAfter()));
    all.add("test = :test", "test", query.test());
    all.addAmong("service_key", "services", query.services());
    if (row != null) {
      all.conditions.add("(announced_at, id) %s (:rowAt, :row)".formatted(newer ? ">" : "<"));
      all.parameters.put("rowAt", row.announcedAt().atOffset(ZoneOffset.UTC));
      all.parameters.put("row", row.id());
    }
    for (IdQuery among : query.among()) {
      all.conditions.add(among.within("id"));
      all.parameters.putAll(among.parameters());
    }
    return all;
  }

  /** What the query asks for of tenants alone, with the same parameters. */
  static Conditions ofTenants(Submissions.Query query) {
    Conditions all = new Conditions();
    all.addTenants(query);
    return all;
  }

  /** The where clause, empty if nothing is asked for. */
  String where() {
    return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
  }

  Map<String, Object> parameters() {
    return parameters;
  }

  /** That the column has one of the values; with no value nothing fits. */
  static String among(String column, String name, Collection<?> values) {
    return values.isEmpty() ? "false" : column + " in (:" + name + ")";
  }

  private void addTenants(Submissions.Query query) {
    add("tenant = :tenant", "tenant", query.tenant());
    addAmong("tenant", "tenants", query.tenants());
  }

  private void addAmong(String column, String name, @Nullable Collection<?> values) {
    if (values != null) {
      conditions.add(among(column, name, values));
      if (!values.isEmpty()) {
        parameters.put(name, values);
      }
    }
  }

  private void add(String condition, String name, @Nullable Object value) {
    if (value != null) {
      conditions.add(condition);
      parameters.put(name, value);
    }
  }

  private static @Nullable Object utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
