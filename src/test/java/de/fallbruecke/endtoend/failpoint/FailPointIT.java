package de.fallbruecke.endtoend.failpoint;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.simulator.Draft;
import de.fallbruecke.simulator.Samples;
import de.fallbruecke.simulator.Sent;
import de.fallbruecke.simulator.Source;
import de.fallbruecke.simulator.faults.InjectedFault;
import de.fallbruecke.testkit.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The gateway process is killed (SIGKILL) at every fail point in turn: right before and right after
 * every commit and every remote effect of the six tasks. Then the books of the portal, of the event
 * logs and of the specialist software are compared.
 */
class FailPointIT {
  /** What is sent to lead the gateway to a point, and what must become of it in the end. */
  private enum Kind {
    GOOD("accepted", true),
    DEFECTIVE_MESSAGE("rejected", false),
    DEFECTIVE_CONTENT("rejected", false),
    FAILING_DOWNLOAD("accepted", true),
    WITHOUT_ROUTE("submitted", false);

    private final String end;
    private final boolean taken;

    Kind(String end, boolean taken) {
      this.end = end;
      this.taken = taken;
    }
  }

  /** Which message leads to which place. */
  private static final Map<String, Kind> SITES = sites();

  private static Map<String, Kind> sites() {
    Map<String, Kind> sites = new LinkedHashMap<>();
    sites.put("Pickup.run LIST", Kind.GOOD);
    sites.put("Pickup.announce COMMIT", Kind.GOOD);
    sites.put("Receive.on RECEIVE", Kind.GOOD);
    sites.put("Receive.on COMMIT", Kind.DEFECTIVE_MESSAGE);
    sites.put("Receive.store COMMIT", Kind.GOOD);
    sites.put("SubmissionStep.again COMMIT", Kind.FAILING_DOWNLOAD);
    sites.put("SubmissionStep.hold COMMIT", Kind.WITHOUT_ROUTE);
    sites.put("MakeCase.judge COMMIT", Kind.DEFECTIVE_CONTENT);
    sites.put("MakeCase.store COMMIT", Kind.GOOD);
    sites.put("Deliver.attempt COMMIT", Kind.GOOD);
    sites.put("Deliver.send SEND", Kind.GOOD);
    sites.put("Deliver.finish COMMIT", Kind.GOOD);
    sites.put("Confirm.on CONFIRM", Kind.GOOD);
    sites.put("Confirm.on COMMIT", Kind.GOOD);
    sites.put("Purge.on COMMIT", Kind.GOOD);
    return sites;
  }

  /** Commits of the engine that no task makes, or that nothing from outside leads to. */
  private static final Map<String, String> NOT_HERE =
      Map.of(
          "Holds.release COMMIT", "a person's act, no task",
          "Deliver.stop COMMIT",
              "only when a target leaves the configuration: EngineTest.aTargetThatIsNoLongerConfiguredHoldsABegunDelivery");

  @TempDir Path directory;
  private final World world =
      World.builder()
          .set("fallbruecke.engine.heartbeat", "1s")
          .set("fallbruecke.engine.keep-content", "1s")
          .withoutGateway();
  private final Map<Kind, List<Sent>> sent = new EnumMap<>(Kind.class);
  private Process gateway;

  @AfterEach
  void stop() throws InterruptedException {
    if (gateway != null) {
      gateway.destroyForcibly();
      gateway.waitFor(20, TimeUnit.SECONDS);
    }
    world.close();
  }

  @Test
  void everyCommitAndEveryRemoteEffectOfTheEngineHasItsCase() {
    Set<String> known = new TreeSet<>();
    Set<String> sites = new HashSet<>(SITES.keySet());
    sites.addAll(NOT_HERE.keySet());
    for (String site : sites) {
      for (FailPoint.When when : FailPoint.When.values()) {
        known.add(site + " " + when);
      }
    }

    assertThat(EngineEffects.points()).isEqualTo(known);
  }

  @Test
  void killedAtEveryFailPointItLosesNothingAndDoublesNothing() throws Exception {
    for (Map.Entry<String, Kind> site : SITES.entrySet()) {
      for (FailPoint.When when : FailPoint.When.values()) {
        dieAt(FailPoint.parse(site.getKey() + " " + when), site.getValue());
      }
    }
    launch("nowhere COMMIT BEFORE", directory.resolve("never"));

    Awaitility.await("nothing is open any more")
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(this::nothingIsOpen);
    booksAgree();
  }

  private void dieAt(FailPoint point, Kind kind) throws Exception {
    Path reached = directory.resolve(point.toString().replace(' ', '-'));
    launch(point.toString(), reached);
    sent.computeIfAbsent(kind, k -> new ArrayList<>()).add(send(kind));
    Awaitility.await("reached: " + point)
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> Files.exists(reached));
    gateway.destroyForcibly();
    assertThat(gateway.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  private Sent send(Kind kind) {
    Draft good = Samples.under(Path.of("routes")).named("wohngeld").getFirst().draft("wohngeld");
    return switch (kind) {
      case GOOD -> world.portal().send(good);
      case DEFECTIVE_MESSAGE -> world.portal().send(good.dataHash("0".repeat(128)));
      case DEFECTIVE_CONTENT ->
          world
              .portal()
              .send(
                  good.data(
                      Source.of(
                          "{\"no\":\"case\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8))));
      case WITHOUT_ROUTE ->
          world
              .portal()
              .send(
                  Samples.under(Path.of("routes"))
                      .named("gewerbeanmeldung")
                      .getFirst()
                      .draft("gewerbe"));
      case FAILING_DOWNLOAD -> {
        world.simulator().inject(InjectedFault.status(503, "GET", "/submissions/").times(1));
        yield world.portal().send(good);
      }
    };
  }

  private void nothingIsOpen() {
    sent.forEach(
        (kind, all) ->
            assertThat(all)
                .as(kind.name())
                .allSatisfy(s -> assertThat(world.status(s.submissionId())).isEqualTo(kind.end)));
  }

  private void booksAgree() {
    long good =
        sent.entrySet().stream()
            .filter(e -> e.getKey().taken)
            .mapToLong(e -> e.getValue().size())
            .sum();
    assertThat(world.sink().cases()).hasSize((int) good);
    assertThat(world.sink().cases().stream().map(taken -> taken.submissionId()).distinct())
        .hasSize((int) good);
    assertThat(world.sink().repeated().other()).isZero();
    sent.forEach(
        (kind, all) ->
            assertThat(all)
                .as("receipts of " + kind)
                .allSatisfy(
                    s -> assertThat(receipts(s)).hasSize(kind == Kind.WITHOUT_ROUTE ? 0 : 1)));
  }

  private List<String> receipts(Sent s) {
    return world.portal().events(s.caseId()).stream()
        .filter(claims -> claims.path("sub").asString("").equals("submission:" + s.submissionId()))
        .flatMap(claims -> claims.path("events").propertyNames().stream())
        .filter(event -> event.endsWith("accept-submission") || event.endsWith("reject-submission"))
        .toList();
  }

  private void launch(String point, Path reached) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx384m",
            "-cp",
            System.getProperty("java.class.path"),
            StoppingGateway.class.getName(),
            point,
            reached.toString()));
    world.gatewaySettings().entrySet().stream()
        .filter(e -> !e.getKey().startsWith("fallbruecke.routes.instances.gewerbe."))
        .forEach(e -> command.add("--" + e.getKey() + "=" + e.getValue()));
    gateway =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(directory.resolve("gateway.log").toFile()))
            .start();
  }
}
