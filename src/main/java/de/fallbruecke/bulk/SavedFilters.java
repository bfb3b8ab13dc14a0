package de.fallbruecke.bulk;

import de.fallbruecke.platform.IdSource;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a person looks for again and again, under names of their own. The only place that knows
 * table saved_filter. The query of the list's address is all there is to it, so it can be passed
 * on.
 */
public final class SavedFilters {
  /** So many are kept for one person. */
  public static final int MOST = 30;

  /** Longest name, in characters. */
  public static final int LONGEST_NAME = 60;

  private final JdbcClient jdbc;
  private final IdSource ids;
  private final Clock clock;

  SavedFilters(JdbcClient jdbc, IdSource ids, Clock clock) {
    this.jdbc = jdbc;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * One of them.
   *
   * @param query as it stands in the address of the list, encoded
   */
  public record Saved(UUID id, String name, String query) {}

  /** Those of the person, by name. */
  public List<Saved> of(String person) {
    return jdbc.sql(
            "select id, name, query from saved_filter where person = ? order by lower(name), id limit ?")
        .params(person, MOST)
        .query(
            (row, n) -> new Saved(row.getObject(1, UUID.class), row.getString(2), row.getString(3)))
        .list();
  }

  /**
   * Keeps it; one of the same name is replaced.
   *
   * @return what is kept; nothing if so many are kept already or there is no name or no query
   */
  public Optional<Saved> save(String person, String name, String query) {
    String called = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    List<Saved> kept = of(person);
    boolean replaces = kept.stream().anyMatch(one -> one.name().equals(called));
    if (called.isEmpty() || query.isEmpty() || (kept.size() >= MOST && !replaces)) {
      return Optional.empty();
    }
    UUID id =
        jdbc.sql(
                """
                insert into saved_filter (id, person, name, query, created_at) values (?, ?, ?, ?, ?)
                on conflict (person, name) do update set query = excluded.query returning id
                """)
            .params(ids.next(), person, called, query, clock.instant().atOffset(ZoneOffset.UTC))
            .query(UUID.class)
            .single();
    return Optional.of(new Saved(id, called, query));
  }

  /**
   * Forgets it, if it is the person's own.
   *
   * @return whether it was there
   */
  public boolean remove(String person, UUID id) {
    return jdbc.sql("delete from saved_filter where id = ? and person = ?")
            .params(id, person)
            .update()
        == 1;
  }
}
