package de.fallbruecke.route;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.casefile.CaseFormat;
import de.fallbruecke.delivery.Targets;
import de.fallbruecke.mapping.Mappings;
import de.fallbruecke.platform.DataDirectory;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.route.folder.PackageText;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.Submissions;
import de.fallbruecke.submission.TestSubmissions;
import de.fallbruecke.testkit.Database;
import de.fallbruecke.testkit.MemoryVault;
import de.fallbruecke.vault.Vault;
import de.fallbruecke.xoev.MessageHeaders;
import de.fallbruecke.xoev.SchemaPacks;
import de.fallbruecke.xoev.SourceDocuments;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

class RouteConfigurationTest {
  private static final Database DATABASE = Database.migrated();

  @TempDir Path directory;
  private ApplicationContextRunner spring;

  @BeforeEach
  void surroundings() {
    new PackageText("probe").in(directory);
    Destination here =
        new Destination(
            "here",
            "kreis",
            "fitconnect",
            Duration.ofMinutes(1),
            Destination.ReceiptCondition.DELIVERED,
            false,
            false,
            List.of(),
            List.of());
    spring =
        new ApplicationContextRunner()
            .withUserConfiguration(RouteConfiguration.class)
            .withBean(SchemaPacks.class, Doubles.ProbePacks::new)
            .withBean(MessageHeaders.class, Doubles.ProbeHeaders::new)
            .withBean(CaseFormat.class, () -> RealRoutes.bean(CaseFormat.class))
            .withBean(Mappings.class, Doubles.ProbeMappings::new)
            .withBean(Destinations.class, () -> new Doubles.FixedDestinations(Map.of("here", here)))
            .withBean(
                Submissions.class,
                () -> TestSubmissions.postgres(JdbcClient.create(DATABASE.dataSource())))
            .withBean(Vault.class, MemoryVault::new)
            .withBean(
                SourceDocuments.class,
                () ->
                    (bytes, mediaType) -> {
                      throw new IllegalStateException("nothing is parsed at start");
                    })
            .withBean(Clock.class, Clock::systemUTC)
            .withBean(DataDirectory.class, () -> new DataDirectory(directory))
            .withBean(Targets.class, RouteConfigurationTest::noTargets)
            .withBean(IdSource.class, () -> UUID::randomUUID)
            .withBean(JdbcClient.class, () -> JdbcClient.create(DATABASE.dataSource()))
            .withBean(
                PlatformTransactionManager.class,
                () -> new JdbcTransactionManager(DATABASE.dataSource()))
            .withPropertyValues("fallbruecke.routes.directory=" + directory);
  }

  @Test
  void theContextStartsTheRoutes() {
    spring
        .withPropertyValues(
            "fallbruecke.routes.instances.kreis-probe.package=probe",
            "fallbruecke.routes.instances.kreis-probe.tenant=kreis",
            "fallbruecke.routes.instances.kreis-probe.parameters.destination=here",
            "fallbruecke.routes.instances.kreis-probe.parameters.target=fv")
        .run(
            context -> {
              assertThat(context).hasSingleBean(Routing.class).hasSingleBean(RoutePackages.class);
              assertThat(context.getBean(RoutePackages.class).all())
                  .singleElement()
                  .satisfies(
                      probe -> {
                        assertThat(probe.hash()).hasSize(128);
                        assertThat(probe.parameters())
                            .extracting(RoutePackage.Parameter::type)
                            .containsExactly("destination", "target");
                      });
              ActiveRoutes.Running running =
                  context.getBean(ActiveRoutes.class).running().get("kreis-probe");
              assertThat(running.activation().values()).containsEntry("target", "fv");
              assertThat(running.routes().entrances()).hasSize(1);
            });
  }

  @Test
  void anUnknownKeyIsAStartUpError() {
    spring
        .withPropertyValues("fallbruecke.routes.instances.a.pakage=probe")
        .run(
            context ->
                assertThat(context)
                    .hasFailed()
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("fallbruecke.routes.instances.a.pakage"));
  }

  @Test
  void aWrongInstanceIsAStartUpErrorThatNamesTheProperty() {
    spring
        .withPropertyValues(
            "fallbruecke.routes.instances.a.package=other",
            "fallbruecke.routes.instances.a.tenant=kreis")
        .run(
            context ->
                assertThat(context)
                    .hasFailed()
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("fallbruecke.routes.instances.a.package"));
  }

  /** Nothing asks for a target while routes start. */
  private static Targets noTargets() {
    return (Targets)
        Proxy.newProxyInstance(
            Targets.class.getClassLoader(),
            new Class<?>[] {Targets.class},
            (proxy, method, arguments) -> {
              throw new IllegalStateException("no target is asked for at start");
            });
  }
}
