package de.fallbruecke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.simulator.SharedKeys;
import de.fallbruecke.testkit.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The short form of {@code prove large}: a gateway process with a heap in which, beside the program
 * itself, the attachment has no room. Whoever held it as a whole, plain or encrypted, anywhere on
 * the way, would end in an OutOfMemoryError.
 */
class LargeContentIT {
  private static final long MEGABYTE = 1_000_000;

  @TempDir Path folder;

  @Test
  void attachmentsThatTheHeapHasNoRoomForReachBothTargetsByteForByte() throws IOException {
    LargeContent content =
        LargeContent.of(1, 60 * MEGABYTE, 0).and(LargeContent.of(2, 3 * MEGABYTE, MEGABYTE / 2));
    LargeWorld.Plan plan =
        new LargeWorld.Plan(
            folder,
            Path.of("").toAbsolutePath(),
            LargeWorld.Targets.REST_SFTP,
            "112m",
            SharedKeys.source(),
            Database.migrated().url());
    try (LargeWorld world = LargeWorld.start(plan)) {
      assertThat(world.gateway().awaitReady(Duration.ofMinutes(2)))
          .as(world.gateway().lastLines())
          .isTrue();

      LargeResult result = new LargeRun(world, content, text -> {}).run();

      assertThat(result.complete()).as("%s%n%s", result, world.gateway().lastLines()).isTrue();
      assertThat(result.objects()).isEqualTo(1 + 2 * 3);
    }
  }
}
