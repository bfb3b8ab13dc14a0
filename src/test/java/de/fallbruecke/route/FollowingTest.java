package de.fallbruecke.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.folder.PackageFolder;
import de.fallbruecke.route.folder.PackageText;
import de.fallbruecke.testkit.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Several processes with one database: who runs which version, and when. */
class FollowingTest {
  private static final Database DATABASE = Database.migrated();
  private static final JdbcClient JDBC = JdbcClient.create(DATABASE.dataSource());
  private static final Map<String, String> HERE = Map.of("destination", "here", "target", "fv");
  private static final String XML = "<a xmlns='urn:probe'/>";

  @TempDir Path directory;
  private final List<RouteWorld> worlds = new ArrayList<>();
  private final PackageStore store = new PostgresPackageStore(JDBC, Clock.systemUTC());
  private final ActivationLog log =
      new PostgresActivationLog(
          JDBC, new TransactionTemplate(new JdbcTransactionManager(DATABASE.dataSource())));

  @BeforeEach
  void empty() {
    JDBC.sql("delete from route_activation").update();
    JDBC.sql("delete from route_package").update();
    new PackageText("probe").in(directory);
  }

  @AfterEach
  void close() {
    worlds.forEach(RouteWorld::close);
  }

  private RouteWorld process() {
    RouteWorld world = new RouteWorld(directory).destination("here", "kreis").sharing(log, store);
    worlds.add(world);
    return world;
  }

  private RouteWorld configured() {
    return process().instance("i", "probe", "kreis", HERE);
  }

  private static String version(RouteWorld world) {
    return ((Routed.Mapped) world.route("here", null, XML)).provenance().version();
  }

  private ReadyPackage changed(String version, String target) {
    Path folder =
        new PackageText("probe")
            .manifest(
                """
                id: probe
                version: %s
                title: Probe
                licence: EUPL-1.2
                maintainer: Fallbrücke (Beispiel)
                parameters:
                  destination: {type: destination, description: Zustellpunkt}
                  %s: {type: target, description: Fachverfahren}
                """
                    .formatted(version, target))
            .route(
                """
                - route:
                    id: probe
                    from:
                      uri: fitconnect:{{destination}}
                      steps:
                        - to: case:map
                        - to: target:{{%s}}
                """
                    .formatted(target))
            .in(directory);
    return new PackageCompiler(new Doubles.ProbePacks(), new Doubles.ProbeMappings())
        .compile(new PackageFolder(folder).files());
  }

  private void activate(ReadyPackage ready, Map<String, String> values) {
    store.put(ready);
    Optional<Activation> newest = log.of("i").stream().findFirst();
    log.add(newest, Doubles.activation("i", "kreis", ready, values));
  }

  @Test
  void anActivationReachesEveryProcessWithoutARestart() {
    RouteWorld one = configured().start();
    RouteWorld two = configured().start();
    assertThat(log.of("i")).as("the second process found it done").hasSize(1);

    activate(changed("1.3.0", "target"), HERE);
    assertThat(version(one)).isEqualTo("1.2.0");
    one.watch().look();
    two.watch().look();

    assertThat(version(one)).isEqualTo("1.3.0");
    assertThat(version(two)).isEqualTo("1.3.0");
  }

  @Test
  void aRestartRunsWhatIsActiveAndNotWhatHappensToLieInTheDirectory() {
    configured().start();
    changed("2.0.0", "target");

    assertThat(version(configured().start())).isEqualTo("1.2.0");
    assertThat(version(configured().followingItsDirectory().start())).isEqualTo("2.0.0");
    assertThat(log.of("i")).extracting(Activation::version).containsExactly("2.0.0", "1.2.0");
  }

  @Test
  void aBrokenPackageInTheDirectoryDoesNotReplaceAGoodOne() {
    configured().start();
    new PackageText("probe").route("- beans: []\n").in(directory);

    assertThat(version(configured().start())).isEqualTo("1.2.0");
    assertThat(version(configured().followingItsDirectory().start())).isEqualTo("1.2.0");
  }

  @Test
  void aVersionThatCannotRunHereChangesNothingAndSaysWhy() {
    RouteWorld world = configured().start();
    ReadyPackage bad = changed("3.0.0", "other");
    activate(bad, Map.of("destination", "elsewhere", "other", "fv"));

    world.watch().look();

    assertThat(version(world)).isEqualTo("1.2.0");
    assertThat(world.watch().problems().get("i")).startsWith("FB-CFG-001");

    activate(changed("3.0.1", "target"), HERE);
    world.watch().look();
    assertThat(version(world)).isEqualTo("3.0.1");
    assertThat(world.watch().problems()).isEmpty();
  }

  @Test
  void storedFilesThatWereChangedAreNotRun() {
    RouteWorld world = configured().start();
    ReadyPackage next = changed("1.3.0", "target");
    activate(next, HERE);
    ReadyPackage other = changed("6.6.6", "target");
    JDBC.sql("update route_package set content = :content where hash = :hash")
        .param("content", PackedFiles.pack(other.checked().files().content()))
        .param("hash", next.hash())
        .update();

    world.watch().look();

    assertThat(version(world)).isEqualTo("1.2.0");
    assertThat(world.watch().problems().get("i")).startsWith("FB-RTE-009");
  }

  @Test
  void valuesAndTenantFollowTheConfigurationAndTheVersionStays() {
    configured().start();
    changed("2.0.0", "target");

    RouteWorld moved =
        process().instance("i", "probe", "kreis", Map.of("destination", "here", "target", "neu"));
    assertThat(((Routed.Mapped) moved.start().route("here", null, XML)).wanted())
        .containsExactly(new Routed.Wanted("neu", true));
    assertThat(version(moved)).isEqualTo("1.2.0");
  }

  @Test
  void anInstanceThatIsNoLongerConfiguredTakesNothing() {
    RouteWorld running = configured().start();
    RouteWorld without = process().start();

    assertThatThrownBy(() -> without.route("here", null, XML)).hasMessageContaining("FB-RTE-003");
    running.watch().look();
    assertThatThrownBy(() -> running.route("here", null, XML)).hasMessageContaining("FB-RTE-003");
    assertThat(log.of("i").getFirst().kind()).isEqualTo(Activation.Kind.RETIRED);

    assertThat(version(configured().start())).as("configured again").isEqualTo("1.2.0");
  }

  @Test
  void whatHasBegunEndsInTheVersionInWhichItBegan() throws Exception {
    RouteWorld world = configured().start();
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    world.onValidate(
        () -> {
          inside.countDown();
          await(goOn);
        });
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<String> first = thread.submit((Callable<String>) () -> version(world));
      assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
      activate(changed("1.3.0", "target"), HERE);
      world.watch().look();

      assertThat(version(world)).as("the next one").isEqualTo("1.3.0");
      assertThat(world.routesInCamel()).as("both versions are there").isEqualTo(2);
      goOn.countDown();
      assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo("1.2.0");
    }
    assertThat(world.routesInCamel()).as("the old one is gone").isEqualTo(1);
  }

  @Test
  void twoWhoChangeTheSameInstanceAtOnceDoNotOverwriteEachOther() {
    configured().start();
    ReadyPackage ready = changed("1.3.0", "target");
    store.put(ready);
    Optional<Activation> seenByBoth = log.of("i").stream().findFirst();
    log.add(seenByBoth, Doubles.activation("i", "kreis", ready, HERE));

    assertThatThrownBy(() -> log.add(seenByBoth, Doubles.activation("i", "kreis", ready, HERE)))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.code()).isEqualTo(FaultCode.CONCURRENT_CHANGE));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
