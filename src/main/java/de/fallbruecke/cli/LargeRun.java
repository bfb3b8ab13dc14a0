package de.fallbruecke.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Sends the content, waits for the receipt and looks at every target. */
final class LargeRun {
  /** Slower than this on the way nothing is waited for; in bytes per second. */
  private static final long SLOWEST = 2_000_000;

  /** How the run tells where it is. */
  interface Progress {
    void tell(String text);
  }

  private final LargeWorld world;
  private final LargeOrigin.Channel channel;
  private final LargeContent content;
  private final Progress progress;

  LargeRun(LargeWorld world, LargeOrigin.Channel channel, LargeContent content, Progress progress) {
    this.world = world;
    this.channel = channel;
    this.content = content;
    this.progress = progress;
  }

  LargeResult run() throws IOException {
    long begun = System.nanoTime();
    String sent = world.origin(channel).send(content);
    double sendSeconds = secondsSince(begun);
    progress.tell("submitted after " + sendSeconds + " s; the gateway works ...");
    boolean confirmed = awaitReceipt(sent);
    double seconds = secondsSince(begun);
    boolean complete = arrived() && confirmed && world.gateway().isAlive();
    return new LargeResult(
        content.documents().size(),
        content.objects(),
        content.bytes(),
        channel.name().toLowerCase(Locale.ROOT),
        world.targets().name().toLowerCase(Locale.ROOT),
        world.heap(),
        peakResidentBytes(String.valueOf(world.gateway().pid())),
        peakResidentBytes("self"),
        sendSeconds,
        seconds,
        Math.round(content.bytes() / seconds / 1e5) / 10.0,
        complete);
  }

  private boolean awaitReceipt(String sent) {
    long limit = Duration.ofSeconds(300 + content.bytes() / SLOWEST).toNanos();
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < limit) {
      String status = world.origin(channel).status(sent);
      if (status.equals("accepted")) {
        return true;
      }
      if (status.equals("rejected") || !world.gateway().isAlive()) {
        progress.tell(world.gateway().isAlive() ? status : "the gateway ended");
        return false;
      }
      if (world.gateway().count("HELD") > 0) {
        progress.tell("held by the gateway");
        return false;
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
    progress.tell("no receipt in time");
    return false;
  }

  private boolean arrived() throws IOException {
    boolean all = true;
    for (LargeWorld.Place place : world.places()) {
      List<LargeContent.Arrived> there = place.arrived();
      boolean here = content.isAllIn(there);
      progress.tell(place.name() + (here ? ": all there, byte for byte" : ": INCOMPLETE"));
      all &= here;
    }
    return all;
  }

  private static double secondsSince(long begun) {
    return Math.round((System.nanoTime() - begun) / 1e8) / 10.0;
  }

  private static @Nullable Long peakResidentBytes(String process) throws IOException {
    Path status = Path.of("/proc", process, "status");
    if (!Files.isReadable(status)) {
      return null;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElse(null);
  }
}
