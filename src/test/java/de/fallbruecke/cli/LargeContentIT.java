package de.fallbruecke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.simulator.SharedKeys;
import de.fallbruecke.testkit.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The short form of {@code prove large}: a gateway process with a heap in which, beside the program
 * itself, the attachments have no room. Whoever held them as a whole, plain or encrypted, anywhere
 * on the way, would end in an OutOfMemoryError. The promise is 256 MB.
 */
class LargeContentIT {
  private static final long MEGABYTE = 1_000_000;
  private static final String HEAP = "112m";

  @TempDir private static Path folder;
  private static LargeWorld world;

  @BeforeAll
  static void start() throws IOException {
    world =
        LargeWorld.start(
            new LargeWorld.Plan(
                folder,
                Path.of("").toAbsolutePath(),
                Set.of(LargeOrigin.Channel.values()),
                LargeWorld.Targets.REST_SFTP,
                HEAP,
                SharedKeys.source(),
                Database.migrated().url()));
    assertThat(world.gateway().awaitReady(Duration.ofMinutes(2)))
        .as(world.gateway().lastLines())
        .isTrue();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @Test
  void attachmentsThatTheHeapHasNoRoomForReachBothTargetsByteForByte() throws IOException {
    LargeContent content =
        LargeContent.of(1, 60 * MEGABYTE, 0).and(LargeContent.of(2, 3 * MEGABYTE, MEGABYTE / 2));

    LargeResult result = through(LargeOrigin.Channel.FITCONNECT, content);

    assertThat(result.objects()).isEqualTo(1 + 2 * 3);
  }

  @Test
  void anXtaContainerOf38MegabytesReachesBothTargetsByteForByteAndIsClosed() throws IOException {
    through(LargeOrigin.Channel.XTA, LargeContent.of(1, 38 * MEGABYTE, 0));
  }

  private static LargeResult through(LargeOrigin.Channel channel, LargeContent content)
      throws IOException {
    LargeResult result = new LargeRun(world, channel, content, text -> {}).run();
    assertThat(result.complete()).as("%s%n%s", result, world.gateway().lastLines()).isTrue();
    return result;
  }
}
