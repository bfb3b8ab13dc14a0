package de.fallbruecke.submission;

import de.fallbruecke.platform.IdQuery;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
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

  private Conditions() {}

  /**
   * Everything that the query asks for.
   *
   * @param before the last row of the page before, if there is one
   */
  static Conditions of(Submissions.Query query, @Nullable UUID before) {
    Conditions all = new Conditions();
    all.add("state = :state", "state", query.state() == null ? null : query.state().name());
    all.add("tenant = :tenant", "tenant", query.tenant());
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
    all.add("test = :test", "test", query.test());
    all.add(
        "(announced_at, id) < (select announced_at, id from submission where id = :before)",
        "before",
        before);
    for (IdQuery among : query.among()) {
      all.conditions.add("id in (" + among.sql() + ")");
      all.parameters.putAll(among.parameters());
    }
    return all;
  }

  /** The where clause, empty if nothing is asked for. */
  String where() {
    return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
  }

  Map<String, Object> parameters() {
    return parameters;
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
