package de.fallbruecke.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Announcement;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.Submissions;
import de.fallbruecke.submission.TestSubmissions;
import de.fallbruecke.testkit.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class KeyRenewalsTest {
  private static final String NEW = "the-new-encryption-key";

  @TempDir private Path folder;
  private final DeliveryStub stub = new DeliveryStub();
  private Site site;
  private Submissions submissions;
  private FitConnectDestinations destinations;
  private KeyRenewals renewals;
  private volatile String published = "our-encryption-key";

  @BeforeEach
  void set() {
    site = new Site(stub, folder);
    stub.destinationKeys.put(
        "our-encryption-key", TestKeys.published(TestKeys.encryption("our-encryption-key")));
    stub.instead =
        asked ->
            asked.line().endsWith("/destinations/" + Site.DESTINATION)
                ? DeliveryStub.Answer.json(
                    200, "{\"status\":\"active\",\"encryptionKid\":\"%s\"}".formatted(published))
                : null;
    JdbcClient jdbc = JdbcClient.create(Database.migrated().dataSource());
    submissions = TestSubmissions.postgres(jdbc);
    destinations = site.destinations();
    renewals =
        new KeyRenewals(
            destinations,
            configured(),
            new KeyDirectory(folder.resolve("keys")),
            new RenewalTable(jdbc),
            new StillNeeded(submissions, TestSubmissions.waiting(jdbc), Duration.ofDays(1)),
            kid -> TestKeys.encryption(NEW),
            site.clock,
            UUID::randomUUID);
  }

  @AfterEach
  void close() {
    stub.close();
  }

  @Test
  void aKeyIsRenewedInStepsAndBothOpenUntilTheLast() throws Exception {
    Renewal made = renewals.begin(Site.NAME, "anna");
    assertThat(opening()).containsExactly("our-encryption-key", NEW);
    assertThat(renewals.look(made)).isEqualTo(made);

    publish();
    Renewal seen = renewals.look(made);
    assertThat(seen.state()).isEqualTo(Renewal.State.PUBLISHED);
    assertThat(opening()).containsExactly("our-encryption-key", NEW);
    assertThatThrownBy(() -> renewals.finish(seen, "bert"))
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.code()).isEqualTo(FaultCode.KEY_STILL_NEEDED));

    site.clock.tick(Duration.ofHours(25));
    Renewal done = renewals.finish(seen, "bert");
    assertThat(done.state()).isEqualTo(Renewal.State.DONE);
    assertThat(done.endedBy()).isEqualTo("bert");
    assertThat(opening()).containsExactly(NEW);
    // also after a restart, though the configuration still names the old file
    assertThat(site.destinations().get(site.destination).decryptionKeys())
        .singleElement()
        .satisfies(key -> assertThat(key.kid()).isEqualTo(NEW));
  }

  @Test
  void anOldKeyStaysWhileASubmissionThatCameBeforeIsNotDelivered() {
    Submission old =
        Submission.announced(
            UUID.randomUUID(),
            site.destination,
            new Announcement(UUID.randomUUID().toString(), null),
            site.clock.instant());
    submissions.add(old);
    Renewal made = renewals.begin(Site.NAME, "anna");
    publish();
    Renewal seen = renewals.look(made);
    site.clock.tick(Duration.ofHours(25));
    stub.waiting.add(
        "{\"submissionId\":\"%s\",\"caseId\":\"%s\",\"destinationId\":\"%s\"}"
            .formatted(UUID.randomUUID(), UUID.randomUUID(), Site.DESTINATION));

    KeyRenewals.Obstacles obstacles = renewals.obstacles(seen, false);
    assertThat(obstacles.undelivered()).isEqualTo(1);
    assertThat(obstacles.none()).isFalse();
    assertThatThrownBy(() -> renewals.finish(seen, "bert")).isInstanceOf(Fault.class);
    assertThat(opening()).contains("our-encryption-key");
  }

  @Test
  void aForeignKeyUnderTheNewIdIsNotTakenForOurs() {
    Renewal made = renewals.begin(Site.NAME, "anna");
    published = NEW;
    stub.destinationKeys.put(
        NEW,
        new RSAKey.Builder(TestKeys.published(TestKeys.encryption("our-encryption-key")))
            .keyID(NEW)
            .build());

    assertThat(renewals.look(made).state()).isEqualTo(Renewal.State.MADE);
  }

  @Test
  void thePrivateHalfIsNeverHandedOutAndLiesReadableForItsOwnerOnly() throws Exception {
    Renewal made = renewals.begin(Site.NAME, "anna");

    RSAKey shown = (RSAKey) JWK.parse(renewals.jwk(made));
    assertThat(shown.isPrivate()).isFalse();
    assertThat(shown.getParsedX509CertChain().getFirst().getPublicKey())
        .isEqualTo(shown.toRSAPublicKey());
    assertThat(shown.getKeyOperations()).hasToString("[wrapKey]");
    assertThat(renewals.request(made, "CN=Kreis,O=Kreis,C=DE"))
        .startsWith("-----BEGIN CERTIFICATE REQUEST-----");
    try (Stream<Path> files = Files.walk(folder.resolve("keys"))) {
      assertThat(files.filter(Files::isRegularFile))
          .singleElement()
          .satisfies(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void whatIsUploadedIsProvedAndARefusalQuotesNothingOfIt() {
    for (String unfit :
        List.of(
            "canary",
            TestKeys.small("small-encryption-key").toJSONString(),
            TestKeys.signature("our-signature-key").toJSONString(),
            TestKeys.encryption(NEW).toPublicJWK().toJSONString(),
            TestKeys.encryption("our-encryption-key").toJSONString())) {
      assertThatThrownBy(
              () -> renewals.begin(Site.NAME, unfit.getBytes(StandardCharsets.UTF_8), "anna"))
          .isInstanceOfSatisfying(
              Fault.class, fault -> assertThat(fault.code()).isEqualTo(FaultCode.KEY_UNFIT))
          .hasMessageNotContaining("canary")
          .hasMessageNotContaining("\"d\"");
    }
    assertThat(folder.resolve("keys")).doesNotExist();

    renewals.begin(
        Site.NAME,
        TestKeys.encryption(NEW).toJSONString().getBytes(StandardCharsets.UTF_8),
        "anna");
    assertThat(opening()).contains(NEW);
  }

  @Test
  void oneRenewalAtATimeAndACancelledOneLeavesNothing() throws IOException {
    Renewal made = renewals.begin(Site.NAME, "anna");
    assertThatThrownBy(() -> renewals.begin(Site.NAME, "bert")).isInstanceOf(Fault.class);

    renewals.cancel(made, "bert");
    assertThat(opening()).containsExactly("our-encryption-key");
    assertThatThrownBy(() -> renewals.cancel(made, "bert")).isInstanceOf(Fault.class);
    assertThat(renewals.open(Site.NAME)).isEmpty();
  }

  private void publish() {
    published = NEW;
    stub.destinationKeys.put(NEW, TestKeys.published(TestKeys.encryption(NEW)));
  }

  private List<String> opening() {
    return renewals.keys(Site.NAME).stream().map(KeyRenewals.OwnKey::kid).toList();
  }

  private Destinations configured() {
    return new Destinations() {
      @Override
      public Collection<Destination> all() {
        return List.of(site.destination);
      }

      @Override
      public Optional<Destination> find(String name) {
        return Optional.of(site.destination).filter(one -> one.name().equals(name));
      }

      @Override
      public Destination get(String name) {
        return find(name).orElseThrow();
      }
    };
  }
}
