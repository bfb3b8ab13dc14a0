package de.fallbruecke.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.simulator.DestinationSpec;
import de.fallbruecke.simulator.Draft;
import de.fallbruecke.simulator.Sample;
import de.fallbruecke.simulator.Samples;
import de.fallbruecke.simulator.Sent;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import de.fallbruecke.testkit.World;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** An encrypted submission becomes a case in the specialist software, for every fixture. */
class MainJobIT {
  private static World world;

  @BeforeAll
  static void start() {
    world =
        World.builder()
            .destination(xoevFor("echt"))
            .destination(xoevFor("pruefstand"))
            .set("fallbruecke.destinations.pruefstand.test", "true")
            .withoutGateway();
    String target = "fallbruecke.targets.beispiel-fv.";
    Map<String, String> settings = world.gatewaySettings();
    for (String key : List.of("type", "tenant", "idempotent", "rest.url")) {
      settings.put(
          target.replace("beispiel-fv", "echt-fv") + key,
          Objects.requireNonNull(settings.get(target + key)));
    }
    settings.put("fallbruecke.targets.echt-fv.productive", "true");
    for (String instance : List.of("echt", "pruefstand")) {
      settings.put("fallbruecke.routes.instances." + instance + ".parameters.target", "echt-fv");
    }
    world.startGateway();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  static Stream<String> everyFixture() {
    // trinkwasser needs a standard that does not come with the program: RealMessagesIT
    return Samples.under(Path.of("routes")).all().stream()
        .filter(sample -> !sample.routePackage().equals("trinkwasser"))
        .map(Sample::name);
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

  @ParameterizedTest
  @CsvSource({
    "echt, g2g-testnachricht", // the XÖV attribute test
    "pruefstand, xdomea-kopf", // a destination for tests
  })
  void aTestMessageNeverReachesAProductiveTarget(String destination, String sample) {
    Sent sent = world.portal().send(draft(sample, destination));

    Submission held = world.await(sent, SubmissionState.HELD);

    assertThat(held.hold().code()).isEqualTo(FaultCode.TARGET_IS_PRODUCTIVE);
    assertThat(held.test()).isTrue();
    assertThat(world.sink().cases())
        .noneMatch(taken -> held.id().toString().equals(taken.submissionId()));
    assertThat(world.status(sent.submissionId())).isEqualTo("submitted");
  }

  @Test
  void aMessageThatIsNoTestReachesAProductiveTarget() {
    Sent sent = world.portal().send(draft("xdomea-kopf", "echt"));

    Submission confirmed = world.await(sent, SubmissionState.CONFIRMED);

    assertThat(confirmed.test()).isFalse();
  }

  private static Draft draft(String sample, String destination) {
    return Samples.under(Path.of("routes"))
        .named("xoev-durchleitung/" + sample)
        .getFirst()
        .draft(destination);
  }

  /** As the default destination for any XÖV message. */
  private static DestinationSpec xoevFor(String name) {
    DestinationSpec xoev =
        DestinationSpec.defaults().stream()
            .filter(spec -> spec.name().equals("xoev"))
            .findFirst()
            .orElseThrow();
    return new DestinationSpec(
        name,
        name,
        xoev.routePackage(),
        xoev.serviceIdentifier(),
        xoev.serviceName(),
        xoev.schemaUri(),
        xoev.mimeType(),
        xoev.metadataVersion(),
        xoev.keyGroup(),
        xoev.subscriber());
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
