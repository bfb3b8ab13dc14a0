package de.fallbruecke.alarm;

import de.fallbruecke.platform.DataDirectory;
import de.fallbruecke.platform.Traces;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Says every minute how full the disk of this process is. A thread of its own, because a chore runs
 * in one process only and each has its own disk.
 */
final class DiskReport implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(DiskReport.class);

  private final DiskWatch disks;
  private final Path directory;
  private final Clock clock;
  private final String node = node();
  private @Nullable ScheduledExecutorService timer;

  DiskReport(DiskWatch disks, DataDirectory data, Clock clock) {
    this.disks = disks;
    this.directory = data.path().toAbsolutePath().normalize();
    this.clock = clock;
  }

  /** Reports once. */
  void report() {
    try {
      FileStore store = store();
      disks.report(
          new DiskWatch.Disk(
              node, directory.toString(), store.getUsableSpace(), store.getTotalSpace()),
          clock.instant());
    } catch (IOException | RuntimeException failed) {
      LOG.warn("The free space could not be reported: {}", Traces.withoutMessages(failed));
    }
  }

  /** Free space of this process's disk in bytes; not a number if it cannot be read. */
  double free() {
    try {
      return store().getUsableSpace();
    } catch (IOException e) {
      return Double.NaN;
    }
  }

  @Override
  public synchronized void start() {
    ScheduledExecutorService next =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("disk-report").factory());
    var _ = next.scheduleWithFixedDelay(this::report, 0, 60, TimeUnit.SECONDS);
    timer = next;
  }

  @Override
  public synchronized void stop() {
    if (timer != null) {
      timer.shutdownNow();
      timer = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return timer != null;
  }

  /** The data directory is made when it is needed first; until then its parent tells. */
  private FileStore store() throws IOException {
    Path existing = directory;
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    return Files.getFileStore(existing);
  }

  private static String node() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
