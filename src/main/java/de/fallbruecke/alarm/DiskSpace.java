package de.fallbruecke.alarm;

import de.fallbruecke.platform.FaultCode;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.util.unit.DataSize;

/**
 * The disk under a data directory fills. Over when a quarter more than the limit is free.
 *
 * @param percent of the disk, or
 * @param size whichever is less
 */
record DiskSpace(DiskWatch disks, int percent, DataSize size) implements Condition {
  /** A machine that says nothing for so long is gone. */
  private static final Duration SILENT = Duration.ofMinutes(10);

  @Override
  public FaultCode code() {
    return FaultCode.ALARM_DISK_SPACE;
  }

  @Override
  public Stream<Finding> findings(Look look) {
    return disks.reportedAfter(look.now().minus(SILENT)).stream()
        .filter(disk -> low(disk, look))
        .map(
            disk ->
                Finding.of(
                    code(),
                    subject(disk),
                    Severity.CRITICAL,
                    "The disk of %s on machine '%s' has %d MB left, below %d MB. Without space nothing can be stored and an embedded database stops; make room."
                        .formatted(
                            disk.directory(),
                            disk.node(),
                            disk.free() / 1_000_000,
                            limit(disk) / 1_000_000),
                    Map.of(
                        "node", disk.node(),
                        "directory", disk.directory(),
                        "freeBytes", String.valueOf(disk.free()),
                        "limitBytes", String.valueOf(limit(disk)))));
  }

  private boolean low(DiskWatch.Disk disk, Look look) {
    long limit = limit(disk);
    return disk.free() < (look.isOpen(code(), subject(disk)) ? limit + limit / 4 : limit);
  }

  private long limit(DiskWatch.Disk disk) {
    return Math.min(disk.total() / 100 * percent, size.toBytes());
  }

  private static String subject(DiskWatch.Disk disk) {
    return disk.node() + ":" + disk.directory();
  }
}
