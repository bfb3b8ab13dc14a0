package de.fallbruecke.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.simulator.Sample;
import de.fallbruecke.simulator.Samples;
import de.fallbruecke.simulator.Sent;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import de.fallbruecke.testkit.World;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An encrypted submission becomes a case in the specialist software, for every fixture. */
class MainJobIT {
  private static World world;

  @BeforeAll
  static void start() {
    world = World.start();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  static Stream<String> everyFixture() {
    return Samples.under(Path.of("routes")).all().stream().map(Sample::name);
  }

  @ParameterizedTest
  @MethodSource("everyFixture")
  void everyFixtureIsDeliveredOnceAndConfirmed(String sample) {
    Sent sent = world.send(sample);

    Submission confirmed = world.await(sent, SubmissionState.CONFIRMED);

    assertThat(world.status(sent.submissionId())).isEqualTo("accepted");
    assertThat(world.sink().cases())
        .filteredOn(c -> confirmed.id().toString().equals(c.submissionId()))
        .hasSize(1);
    assertThat(world.evidence(confirmed)).contains("ANNOUNCED", "RECEIVED", "MAPPED", "CONFIRMED");
  }

  @Test
  void nothingIsRepeatedAfterARestart() {
    Sent sent = world.send("wohngeld");
    Submission confirmed = world.await(sent, SubmissionState.CONFIRMED);

    world.stopGateway();
    world.startGateway();
    Sent next = world.send("wohngeld");
    world.await(next, SubmissionState.CONFIRMED);

    assertThat(world.find(sent)).contains(confirmed);
    assertThat(world.sink().cases())
        .filteredOn(c -> confirmed.id().toString().equals(c.submissionId()))
        .hasSize(1);
  }
}
