package de.fallbruecke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code prove crash}: real processes, real SIGKILL. */
class ProveCrashIT {
  @TempDir Path state;

  @Test
  void killedTwiceInTheMiddleOfTheWorkTwoProcessesLoseNothingAndDoubleNothing() throws Exception {
    CrashResult result =
        new CrashProof(24, 2, 2, 7, System.err::println).run(state, Path.of("").toAbsolutePath());

    assertThat(result.kills()).isEqualTo(2);
    assertThat(result.sent()).isEqualTo(24);
    assertThat(result.confirmed()).isEqualTo(24);
    assertThat(result.cases()).isEqualTo(24);
    assertThat(result.lost()).isZero();
    assertThat(result.duplicatedCases()).isZero();
  }
}
