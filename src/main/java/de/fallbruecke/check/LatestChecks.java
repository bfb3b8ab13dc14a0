package de.fallbruecke.check;

import de.fallbruecke.platform.Json;
import de.fallbruecke.platform.check.CheckReport;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The only place that knows table place_check: one row for each place, the latest test. */
final class LatestChecks {
  private final JdbcClient jdbc;

  LatestChecks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void keep(PlaceCheck check) {
    jdbc.sql(
            """
            insert into place_check (kind, name, asked_by, report) values (:kind, :name, :by, :report)
            on conflict (kind, name) do update set asked_by = excluded.asked_by, report = excluded.report
            """)
        .param("kind", check.kind().name())
        .param("name", check.name())
        .param("by", check.by())
        // PostgreSQL takes no NUL in a text, and what somebody else said may hold one
        .param(
            "report",
            Json.mapper().writeValueAsString(check.report()).replace("\\u0000", "\\ufffd"))
        .update();
  }

  Optional<PlaceCheck> of(PlaceKind kind, String name) {
    return jdbc.sql("select * from place_check where kind = ? and name = ?")
        .params(kind.name(), name)
        .query(LatestChecks::check)
        .optional();
  }

  List<PlaceCheck> all(PlaceKind kind) {
    return jdbc.sql("select * from place_check where kind = ? order by name")
        .param(kind.name())
        .query(LatestChecks::check)
        .list();
  }

  private static PlaceCheck check(ResultSet row, int number) throws SQLException {
    return new PlaceCheck(
        PlaceKind.valueOf(row.getString("kind")),
        row.getString("name"),
        row.getString("asked_by"),
        Json.mapper().readValue(row.getString("report"), CheckReport.class));
  }
}
