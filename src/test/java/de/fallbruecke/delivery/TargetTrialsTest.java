package de.fallbruecke.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.delivery.rest.SpecialistSoftware;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.check.CheckReport;
import de.fallbruecke.platform.check.CheckRun;
import de.fallbruecke.platform.check.CheckStep;
import de.fallbruecke.platform.check.StepReport;
import de.fallbruecke.simulator.soap.SoapInbox;
import de.fallbruecke.testkit.Database;
import de.fallbruecke.testkit.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

/** Connection tests and test deliveries of targets as an installation has them, from settings. */
class TargetTrialsTest {
  private static final String NAME = "fallbruecke.targets.fv.";

  @TempDir Path folder;

  private final MockEnvironment environment = new MockEnvironment();

  @Test
  void aSoapTargetIsAskedForItsWsdlAndHandedNothing() throws IOException {
    Files.writeString(folder.resolve("password"), "geheim");
    try (SoapInbox inbox = SoapInbox.start(0, folder, Map.entry("fallbruecke", "geheim"))) {
      set("type", "soap", "idempotent", "true", "soap.url", inbox.url().toString());
      CheckReport report = check();
      assertThat(names(report)).containsExactly("dns", "tcp", "wsdl");
      assertThat(report.passed()).isTrue();
      assertThat(report.steps().getLast().facts()).containsEntry("wsdl", "true");
      assertThat(inbox.handOvers()).isZero();

      set("soap.url", inbox.url().resolve("/nothing-here").toString());
      assertThat(failure(check())).isEqualTo("wsdl target.not-found");
    }
    assertThat(failure(check())).isEqualTo("tcp tcp.refused");
  }

  @Test
  void anXdomeaTargetIsTriedWhereItsMessagesAreLaid() throws IOException {
    Path imports = folder.resolve("import");
    set("type", "xdomea", "idempotent", "true", "xdomea.via", "file");
    set("xdomea.directory", imports.toString());
    assertThat(failure(check())).isEqualTo("folder folder.missing");

    Files.createDirectory(imports);
    CheckReport report = check();
    assertThat(names(report)).containsExactly("folder", "write");
    assertThat(report.passed()).isTrue();
    assertThat(imports).isEmptyDirectory();
  }

  @Test
  void aTargetThatFetchesIsSetUpOnceAClientHasFetched() {
    ManualClock clock = ManualClock.standing();
    JdbcClient jdbc = JdbcClient.create(Database.migrated().dataSource());
    Offers offers = TestDeliveries.offers(jdbc, clock);
    ApiClient client = new ApiClient("fv-1", null, "00".repeat(32), null, null, false);
    ConfiguredTargets targets =
        new ConfiguredTargets(
            List.of(
                new ConfiguredTarget(
                    new Target(
                        "fv", "kreis", "FV", TargetType.PULL, TargetFormat.CASE_XML, true, true),
                    RetryPolicy.DEFAULT,
                    BreakerPolicy.DEFAULT,
                    Set.of(),
                    new Endpoint.Offered() {},
                    List.of(client),
                    List.of(),
                    false)));
    TargetSteps steps = new TargetSteps(targets, offers);
    CheckReport before = run(steps.of("fv"));
    assertThat(before.steps().getFirst().facts()).containsKey("fv-1");
    assertThat(failure(before)).isEqualTo("fetched fetched.never");

    Delivery delivery =
        TestDeliveries.offered(TestDeliveries.postgres(jdbc), offers, "fv", clock.instant());
    assertThat(offers.lease(delivery.id(), UUID.randomUUID(), "fv-1", Duration.ofMinutes(5)))
        .isPresent();
    CheckReport after = run(steps.of("fv"));
    assertThat(after.passed()).isTrue();
    assertThat(after.steps().getLast().facts()).containsEntry("fv-1", clock.instant().toString());
  }

  @Test
  void aTestDeliveryGoesTheWayOfRealOnesAndIsMarkedAsATest() {
    try (SpecialistSoftware software = new SpecialistSoftware()) {
      set("type", "rest", "idempotent", "true", "rest.url", software.url().toString());
      set("productive", "false", "test-deliveries", "true");
      CheckReport report = run(handOver().steps("fv"));

      assertThat(report.steps())
          .filteredOn(step -> step.result() == StepReport.Result.FAILED)
          .isEmpty();
      assertThat(names(report)).startsWith("sample", "dns", "tcp").endsWith("hand-over");
      assertThat(software.cases).hasSize(1);
      software.cases.forEach(
          (key, received) -> {
            assertThat(key).startsWith("test-").endsWith(".fv");
            assertThat(received.headers().getFirst("Fallbruecke-Test")).isEqualTo("true");
            assertThat(new String(received.parts().getFirst().bytes(), UTF_8))
                .contains("test=\"true\"", "Mustermann", "<tenant>kreis</tenant>");
          });

      software.behaviour = SpecialistSoftware.status(422);
      StepReport refused = run(handOver().steps("fv")).failure().orElseThrow();
      assertThat(refused.name()).isEqualTo("hand-over");
      assertThat(refused.code()).isEqualTo(FaultCode.TARGET_REFUSED.code());
    }
  }

  @Test
  void aSampleTravelsWithItsDocumentsAndItsOriginal() throws IOException {
    Path drop = Files.createDirectory(folder.resolve("drop"));
    set("type", "file", "format", "original", "file.directory", drop.toString());
    set("productive", "false", "test-deliveries", "true");
    SampleCase smallest = SmallestCase.make();
    SampleCase sample =
        new SampleCase(
            "wohngeld 1.0.0, beispiel",
            smallest.record(),
            "<antrag/>".getBytes(UTF_8),
            "application/xml",
            Map.of());
    CheckReport report = run(handOver(target -> Optional.of(sample)).steps("fv"));

    assertThat(report.passed()).isTrue();
    assertThat(report.steps().getFirst().facts())
        .containsEntry("sample", "wohngeld 1.0.0, beispiel");
    try (Stream<Path> files = Files.walk(drop)) {
      assertThat(files.filter(file -> file.toString().endsWith("original.xml")))
          .singleElement()
          .satisfies(file -> assertThat(file).hasContent("<antrag/>"));
    }
  }

  @Test
  void whatFailsOnTheWayHasItsRemedyAndNothingIsSent() {
    set("type", "file", "file.directory", folder.resolve("missing").toString());
    set("productive", "false", "test-deliveries", "true");
    CheckReport report = run(handOver().steps("fv"));
    assertThat(failure(report)).isEqualTo("folder folder.missing");
    assertThat(report.steps().getLast().result()).isEqualTo(StepReport.Result.NOT_TRIED);
  }

  @Test
  void onlyATargetThatAllowsItTakesTestDeliveriesAndAProductiveOneCannot() {
    set("type", "file", "file.directory", folder.toString());
    refused(() -> handOver().steps("fv"), FaultCode.TEST_NOT_TAKEN);
    refused(() -> handOver().steps("other"), FaultCode.PLACE_UNKNOWN);
    set("test-deliveries", "true");
    refused(this::configured, FaultCode.CONFIGURATION_INVALID);
    set("productive", "true");
    refused(this::configured, FaultCode.CONFIGURATION_INVALID);
  }

  private static void refused(Runnable act, FaultCode code) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
  }

  private void set(String... settings) {
    environment.setProperty(NAME + "tenant", "kreis");
    for (int i = 0; i < settings.length; i += 2) {
      environment.setProperty(NAME + settings[i], settings[i + 1]);
    }
  }

  private ConfiguredTargets configured() {
    return new ConfiguredTargets(new TargetBinding(environment, TestTargets.ways()).read());
  }

  private TestHandOver handOver() {
    return handOver(target -> Optional.empty());
  }

  private TestHandOver handOver(Samples samples) {
    return new TestHandOver(
        configured(),
        new Connectors(ConfiguredTarget::connect),
        samples,
        StoredCase.format(),
        UUID::randomUUID,
        Clock.systemUTC());
  }

  private CheckReport check() {
    ConfiguredTarget target = configured().configured("fv").orElseThrow();
    return run(target.endpoint().check(target.target()));
  }

  private static CheckReport run(List<CheckStep> steps) {
    return new CheckRun(Clock.systemUTC()).of(steps);
  }

  private static List<String> names(CheckReport report) {
    return report.steps().stream().map(StepReport::name).toList();
  }

  private static String failure(CheckReport report) {
    return report.failure().map(step -> step.name() + " " + step.remedy()).orElse("passed");
  }
}
