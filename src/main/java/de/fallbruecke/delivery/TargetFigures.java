package de.fallbruecke.delivery;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many deliveries targets have to do with, read from what is open and what ended lately. */
public final class TargetFigures {
  private final JdbcClient jdbc;

  TargetFigures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The deliveries of one target.
   *
   * @param waiting on their way, a repetition that is planned included
   * @param held for a person
   * @param unknown whose outcome is not known
   * @param delivered since the moment that was asked for
   */
  public record Figures(String target, long waiting, long held, long unknown, long delivered) {}

  /** By target, only targets that have any. */
  public List<Figures> since(Instant since) {
    return jdbc.sql(
            """
            select target,
                   count(*) filter (where state in ('PENDING', 'SENDING', 'RETRY_AT', 'OFFERED')) as waiting,
                   count(*) filter (where state = 'HELD') as held,
                   count(*) filter (where state = 'UNKNOWN') as unknown,
                   count(*) filter (where state = 'DELIVERED') as delivered
              from (select target, state from delivery where state not in ('DELIVERED', 'CANCELLED')
                    union all
                    select target, state from delivery where state = 'DELIVERED' and changed_at >= :since) lately
             group by target order by target
            """)
        .param("since", since.atOffset(ZoneOffset.UTC))
        .query(
            (row, n) ->
                new Figures(
                    row.getString("target"),
                    row.getLong("waiting"),
                    row.getLong("held"),
                    row.getLong("unknown"),
                    row.getLong("delivered")))
        .list();
  }
}
