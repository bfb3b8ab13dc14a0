package de.fallbruecke.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.RSAKey;
import de.fallbruecke.evidence.EvidenceKeys;
import de.fallbruecke.fitconnect.DeliveryStub.Answer;
import de.fallbruecke.fitconnect.api.Transport;
import de.fallbruecke.fitconnect.verify.DefectTable;
import de.fallbruecke.platform.DataDirectory;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.platform.OutboundHttp;
import de.fallbruecke.submission.Channel;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.Submissions;
import de.fallbruecke.submission.TestSubmissions;
import de.fallbruecke.submission.Waiting;
import de.fallbruecke.testkit.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

/** What an operator gets to read when something is wrong with the configuration. */
class StartTest {
  private static final String ACCOUNT = "fallbruecke.fitconnect.accounts.test.";
  private static final String OWN = "fallbruecke.destinations.wohngeld.fitconnect.";

  @TempDir Path folder;
  private final DeliveryStub stub = new DeliveryStub();
  private final List<Duration> pauses = new ArrayList<>();
  private Site site;

  @BeforeEach
  void site() {
    site = new Site(stub, folder);
  }

  @AfterEach
  void close() {
    stub.close();
  }

  @Test
  void aCompleteConfigurationStarts() {
    check();
    assertThat(pauses).isEmpty();
    assertThat(site.destinations().get(site.destination).account().issuer()).isEqualTo(stub.base());
  }

  @Test
  void theSecretMayComeFromAFile() {
    site.account("client-secret", "").account("client-secret-file", site.file("secret", "s3\n"));
    assertThat(site.destinations().get(site.destination).account().clientSecret().value())
        .isEqualTo("s3");
  }

  @Test
  void unknownKeysAreErrors() {
    site.own("decryption-key", "x");
    refused(FaultCode.CONFIGURATION_UNKNOWN_KEY, OWN + "decryption-key");
  }

  @Test
  void unknownKeysOfAnAccountAreErrors() {
    site.account("token-ur", "x");
    refused(FaultCode.CONFIGURATION_UNKNOWN_KEY, ACCOUNT + "token-ur");
  }

  @Test
  void anUnreadableValueIsNamedAndNotQuoted() {
    site.own("max-attachment", "much, canary");
    assertThat(refused(FaultCode.CONFIGURATION_INVALID, OWN + "max-attachment"))
        .hasMessageNotContaining("canary");
  }

  @Test
  void missingAndMalformedValuesAreNamed() {
    site.own("destination-id", "wohngeld");
    refused(FaultCode.CONFIGURATION_INVALID, OWN + "destination-id");
    site.own("destination-id", " ");
    refused(FaultCode.CONFIGURATION_INVALID, OWN + "destination-id");
  }

  @Test
  void anAccountThatDoesNotExistIsNamed() {
    site.own("account", "productive");
    refused(FaultCode.CONFIGURATION_INVALID, OWN + "account");
  }

  @Test
  void anUnknownApiVersionIsNamed() {
    site.own("api-version", "v3");
    refused(FaultCode.CONFIGURATION_INVALID, OWN + "api-version");
  }

  @Test
  void aMetadataVersionOfAnotherFormIsNamed() {
    site.own("metadata-versions[0]", "2");
    refused(FaultCode.CONFIGURATION_INVALID, OWN + "metadata-versions");
  }

  @Test
  void anAddressThatIsNoneIsNamed() {
    for (String wrong :
        List.of("auth.example", "https://", "ftp://x.example/", "https://u:p@x/", "ht tp://x")) {
      site.account("token-url", wrong);
      refused(FaultCode.ADDRESS_INVALID, ACCOUNT + "token-url");
    }
  }

  @Test
  void plainHttpLeavesThisHostOnlyWhenAllowed() {
    site.account("submission-api", "http://simulator:8090/submission-api");
    refused(FaultCode.ADDRESS_INVALID, ACCOUNT + "submission-api");
    site.account("allow-http", "true");
    assertThatCode(site::destinations).doesNotThrowAnyException();
  }

  @Test
  void aBaseAddressWithVersionIsAMistake() {
    site.account("submission-api", stub.base() + "/v2/");
    refused(FaultCode.ADDRESS_INVALID, ACCOUNT + "submission-api");
  }

  @Test
  void aMissingKeyFileIsNamed() {
    site.own("signing-key", folder.resolve("absent.jwk").toString());
    refused(FaultCode.KEY_UNREADABLE, OWN + "signing-key");
  }

  @Test
  void aFileThatIsNoKeyIsNamedAndNotQuoted() {
    site.own("decryption-keys[0]", site.file("x.jwk", "canary"));
    assertThat(refused(FaultCode.KEY_UNREADABLE, OWN + "decryption-keys[0]"))
        .hasMessageNotContaining("canary");
  }

  @Test
  void exchangedKeysAreNoticed() {
    site.own("signing-key", site.file(TestKeys.encryption("our-encryption-key")));
    assertThat(refused(FaultCode.KEY_UNREADABLE, OWN + "signing-key"))
        .hasMessageContaining("is not a signature key");
    site.own("decryption-keys[0]", site.file(TestKeys.signature("our-signature-key")));
    assertThat(refused(FaultCode.KEY_UNREADABLE, OWN + "decryption-keys[0]"))
        .hasMessageContaining("is not a decryption key");
  }

  @Test
  void aSmallKeyIsRefused() {
    site.own("decryption-keys[0]", site.file(TestKeys.small("small-encryption-key")));
    assertThat(refused(FaultCode.KEY_UNREADABLE, OWN + "decryption-keys[0]"))
        .hasMessageContaining("2048 bits");
  }

  @Test
  void onlyThePublicHalfIsNotEnough() {
    site.own(
        "signing-key",
        site.file(
            "public.jwk", TestKeys.signature("our-signature-key").toPublicJWK().toJSONString()));
    refused(FaultCode.KEY_UNREADABLE, OWN + "signing-key");
  }

  @Test
  void halvesOfDifferentKeysAreNoticed() throws Exception {
    RSAKey one = TestKeys.signature("our-signature-key");
    RSAKey other = TestKeys.signature("service-signature-key");
    RSAKey mixed =
        new RSAKey.Builder(one.toRSAPublicKey())
            .privateExponent(other.getPrivateExponent())
            .keyID("mixed-up-key")
            .algorithm(one.getAlgorithm())
            .build();
    site.own("signing-key", site.file(mixed));
    refused(FaultCode.KEY_UNREADABLE, OWN + "signing-key");
  }

  @Test
  void twoDecryptionKeysNeedDifferentIds() {
    site.own("decryption-keys[1]", folder.resolve("our-encryption-key.jwk").toString());
    refused(FaultCode.CONFIGURATION_INVALID, OWN + "decryption-keys[1]");
  }

  @Test
  void oneKeyForBothPurposesIsRefused() {
    RSAKey same =
        new RSAKey.Builder(TestKeys.encryption("our-encryption-key"))
            .algorithm(com.nimbusds.jose.JWSAlgorithm.PS512)
            .keyOperations(java.util.Set.of(com.nimbusds.jose.jwk.KeyOperation.SIGN))
            .keyID("same-but-signing")
            .build();
    site.own("signing-key", site.file(same));
    refused(FaultCode.CONFIGURATION_INVALID, OWN + "signing-key");
  }

  @Test
  void anotherKeyPublishedUnderOurKidEndsTheStart() {
    RSAKey foreign =
        new RSAKey.Builder(TestKeys.signature("service-signature-key"))
            .keyID("our-signature-key")
            .build();
    stub.destinationKeys.put("our-signature-key", foreign);
    assertThatThrownBy(this::check)
        .isInstanceOf(Fault.class)
        .hasMessageStartingWith("FB-CFG-003 " + OWN + "signing-key");
  }

  @Test
  void aKeyThatIsNotPublishedYetOnlyWarns() {
    stub.destinationKeys.clear();
    check();
  }

  @Test
  void anUnreachableTokenServiceEndsTheStartAfterAFewTries() {
    stub.close();
    assertThatThrownBy(this::check)
        .isInstanceOf(Fault.class)
        .hasMessageStartingWith("FB-CFG-005 " + ACCOUNT + "token-url")
        .hasMessageContaining("check-at-start=false");
    assertThat(pauses).hasSize(3);
  }

  @Test
  void aTokenServiceThatComesUpMeanwhileIsGoodEnough() {
    stub.instead = a -> pauses.size() < 2 ? Answer.json(503, "{}") : null;
    check();
    assertThat(pauses).hasSize(2);
  }

  @Test
  void refusedCredentialsNameTheirProperty() {
    stub.instead = a -> Answer.json(401, "{\"error\":\"invalid_client\"}");
    assertThatThrownBy(this::check)
        .isInstanceOf(Fault.class)
        .hasMessageStartingWith("FB-CFG-001 " + ACCOUNT + "client-id or client-secret")
        .hasMessageContaining("invalid_client");
    assertThat(pauses).isEmpty();
  }

  @Test
  void aDestinationThatIsNotAssignedToTheClientNamesItsProperty() {
    stub.instead = a -> a.line().startsWith("GET") ? Answer.problem(403, "forbidden") : null;
    assertThatThrownBy(this::check)
        .isInstanceOf(Fault.class)
        .hasMessageStartingWith("FB-CFG-001 " + OWN + "destination-id")
        .hasMessageContaining("Assign the destination");
  }

  @Test
  void anAddressWhereNoDeliveryServiceLivesNamesItsProperty() {
    site.account("submission-api", stub.base().replace("submission-api", "wrong"));
    assertThatThrownBy(this::check)
        .isInstanceOf(Fault.class)
        .hasMessageStartingWith("FB-CFG-001 " + OWN + "destination-id or the account's");
  }

  @Test
  void theCheckCanBeSwitchedOff() {
    stub.close();
    new FitConnectStartCheck(site.destinations(), false).afterSingletonsInstantiated();
  }

  @Test
  void springPutsTheChannelTogether() {
    try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
      context.setEnvironment(site.environment);
      context.registerBean(Clock.class, () -> site.clock);
      context.registerBean(IdSource.class, () -> UUID::randomUUID);
      context.registerBean(Destinations.class, () -> new Only(site.destination));
      context.registerBean(DataDirectory.class, () -> new DataDirectory(folder));
      context.registerBean(EvidenceKeys.class, de.fallbruecke.evidence.TestEvidence::keys);
      JdbcClient jdbc = JdbcClient.create(Database.migrated().dataSource());
      context.registerBean(JdbcClient.class, () -> jdbc);
      context.registerBean(Submissions.class, () -> TestSubmissions.postgres(jdbc));
      context.registerBean(Waiting.class, () -> TestSubmissions.waiting(jdbc));
      context.register(FitConnectConfiguration.class, CallbackController.class);
      context.refresh();
      assertThat(context.getBean(Channel.class).name()).isEqualTo("fitconnect");
      assertThat(context.getBean(CallbackController.class)).isNotNull();
    }
    assertThat(stub.tokens).hasValue(1);
  }

  @Test
  void withoutAnyFitConnectDestinationNothingIsNeeded() {
    FitConnectDestinations none =
        new FitConnectDestinations(
            List.of(),
            new SettingsReader(new MockEnvironment()),
            new Transport(OutboundHttp.newClient(), site.clock, Duration.ofSeconds(1)),
            DefectTable.load(),
            new KeyDirectory(folder.resolve("keys")),
            de.fallbruecke.evidence.TestEvidence.keys(),
            site.clock,
            UUID::randomUUID);
    assertThat(none.all()).isEmpty();
    new FitConnectStartCheck(none, true).afterSingletonsInstantiated();
  }

  private Fault refused(FaultCode code, String property) {
    Fault fault =
        org.assertj.core.api.Assertions.catchThrowableOfType(Fault.class, site::destinations);
    assertThat(fault).as(property).isNotNull();
    assertThat(fault.code()).isEqualTo(code);
    assertThat(fault).hasMessageContaining(property);
    return fault;
  }

  private void check() {
    new FitConnectStartCheck(site.destinations(), true, pauses::add).afterSingletonsInstantiated();
  }

  private record Only(Destination only) implements Destinations {
    @Override
    public Collection<Destination> all() {
      return List.of(only);
    }

    @Override
    public Optional<Destination> find(String name) {
      return Optional.of(only);
    }

    @Override
    public Destination get(String name) {
      return only;
    }
  }
}
