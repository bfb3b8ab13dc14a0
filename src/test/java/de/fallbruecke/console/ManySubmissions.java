package de.fallbruecke.console;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Fills a database as an installation of many districts looks after a year: few large tenants and
 * many small ones, 40 services, most submissions purged, some recent ones held, tried again or on
 * their way, with cases, deliveries, file numbers and evidence. The same for the same number.
 */
final class ManySubmissions {
  /** The largest tenant and its places, as {@link ConsoleSlice} configures them. */
  static final String TENANT = "musterkreis";

  private static final List<String> TABLES =
      List.of("submission", "delivery", "case_entry", "case_status", "evidence");

  private final DataSource source;
  private final int rows;

  ManySubmissions(DataSource source, int rows) {
    this.source = source;
    this.rows = rows;
  }

  /** Fills the tables and has them measured; the newest submission is a minute old. */
  void create() {
    List<String> indexes = dropIndexes();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("select setseed(0.42)");
      statement.execute("set synchronous_commit = off");
      statement.execute(seeds());
      statement.execute(submissions());
      statement.execute(cases());
      statement.execute(deliveries());
      statement.execute(statuses());
      for (String kind : List.of("ANNOUNCED", "RECEIVED", "DELIVERED", "CONFIRMED")) {
        statement.execute(evidence(kind));
      }
      statement.execute(touched());
      for (String index : indexes) {
        statement.execute(index);
      }
      for (String table : TABLES) {
        statement.execute("vacuum (analyze) " + table);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Loading into a table without indexes and making them afterwards takes a fraction. */
  private List<String> dropIndexes() {
    JdbcTemplate jdbc = new JdbcTemplate(source);
    List<String> made = new ArrayList<>();
    for (String table : TABLES) {
      JdbcClient.create(source)
          .sql(
              """
              select indexname, indexdef from pg_indexes where tablename = ?
                 and indexname not in (select conname from pg_constraint)
              """)
          .param(table)
          .query(
              (java.sql.ResultSet row) -> {
                made.add(row.getString(2));
                jdbc.execute("drop index " + row.getString(1));
              });
    }
    return made;
  }

  private String seeds() {
    int tenants = Math.max(8, rows / 2500);
    return """
        create temporary table seed as
        select n, gen_random_uuid() as id, gen_random_uuid() as case_id,
               floor(%d * power(random(), 2.5))::int as t, floor(power(random(), 1.5) * 5)::int as place,
               floor(power(random(), 2) * 8)::int as offered, random() as fate, random() as twist,
               now() - interval '1 minute'
                 - (interval '400 days' * power(n::double precision / %d, 1.2)) as at
          from generate_series(0, %d) n
        """
        .formatted(tenants, rows, rows - 1);
  }

  private static String submissions() {
    return """
        insert into submission (id, tenant, channel, destination, external_id, external_case, state,
          held_from, service_key, service_name, test, memo, hold_code, hold_detail, decision, tries,
          trouble, announced_at, received_at, changed_at, delivered_at, version)
        select id, tenant, case when place = 4 then 'xta' else 'fitconnect' end, destination,
               gen_random_uuid()::text, gen_random_uuid()::text, state,
               case when state = 'HELD' then (array['RECEIVED', 'MAPPED', 'ANNOUNCED'])[1 + n % 3] end,
               case when state <> 'ANNOUNCED' then 'urn:de:fim:leika:leistung:9910' || (7018017000 + service * 1000) end,
               case when state <> 'ANNOUNCED' then (array['Wohngeld', 'Hilfe zum Lebensunterhalt', 'Gewerbe', 'Elterngeld',
                 'Bauantrag', 'Unterhaltsvorschuss', 'Hundesteuer', 'Führerschein'])[1 + service % 8] || ' beantragen (Fall ' || service || ')' end,
               twist < 0.005, null,
               case when state = 'HELD' then (array['NO_ROUTE', 'TARGET_REFUSED', 'UNEXPECTED', 'REMOTE_BUSY'])[1 + (n / 3) % 4] end,
               case when state = 'HELD' then 'A sentence of the usual length that says what is wrong and what to do about it.' end,
               case when state = 'REJECTED' then '{"problems":[]}' end, 0,
               case when state = 'MAPPED' and n % 4 = 0 then 'REMOTE_BUSY' end,
               at, at + interval '3 seconds', least(now(), at + interval '1 minute' * (1 + n % 50)),
               case when state in ('DELIVERED', 'CONFIRMED', 'PURGED') then at + interval '1 second' * (4 + n % 3000) end, 5
          from (select seed.*,
                  case when t = 0 then 'musterkreis' else 'kreis-' || t end as tenant,
                  case when t = 0 then (array['soziales', 'gewerbe', 'bauen', 'kfz', 'umwelt'])[1 + place]
                       else 'stelle-' || t || '-' || place end as destination,
                  (t * 7 + place * 3 + offered) % 40 as service,
                  case when at < now() - interval '60 days'
                       then case when fate < 0.001 then 'HELD' when fate < 0.004 then 'CLOSED' else 'PURGED' end
                       else case when fate < 0.03 then 'HELD' when fate < 0.05 then 'REJECTED' when fate < 0.06 then 'MAPPED'
                         when fate < 0.064 then 'RECEIVED' when fate < 0.067 then 'ANNOUNCED' when fate < 0.068 then 'REJECTING'
                         when fate < 0.075 then 'DELIVERED' when fate < 0.08 then 'CLOSED' else 'CONFIRMED' end end as state
                  from seed) s
        """;
  }

  private static String cases() {
    return """
        insert into case_entry (case_id, number, submission, tenant, route_package, package_version,
          package_hash, leaves, mapped, attached, ignored, open, created_at)
        select seed.case_id, 'FB-' || upper(left(replace(seed.case_id::text, '-', ''), 16)), s.id, s.tenant,
               'paket-' || (n % 12), '1.0.0', 'hash', 120, 112, 3, 4, n % 2, s.announced_at + interval '4 seconds'
          from seed join submission s on s.id = seed.id
         where s.state not in ('ANNOUNCED', 'RECEIVED', 'REJECTING', 'REJECTED')
        """;
  }

  private static String deliveries() {
    return """
        insert into delivery (id, submission, case_id, target, required, idempotency_key, state, attempts,
          failures, unsettled, code, created_at, since, changed_at, version)
        select gen_random_uuid(), c.submission, c.case_id, target, true, c.case_id || '/' || target, state, 1, 0, false,
               case state when 'HELD' then 'FB-DEL-014' when 'RETRY_AT' then 'FB-DEL-004' when 'UNKNOWN' then 'FB-DEL-005' end,
               c.created_at, c.created_at, c.created_at + interval '5 seconds', 3
          from (select c.*, s.state as at_state, n, twist,
                       case when s.tenant = 'musterkreis' then (array['sozialhilfe-fv', 'gewerbe-fv', 'archiv'])[1 + extra]
                            else 'fv-' || s.tenant || '-' || extra end as target
                  from case_entry c join submission s on s.id = c.submission join seed on seed.id = s.id
                       cross join generate_series(0, case when seed.n % 4 = 0 then 1 else 0 end) extra) c,
               lateral (select case when at_state = 'MAPPED' then (array['RETRY_AT', 'PENDING', 'UNKNOWN', 'RETRY_AT', 'OFFERED'])[1 + n % 5]
                                    when at_state = 'HELD' then (array['HELD', 'UNKNOWN', 'HELD'])[1 + n % 3]
                                    when at_state = 'CLOSED' then 'CANCELLED' else 'DELIVERED' end as state) as its
        """;
  }

  private static String statuses() {
    return """
        insert into case_status (case_id, target, submission, file_number, status, changed_at)
        select c.case_id, 'sozialhilfe-fv', c.submission, 'AZ-' || extract(year from c.created_at) || '-' || lpad(seed.n::text, 8, '0'),
               'in-progress', c.created_at + interval '1 day'
          from case_entry c join seed on seed.id = c.submission where seed.n % 3 = 0
        """;
  }

  private static String evidence(String kind) {
    int number = List.of("ANNOUNCED", "RECEIVED", "DELIVERED", "CONFIRMED").indexOf(kind) + 1;
    String reached =
        switch (kind) {
          case "RECEIVED" -> "where state <> 'ANNOUNCED'";
          case "DELIVERED" -> "where delivered_at is not null";
          case "CONFIRMED" -> "where state in ('CONFIRMED', 'PURGED')";
          default -> "";
        };
    return """
        insert into evidence (submission, number, at, kind, body, hash)
        select id, %d, changed_at, '%s', '{"kind":"%s"}', md5(id::text) from submission %s
        """
        .formatted(number, kind, kind, reached);
  }

  private static String touched() {
    return """
        insert into evidence (submission, number, at, kind, body, hash)
        select s.id, 5, changed_at, 'HELD', '{"kind":"HELD"}', md5(s.id::text)
          from submission s join seed on seed.id = s.id where state = 'HELD' or twist > 0.96
        """;
  }
}
