package de.fallbruecke.endtoend.failpoint;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.simulator.Draft;
import de.fallbruecke.simulator.Samples;
import de.fallbruecke.simulator.Sent;
import de.fallbruecke.simulator.Source;
import de.fallbruecke.simulator.faults.InjectedFault;
import de.fallbruecke.testkit.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The gateway process is killed (SIGKILL) at the fail points in turn: right after every commit and
 * every remote effect of the six tasks, with {@code -Dfailpoints=all} right before each too. Then
 * the books of the portal, of the event logs and of the specialist software are compared.
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
    sites.put("SubmissionStep.triedInVain COMMIT", Kind.FAILING_DOWNLOAD);
    sites.put("SubmissionStep.hold COMMIT", Kind.WITHOUT_ROUTE);
    sites.put("MakeCase.judge COMMIT", Kind.DEFECTIVE_CONTENT);
    sites.put("MakeCase.store COMMIT", Kind.GOOD);
    sites.put("Booking.begin COMMIT", Kind.GOOD);
    sites.put("Deliver.send SEND", Kind.GOOD);
    sites.put("Booking.inTimeOrLate COMMIT", Kind.GOOD);
    sites.put("Confirm.on CONFIRM", Kind.GOOD);
    sites.put("Confirm.on COMMIT", Kind.GOOD);
    sites.put("Purge.on COMMIT", Kind.GOOD);
    return sites;
  }

  /** Commits of the engine that no task makes, or that nothing from outside leads to. */
  private static final Map<String, String> NOT_HERE =
      Map.of(
          "Repetition.settle COMMIT", "FIT-Connect repeats no message: RepetitionTest",
          "Repetition.leave COMMIT", "FIT-Connect repeats no message: RepetitionTest",
          "Booking.offer COMMIT", "only for a target that fetches: OfferDeskTest",
          "OfferDesk.lease COMMIT", "a client's act, no task: OfferDeskTest",
          "OfferDesk.giveBack COMMIT", "a client's act, no task: OfferDeskTest",
          "OfferDesk.handOut COMMIT", "a client's act, no task: OfferDeskTest",
          "OfferDesk.settle COMMIT", "a client's act, no task: OfferDeskTest",
          "Interventions.perform COMMIT", "a person's act, no task: InterventionsTest",
          "Booking.stopped COMMIT",
              "only when a person holds a submission that is being delivered: InterventionsTest",
          "Booking.hold COMMIT",
              "only when a delivery gets too old or its target leaves the configuration: DeliverRetryTest");

  private static final Pattern OTHER_ROUTES =
      Pattern.compile("fallbruecke\\.routes\\.instances\\.(?!wohngeld\\.)");

  @TempDir Path directory;
  private final World world =
      World.builder()
          .set("fallbruecke.engine.heartbeat", "1s")
          .set("fallbruecke.engine.keep-content", "1s")
          .withoutGateway();
  private final Map<Kind, List<Sent>> sent = new EnumMap<>(Kind.class);
  private final List<Stopping> gateways = new ArrayList<>();

  @AfterEach
  void stop() throws InterruptedException {
    for (Stopping gateway : gateways) {
      gateway.kill();
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
    List<FailPoint> points = points();
    Stopping present = launch(points.getFirst().toString());
    for (int n = 0; n < points.size(); n++) {
      // The next process gets ready while the present one works.
      Stopping next =
          launch(n + 1 < points.size() ? points.get(n + 1).toString() : Stopping.NOWHERE);
      dieAt(points.get(n), present);
      present = next;
    }
    present.go();

    Awaitility.await("nothing is open any more")
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(this::nothingIsOpen);
    booksAgree();
  }

  /**
   * The short form leaves out the points before an effect: nothing leaves the process between them
   * and the point after the effect before.
   */
  private static List<FailPoint> points() {
    Set<FailPoint.When> moments =
        "all".equals(System.getProperty("failpoints"))
            ? EnumSet.allOf(FailPoint.When.class)
            : EnumSet.of(FailPoint.When.AFTER);
    return SITES.keySet().stream()
        .flatMap(site -> moments.stream().map(when -> FailPoint.parse(site + " " + when)))
        .toList();
  }

  private void dieAt(FailPoint point, Stopping gateway) throws Exception {
    Kind kind = Objects.requireNonNull(SITES.get(point.site() + " " + point.effect()));
    sent.computeIfAbsent(kind, k -> new ArrayList<>()).add(send(kind));
    gateway.goAndDie();
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

  private Stopping launch(String point) {
    Map<String, String> settings = new LinkedHashMap<>();
    world
        .gatewaySettings()
        .forEach(
            (key, value) -> {
              if (!OTHER_ROUTES.matcher(key).lookingAt()) {
                settings.put(key, value);
              }
            });
    settings.put("fallbruecke.routes.directory", "" + Stopping.only(directory, "routes/wohngeld"));
    settings.put(
        "fallbruecke.schemas.directory",
        "" + Stopping.only(directory, "schemas/packs/fim-wohngeld-synthetisch"));
    Stopping gateway = Stopping.launch(directory, gateways.size(), point, settings);
    gateways.add(gateway);
    return gateway;
  }
}
