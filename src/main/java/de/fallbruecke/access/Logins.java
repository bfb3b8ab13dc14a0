package de.fallbruecke.access;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who logged in last when, and which roles they held then. Nothing is granted from here. */
public final class Logins {
  private static final String BETWEEN = " ";

  private final JdbcClient jdbc;

  public Logins(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Remembers a login and says what was known of the person before. */
  public Optional<LastLogin> remember(LastLogin login) {
    Optional<LastLogin> before = find(login.person());
    jdbc.sql(
            """
            insert into person_login (person, way, grants, at) values (:person, :way, :grants, :at)
            on conflict (person) do update set way = :way, grants = :grants, at = :at
            """)
        .param("person", login.person())
        .param("way", login.way())
        .param("grants", String.join(BETWEEN, login.written()))
        .param("at", login.at().atOffset(ZoneOffset.UTC))
        .update();
    return before;
  }

  /** Those who hold a role for a tenant within the scope, by name. */
  public List<LastLogin> within(TenantScope scope) {
    return jdbc
        .sql("select person, way, grants, at from person_login order by person")
        .query(
            (row, n) ->
                read(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getObject(4, OffsetDateTime.class)))
        .list()
        .stream()
        .filter(
            login ->
                scope.everywhere()
                    || login.grants().keySet().stream()
                        .anyMatch(
                            tenant -> tenant.equals(Person.EVERYWHERE) || scope.contains(tenant)))
        .toList();
  }

  private Optional<LastLogin> find(String person) {
    return jdbc.sql("select person, way, grants, at from person_login where person = ?")
        .param(person)
        .query(
            (row, n) ->
                read(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getObject(4, OffsetDateTime.class)))
        .optional();
  }

  private static LastLogin read(String person, String way, String grants, OffsetDateTime at) {
    Map<String, Set<Role>> read = new TreeMap<>();
    Arrays.stream(grants.split(BETWEEN, -1))
        .map(written -> written.split("@", 2))
        .filter(parts -> parts.length == 2)
        .forEach(
            parts ->
                Role.of(parts[0])
                    .ifPresent(
                        role ->
                            read.computeIfAbsent(parts[1], tenant -> EnumSet.noneOf(Role.class))
                                .add(role)));
    return new LastLogin(person, way, read, at.toInstant());
  }

  /**
   * The tenants that a person's own acts concern; none if they hold a role everywhere or nowhere.
   */
  static Collection<String> tenants(Person person) {
    return person.grants().containsKey(Person.EVERYWHERE)
        ? List.of()
        : person.grants().keySet().stream().sorted().toList();
  }
}
