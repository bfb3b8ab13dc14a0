package de.fallbruecke.alarm;

import de.fallbruecke.platform.FaultCode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notices in table alarm_notice until they are told. */
record PostgresOutbox(JdbcClient jdbc) implements Outbox {
  /**
   * A notice that waits.
   *
   * @param number grows in the order in which they came
   */
  record Entry(
      long number,
      Notice.Kind kind,
      Instant at,
      FaultCode code,
      @Nullable String tenant,
      @Nullable String destination,
      Severity severity,
      String detail) {}

  @Override
  public void add(List<Notice> notices) {
    for (Notice notice : notices) {
      Alarm alarm = notice.alarm();
      jdbc.sql(
              """
              insert into alarm_notice (kind, at, code, tenant, destination, severity, detail)
              values (?, ?, ?, ?, ?, ?, ?)
              """)
          .param(notice.kind().name())
          .param(notice.at().atOffset(ZoneOffset.UTC))
          .param(alarm.code().name())
          .param(alarm.tenant())
          .param(alarm.destination())
          .param(alarm.severity().name())
          .param(alarm.detail())
          .update();
    }
  }

  /** The oldest ones. */
  List<Entry> waiting(int limit) {
    return jdbc.sql("select * from alarm_notice order by number limit ?")
        .param(limit)
        .query(
            (row, n) ->
                new Entry(
                    row.getLong("number"),
                    Notice.Kind.valueOf(row.getString("kind")),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    FaultCode.valueOf(row.getString("code")),
                    row.getString("tenant"),
                    row.getString("destination"),
                    Severity.valueOf(row.getString("severity")),
                    row.getString("detail")))
        .list();
  }

  /** They are told. */
  void remove(List<Entry> told) {
    jdbc.sql("delete from alarm_notice where number in (:numbers)")
        .param("numbers", told.stream().map(Entry::number).toList())
        .update();
  }
}
