package de.fallbruecke.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.casefile.CaseEntry;
import de.fallbruecke.casefile.Cases;
import de.fallbruecke.mapping.SourceNode;
import de.fallbruecke.mapping.SourceNode.Fate;
import de.fallbruecke.platform.Json;
import de.fallbruecke.route.Activation;
import de.fallbruecke.route.ActivationOrder;
import de.fallbruecke.route.Activations;
import de.fallbruecke.route.Comparison;
import de.fallbruecke.route.Comparisons;
import de.fallbruecke.route.FixtureResult;
import de.fallbruecke.route.Replay;
import de.fallbruecke.route.Replays;
import de.fallbruecke.route.RoutesHere;
import de.fallbruecke.route.Workbench;
import de.fallbruecke.simulator.Sent;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import de.fallbruecke.testkit.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service in its life: a second version is tried over what is there, activated, taken back. */
class RouteLifeIT {
  @TempDir Path routes;

  @Test
  void aNewVersionIsReplayedActivatedAndTakenBackWithoutARestart() throws IOException {
    copy(Path.of("routes"), routes);
    try (World world =
        World.builder()
            .set("fallbruecke.routes.directory", routes.toString())
            .set("fallbruecke.routes.activation.replay", "true")
            .start()) {
      assertThat(version(world)).isEqualTo("1.0.0");
      Activations activations = world.bean(Activations.class);
      Path folder = routes.resolve("wohngeld");
      change(folder.resolve("package.yaml"), "version: 1.0.0", "version: 1.1.0");
      change(folder.resolve("mapping.yaml"), "label: Wohngeldart,", "label: Leistungsart,");
      assertThatThrownBy(() -> activations.activate(order(folder, null)))
          .hasMessageContaining("FB-RTE-008")
          .hasMessageContaining("fixtures give something else")
          .hasMessageContaining("nobody has looked at a replay");
      expectWhatComesOut(world, folder);

      Replay replay = world.bean(Replays.class).run(order(folder, null), 10, false);
      assertThat(replay.items()).hasSize(1);
      assertThat(replay.same()).isZero();
      assertThat(replay.lost()).isZero();
      assertThat(replay.fields()).containsOnlyKeys("field[wohngeldart]/@label");
      assertThat(Json.mapper().writeValueAsString(replay))
          .as("classes of values, no values")
          .contains("11 characters: letters")
          .doesNotContain("Wohngeldart", "Leistungsart", "Mustermann");
      assertThat(version(world)).as("a replay changes nothing").isEqualTo("1.0.0");
      assertThat(world.sink().cases()).as("and sends nothing").hasSize(2);

      assertThatThrownBy(() -> activations.activate(order(folder, replay.id() + 1)))
          .hasMessageContaining("nobody has looked at a replay");
      Activation active = activations.activate(order(folder, replay.id()));
      assertThat(active.version()).isEqualTo("1.1.0");
      awaitVersion(world, "1.1.0");
      assertThat(version(world)).isEqualTo("1.1.0");

      activations.rollback("wohngeld", "test", "zurück");
      awaitVersion(world, "1.0.0");
      assertThat(version(world)).isEqualTo("1.0.0");
      world.stopGateway();
      world.startGateway();
      assertThat(version(world)).as("after a restart").isEqualTo("1.0.0");
      assertThat(world.bean(Activations.class).history("wohngeld"))
          .extracting(Activation::kind)
          .containsExactly(
              Activation.Kind.ROLLED_BACK, Activation.Kind.ACTIVATED, Activation.Kind.ACTIVATED);
    }
  }

  private static ActivationOrder order(Path folder, Long replay) {
    return new ActivationOrder("wohngeld", null, folder, Map.of(), "test", null, replay);
  }

  /** The version that made the case of a submission sent now. */
  private static String version(World world) {
    Sent sent = world.send("wohngeld");
    Submission submission = world.await(sent, SubmissionState.CONFIRMED);
    compare(world, submission);
    return world.caseOf(submission).getProvenance().getVersion();
  }

  /** The comparison runs the version that made the case and accounts for the same leaves. */
  private static void compare(World world, Submission submission) {
    CaseEntry entry = world.bean(Cases.class).ofSubmission(submission.id()).orElseThrow();
    assertThat(world.bean(Comparisons.class).of(submission, entry.packageHash()))
        .isInstanceOfSatisfying(
            Comparison.Told.class,
            told -> {
              assertThat(told.version()).isEqualTo(entry.packageVersion());
              Map<Fate, Long> fates =
                  leaves(told.source())
                      .collect(Collectors.groupingBy(SourceNode::fate, Collectors.counting()));
              assertThat(fates.getOrDefault(Fate.MAPPED, 0L)).isEqualTo(entry.mapped());
              assertThat(fates.getOrDefault(Fate.ATTACHED, 0L)).isEqualTo(entry.attached());
              assertThat(fates.getOrDefault(Fate.IGNORED, 0L)).isEqualTo(entry.ignored());
              assertThat(fates.getOrDefault(Fate.OPEN, 0L)).isEqualTo(entry.open());
            });
    assertThat(world.bean(Comparisons.class).of(submission, "0".repeat(128)))
        .as("a package that is gone")
        .isInstanceOf(Comparison.Untold.class);
  }

  private static Stream<SourceNode> leaves(SourceNode node) {
    Stream<SourceNode> below = node.children().stream().flatMap(RouteLifeIT::leaves);
    return node.value() == null ? below : Stream.concat(Stream.of(node), below);
  }

  private static void awaitVersion(World world, String version) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!version.equals(world.bean(RoutesHere.class).versions().get("wohngeld"))) {
      assertThat(System.nanoTime()).as("it takes seconds").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  private static void expectWhatComesOut(World world, Path folder) throws IOException {
    for (FixtureResult result : world.bean(Workbench.class).test(folder)) {
      Path fixture = folder.resolve("fixtures").resolve(result.name());
      Files.writeString(fixture.resolve("expected-case.xml"), result.actualDraft());
    }
  }

  private static void change(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }
}
