package de.fallbruecke.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.casefile.CaseFormat;
import de.fallbruecke.casefile.Cases;
import de.fallbruecke.casefile.model.Case;
import de.fallbruecke.casefile.model.Document;
import de.fallbruecke.delivery.rest.SpecialistSoftware;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.platform.Json;
import de.fallbruecke.platform.Sha512;
import de.fallbruecke.platform.TlsIdentities;
import de.fallbruecke.testkit.MemoryVault;
import de.fallbruecke.testkit.RandomCase;
import de.fallbruecke.vault.Vault;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The package as the program starts it, with real case records. */
class HandOverTest {
  private static final byte[] DATA = {'<', 'x', '/', '>'};

  @TempDir private Path drop;
  private final SpecialistSoftware software = new SpecialistSoftware();
  private final MemoryVault vault = new MemoryVault();
  private AnnotationConfigApplicationContext context;
  private Dispatch dispatch;

  @BeforeEach
  void start() {
    context = new AnnotationConfigApplicationContext();
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "site",
                Map.ofEntries(
                    Map.entry("fallbruecke.targets.fv.type", "rest"),
                    Map.entry("fallbruecke.targets.fv.tenant", "landkreis-a"),
                    Map.entry("fallbruecke.targets.fv.format", "case-json"),
                    Map.entry("fallbruecke.targets.fv.idempotent", "true"),
                    Map.entry("fallbruecke.targets.fv.retry.attempts", "3"),
                    Map.entry("fallbruecke.targets.fv.rest.url", software.url().toString()),
                    Map.entry("fallbruecke.targets.fv-b.type", "rest"),
                    Map.entry("fallbruecke.targets.fv-b.tenant", "landkreis-b"),
                    Map.entry("fallbruecke.targets.fv-b.format", "case-json"),
                    Map.entry("fallbruecke.targets.fv-b.idempotent", "true"),
                    Map.entry("fallbruecke.targets.fv-b.rest.url", software.url().toString()),
                    Map.entry("fallbruecke.targets.archiv.type", "file"),
                    Map.entry("fallbruecke.targets.archiv.tenant", "landkreis-a"),
                    Map.entry("fallbruecke.targets.archiv.productive", "false"),
                    Map.entry("fallbruecke.targets.archiv.file.directory", drop.toString()))));
    context.registerBean(Vault.class, () -> vault);
    // sending needs no database: never inside a transaction
    context.registerBean(JdbcClient.class, () -> JdbcClient.create(new PGSimpleDataSource()));
    context.registerBean(Clock.class, () -> Clock.fixed(StoredCase.NOW, ZoneOffset.UTC));
    context.registerBean(IdSource.class, () -> UUID::randomUUID);
    context.registerBean(TlsIdentities.class, () -> TlsIdentities.read(context.getEnvironment()));
    context.scan("de.fallbruecke.delivery", "de.fallbruecke.casefile");
    context.refresh();
    dispatch = context.getBean(Dispatch.class);
  }

  @AfterEach
  void stop() {
    context.close();
    software.close();
  }

  @Test
  void theConfiguredTargetsArePublished() {
    Targets targets = context.getBean(Targets.class);

    assertThat(targets.list()).extracting(Target::name).containsExactly("archiv", "fv", "fv-b");
    assertThat(targets.find("fv")).map(Target::tenant).hasValue("landkreis-a");
    assertThat(targets.find("nobody")).isEmpty();
  }

  @Test
  void aRealCaseTravelsAsJsonWithItsDocuments() {
    Case record = stored(1, false);

    assertThat(dispatch.send(delivery(record, "fv"))).isEqualTo(new Outcome.Delivered("FV-4711"));
    var parts = software.requests.getFirst().parts();
    assertThat(Json.mapper().readTree(parts.getFirst().bytes()).path("caseId").stringValue())
        .isEqualTo(record.getCaseId());
    assertThat(parts.get(1).bytes()).isEqualTo(DATA);
  }

  @Test
  void aRealCaseIsDroppedExactlyAsItWasStored() {
    Case record = stored(2, true);

    assertThat(dispatch.send(delivery(record, "archiv"))).isInstanceOf(Outcome.Delivered.class);
    assertThat(drop.resolve(record.getCaseId() + ".archiv").resolve("case.xml"))
        .hasBinaryContent(vault.readFully(UUID.fromString(record.getSubmissionId()), Cases.PART));
  }

  @Test
  void aTestMessageNeverReachesAProductiveTarget() {
    Case record = stored(3, true);

    assertRefused(FaultCode.TARGET_IS_PRODUCTIVE, dispatch.send(delivery(record, "fv")));
    assertThat(software.requests).isEmpty();
  }

  @Test
  void aCaseOfAnotherTenantNeverReachesATarget() {
    Case record = RandomCase.of(4);
    record.setTenant("landkreis-b");
    record.getDocuments().clear();
    store(record, false, DATA);

    assertRefused(FaultCode.TARGET_OF_OTHER_TENANT, dispatch.send(delivery(record, "fv")));
    assertRefused(FaultCode.TARGET_OF_OTHER_TENANT, dispatch.send(delivery(record, "archiv")));
    assertThat(software.requests).isEmpty();
    assertThat(drop).isEmptyDirectory();
  }

  @Test
  void aRecordOfAnotherCaseIsNeverSent() {
    Case record = stored(5, false);
    Delivery wrong =
        Delivery.pending(
                UUID.randomUUID(),
                UUID.fromString(record.getSubmissionId()),
                UUID.randomUUID(),
                "fv",
                true,
                StoredCase.NOW)
            .sending(StoredCase.NOW);

    assertFault(FaultCode.PARCEL_MISMATCH, wrong);
  }

  @Test
  void aDocumentThatIsNotTheOneOfTheRecordIsNeverSent() {
    Case record = stored(6, false);
    vault.with(
        UUID.fromString(record.getSubmissionId()),
        "data",
        "application/xml",
        new byte[] {'<', 'y', '/', '>'});

    assertFault(FaultCode.PARCEL_MISMATCH, delivery(record, "fv"));
  }

  @Test
  void destroyedContentIsAFault() {
    Case record = stored(7, false);
    vault.destroy(UUID.fromString(record.getSubmissionId()));

    assertFault(FaultCode.VAULT_CONTENT_DESTROYED, delivery(record, "fv"));
  }

  @Test
  void aTargetThatWasTakenOutOfTheConfigurationIsAFault() {
    Delivery orphan = delivery(stored(8, false), "gone");

    assertFault(FaultCode.TARGET_UNKNOWN, orphan);
    assertThatThrownBy(() -> dispatch.mayRepeat(orphan)).isInstanceOf(Fault.class);
  }

  @Test
  void retryAndRepetitionComeFromTheTarget() {
    Case record = stored(9, false);

    assertThat(dispatch.retryPolicy(delivery(record, "fv")).attempts()).isEqualTo(3);
    assertThat(dispatch.retryPolicy(delivery(record, "archiv")).first())
        .isEqualTo(Duration.ofSeconds(10));
    assertThat(dispatch.mayRepeat(delivery(record, "fv"))).isTrue();
  }

  /** Attacks §12: 200 cases of two tenants at once, each with its own marker in its document. */
  @Test
  void casesThatTravelAtTheSameTimeNeverExchangeContent() throws Exception {
    List<Case> records = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      byte[] marker = ("<m>" + "marker-%03d ".formatted(i).repeat(2000) + "</m>").getBytes(UTF_8);
      records.add(stored(1000 + i, false, i % 2 == 0 ? "landkreis-a" : "landkreis-b", marker));
    }

    try (var threads = Executors.newFixedThreadPool(64)) {
      List<Future<Outcome>> outcomes = new ArrayList<>();
      for (Case record : records) {
        String target = record.getTenant().equals("landkreis-a") ? "fv" : "fv-b";
        outcomes.add(threads.submit(() -> dispatch.send(delivery(record, target))));
      }
      for (Future<Outcome> outcome : outcomes) {
        assertThat(outcome.get()).isInstanceOf(Outcome.Delivered.class);
      }
    }

    assertThat(software.requests).hasSize(200);
    for (SpecialistSoftware.Received request : software.requests) {
      var parts = request.parts();
      Case taken = context.getBean(CaseFormat.class).fromJson(parts.getFirst().bytes());
      byte[] own = vault.readFully(UUID.fromString(taken.getSubmissionId()), "data");
      assertThat(parts.get(1).bytes()).isEqualTo(own);
      assertThat(request.headers().getFirst("Idempotency-Key"))
          .startsWith(taken.getCaseId())
          .endsWith(taken.getTenant().equals("landkreis-a") ? ".fv" : ".fv-b");
      assertThat(request.headers().getFirst("Fallbruecke-Submission-Id"))
          .isEqualTo(taken.getSubmissionId());
    }
  }

  /** A record with one document, the original message. */
  private Case stored(long seed, boolean test) {
    return stored(seed, test, "landkreis-a", DATA);
  }

  private Case stored(long seed, boolean test, String tenant, byte[] data) {
    Case record = RandomCase.of(seed);
    record.setTenant(tenant);
    record.getDocuments().clear();
    Document original = new Document();
    original.setId("original");
    original.setFilename("nachricht.xml");
    original.setMediaType("application/xml");
    original.setSize(data.length);
    original.setSha512(Sha512.hex(data));
    original.setMain(true);
    original.setOriginal(true);
    record.getDocuments().add(original);
    return store(record, test, data);
  }

  private Case store(Case record, boolean test, byte[] data) {
    record.setTest(test);
    UUID submission = UUID.fromString(record.getSubmissionId());
    vault.with(submission, "data", "application/xml", data);
    vault.with(
        submission, Cases.PART, "application/xml", context.getBean(CaseFormat.class).toXml(record));
    return record;
  }

  private static Delivery delivery(Case record, String target) {
    return Delivery.pending(
            UUID.randomUUID(),
            UUID.fromString(record.getSubmissionId()),
            UUID.fromString(record.getCaseId()),
            target,
            true,
            StoredCase.NOW)
        .sending(StoredCase.NOW);
  }

  private static void assertRefused(FaultCode code, Outcome outcome) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  private void assertFault(FaultCode code, Delivery delivery) {
    assertThatThrownBy(() -> dispatch.send(delivery))
        .isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
    assertThat(software.requests).isEmpty();
  }
}
