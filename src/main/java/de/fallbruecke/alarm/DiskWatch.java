package de.fallbruecke.alarm;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the processes say of their disks: only a machine itself sees them. */
record DiskWatch(JdbcClient jdbc) {
  /** The disk under the data directory of a machine. */
  record Disk(String node, String directory, long free, long total) {}

  void report(Disk disk, Instant now) {
    jdbc.sql(
            """
            insert into disk_watch (node, directory, free_bytes, total_bytes, measured_at)
            values (?, ?, ?, ?, ?)
            on conflict (node, directory) do update
               set free_bytes = excluded.free_bytes, total_bytes = excluded.total_bytes,
                   measured_at = excluded.measured_at
            """)
        .params(disk.node(), disk.directory(), disk.free(), disk.total(), utc(now))
        .update();
  }

  /** The disks of machines that said something after that moment; the others are forgotten. */
  List<Disk> reportedAfter(Instant moment) {
    jdbc.sql("delete from disk_watch where measured_at <= ?").param(utc(moment)).update();
    return jdbc.sql("select * from disk_watch order by node, directory")
        .query(
            (row, n) ->
                new Disk(
                    row.getString("node"),
                    row.getString("directory"),
                    row.getLong("free_bytes"),
                    row.getLong("total_bytes")))
        .list();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
