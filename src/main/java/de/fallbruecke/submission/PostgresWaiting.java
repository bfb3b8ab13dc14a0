package de.fallbruecke.submission;

import de.fallbruecke.platform.FaultCode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads table submission beside its repository, in sums only. */
record PostgresWaiting(JdbcClient jdbc) implements Waiting {
  @Override
  public List<Unconfirmed> unconfirmed(Instant before) {
    return jdbc.sql(
            """
            select tenant, destination, min(since) as since,
                   (array_agg(id order by since, id))[1] as oldest,
                   count(*) filter (where since <= :before) as old
              from (select tenant, destination, id, coalesce(not_before, announced_at) as since
                      from submission
                     where state in ('ANNOUNCED', 'RECEIVED', 'MAPPED', 'DELIVERED', 'HELD', 'REJECTING')) open
             group by tenant, destination
             order by destination
            """)
        .param("before", utc(before))
        .query(
            (row, n) ->
                new Unconfirmed(
                    row.getString("tenant"),
                    row.getString("destination"),
                    row.getObject("since", OffsetDateTime.class).toInstant(),
                    row.getObject("oldest", UUID.class),
                    row.getLong("old")))
        .list();
  }

  @Override
  public List<Load> load() {
    return jdbc.sql(
            """
            select destination, count(*) as open, count(*) filter (where state = 'HELD') as held,
                   min(coalesce(not_before, announced_at)) as since
              from submission
             where state in ('ANNOUNCED', 'RECEIVED', 'MAPPED', 'DELIVERED', 'HELD', 'REJECTING')
             group by destination
             order by destination
            """)
        .query(
            (row, n) ->
                new Load(
                    row.getString("destination"),
                    row.getLong("open"),
                    row.getLong("held"),
                    row.getObject("since", OffsetDateTime.class).toInstant()))
        .list();
  }

  @Override
  public long undelivered(String destination, Instant announcedBefore) {
    return jdbc.sql(
            """
            select count(*) from submission
             where destination = ? and announced_at < ?
               and state in ('ANNOUNCED', 'RECEIVED', 'MAPPED', 'HELD')
            """)
        .params(destination, utc(announcedBefore))
        .query(Long.class)
        .single();
  }

  @Override
  public long notPurged(Instant closedBefore) {
    return jdbc.sql(
            "select count(*) from submission where state in ('CONFIRMED', 'REJECTED', 'CLOSED') and changed_at < ?")
        .param(utc(closedBefore))
        .query(Long.class)
        .single();
  }

  @Override
  public long purgedInVain(int tries) {
    return jdbc.sql(
            "select count(*) from submission where state in ('CONFIRMED', 'REJECTED', 'CLOSED') and tries > 0 and tries >= ?")
        .param(tries)
        .query(Long.class)
        .single();
  }

  @Override
  public List<Stuck> stuck(Set<FaultCode> codes, int latest) {
    return jdbc.sql(
            """
            with stuck as (
              select tenant, destination, announced_at,
                     row_number() over latest_first as nth,
                     count(*) over (partition by tenant, destination) as held,
                     first_value(id) over latest_first as latest
                from submission
               where state = 'HELD' and held_from = 'ANNOUNCED' and hold_code in (:codes)
              window latest_first as (partition by tenant, destination order by announced_at desc, id desc))
            select tenant, destination, held, latest
              from stuck
             where nth = :latest
               and not exists (
                 select 1 from submission other
                  where other.destination = stuck.destination
                    and other.announced_at >= stuck.announced_at
                    and other.state <> 'ANNOUNCED'
                    and not (other.state = 'HELD' and other.hold_code in (:codes)))
             order by destination
            """)
        .param("codes", codes.stream().map(FaultCode::name).toList())
        .param("latest", latest)
        .query(
            (row, n) ->
                new Stuck(
                    row.getString("tenant"),
                    row.getString("destination"),
                    row.getLong("held"),
                    row.getObject("latest", UUID.class)))
        .list();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
