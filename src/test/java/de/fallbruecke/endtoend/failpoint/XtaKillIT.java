package de.fallbruecke.endtoend.failpoint;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.testkit.World;
import de.fallbruecke.testkit.XtaFetcher;
import de.fallbruecke.testkit.XtaPostbox;
import de.fallbruecke.xta.XtaVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Messages travel from a portal's box to a target and are closed then. The gateway process is
 * killed (SIGKILL) on the way, at the effects in turn that only this way has; with {@code
 * -Dfailpoints=all} at the common ones too.
 */
class XtaKillIT {
  /** What every message does with the box it comes from. */
  private static final List<String> IN =
      List.of("Pickup.run LIST AFTER", "Receive.on RECEIVE AFTER");

  /** What specialist software does with the gateway's own box, seen from the gateway. */
  private static final List<String> FETCHED =
      List.of(
          "Booking.offer COMMIT AFTER",
          "OfferDesk.lease COMMIT AFTER",
          "OfferDesk.handOut COMMIT AFTER",
          "OfferDesk.settle COMMIT BEFORE",
          "OfferDesk.settle COMMIT AFTER");

  private static final List<String> CLOSED =
      List.of("Confirm.on CONFIRM BEFORE", "Confirm.on CONFIRM AFTER");

  /** From a box to a box. */
  private static final List<String> BETWEEN =
      Stream.of(IN, FETCHED, CLOSED).flatMap(List::stream).toList();

  /** The same with every channel, so that {@link FailPointIT} has them already. */
  private static final List<String> COMMON =
      List.of(
          "Pickup.announce COMMIT AFTER",
          "Receive.store COMMIT AFTER",
          "MakeCase.store COMMIT AFTER",
          "Confirm.on COMMIT AFTER");

  @TempDir Path directory;
  private final World world =
      World.builder().set("fallbruecke.engine.heartbeat", "1s").withoutGateway();
  private final List<Stopping> gateways = new ArrayList<>();
  private final Map<String, String> settings = new LinkedHashMap<>();

  @AfterEach
  void stop() throws InterruptedException {
    for (Stopping gateway : gateways) {
      gateway.kill();
    }
    world.close();
  }

  @Test
  void betweenTwoBoxesOfTheOldVersionNothingIsLostOrDoubled() throws Exception {
    try (XtaFetcher software = new XtaFetcher(freePort(), XtaVersion.XTA_211)) {
      fromTheBox(XtaVersion.XTA_211, XtaFetcher.TARGET);
      settings.putAll(software.settings());

      List<String> ids = killedAt(inAll(COMMON, BETWEEN));

      Awaitility.await("the software heard that it closed all")
          .atMost(Duration.ofSeconds(30))
          .until(software::isDone);
      assertThat(software.kept()).hasSize(ids.size());
      assertThat(software.changed()).isEmpty();
    }
  }

  @Test
  void betweenTwoBoxesOfTheCoreNothingIsLostOrDoubled() throws Exception {
    try (XtaFetcher software = new XtaFetcher(freePort(), XtaVersion.CORE_311)) {
      fromTheBox(XtaVersion.CORE_311, XtaFetcher.TARGET);
      settings.putAll(software.settings());

      List<String> ids =
          killedAt(
              inAll(
                  FETCHED, List.of("OfferDesk.settle COMMIT BEFORE", "Confirm.on CONFIRM AFTER")));

      Awaitility.await("the software heard that it closed all")
          .atMost(Duration.ofSeconds(30))
          .until(software::isDone);
      assertThat(software.kept()).hasSize(ids.size());
      assertThat(software.changed()).isEmpty();
    }
  }

  @Test
  void fromABoxOfTheCoreToATargetThatIsCalledNothingIsLostOrDoubled() throws Exception {
    fromTheBox(XtaVersion.CORE_311, "beispiel-fv");

    List<String> ids =
        killedAt(inAll(IN, List.of("Receive.on RECEIVE AFTER", "Deliver.send SEND AFTER")));

    assertThat(world.sink().cases()).hasSize(ids.size());
    assertThat(world.sink().repeated().other()).isZero();
  }

  /** Those, and with {@code -Dfailpoints=all} the first ones before. */
  private static List<String> inAll(List<String> more, List<String> points) {
    return Stream.concat(
            more.stream().filter(any -> "all".equals(System.getProperty("failpoints"))),
            points.stream())
        .distinct()
        .toList();
  }

  /** One message for each kill; in the end all are closed, and the books say so once. */
  private List<String> killedAt(List<String> points) throws Exception {
    List<String> ids = new ArrayList<>();
    Stopping present = launch(points.getFirst());
    for (int n = 0; n < points.size(); n++) {
      // The next process gets ready while the present one works.
      Stopping next = launch(n + 1 < points.size() ? points.get(n + 1) : Stopping.NOWHERE);
      ids.add(XtaPostbox.SERVER.put(XtaPostbox.letter(List.of())));
      present.goAndDie();
      present = next;
    }
    present.go();
    Awaitility.await("all are closed, and it is written down")
        .atMost(Duration.ofSeconds(120))
        .untilAsserted(
            () -> {
              assertThat(ids).allMatch(XtaPostbox.SERVER::closed);
              assertThat(entries("CONFIRMED")).hasSize(ids.size());
            });
    for (String kind : List.of("ANNOUNCED", "RECEIVED", "DELIVERED", "CONFIRMED")) {
      assertThat(entries(kind)).as(kind).hasSize(ids.size()).allMatch(times -> times == 1);
    }
    // Who died right after the close finds it in the transport report.
    assertThat(entries("XTA_CLOSED")).allMatch(times -> times == 1);
    return ids;
  }

  /** How often this is in the evidence of each submission that has it. */
  private List<Long> entries(String kind) {
    return JdbcClient.create(
            new DriverManagerDataSource(world.gatewaySettings().get("fallbruecke.database.url")))
        .sql("select count(*) from evidence where kind = ? group by submission")
        .param(kind)
        .query(Long.class)
        .list();
  }

  /** The box alone: no destination of FIT-Connect has to be listed for this. */
  private void fromTheBox(XtaVersion version, String target) {
    world
        .gatewaySettings()
        .forEach(
            (key, value) -> {
              if (!key.startsWith("fallbruecke.routes.instances.")
                  && !key.startsWith("fallbruecke.destinations.")
                  && !key.startsWith("fallbruecke.fitconnect.")) {
                settings.put(key, value);
              }
            });
    settings.putAll(XtaPostbox.settings(directory.resolve("routes"), version, target));
    settings.put(
        "fallbruecke.schemas.directory",
        "" + Stopping.only(directory, "schemas/packs/fim-wohngeld-synthetisch"));
  }

  private Stopping launch(String point) {
    Stopping gateway = Stopping.launch(directory, gateways.size(), point, settings);
    gateways.add(gateway);
    return gateway;
  }

  /** The gateways listen on the same one, one after the other. */
  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
