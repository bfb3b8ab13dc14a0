package de.fallbruecke.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import de.fallbruecke.platform.check.CheckReport;
import de.fallbruecke.platform.check.CheckRun;
import de.fallbruecke.platform.check.StepReport;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitConnectCheckTest {
  @TempDir private Path folder;
  private final DeliveryStub stub = new DeliveryStub();
  private final Map<String, DeliveryStub.Answer> special = new HashMap<>();
  private Site site;

  @BeforeEach
  void site() {
    site = new Site(stub, folder);
    stub.destinationKeys.put(
        "our-encryption-key", TestKeys.published(TestKeys.encryption("our-encryption-key")));
    special.put(
        "GET /submission-api/v2/destinations/" + Site.DESTINATION,
        shown("active", "our-encryption-key"));
    stub.instead = asked -> special.get(asked.line());
  }

  @AfterEach
  void close() {
    stub.close();
  }

  @Test
  void aDestinationThatIsSetUpWellPassesEveryStepAndChangesNothingThere() {
    CheckReport report = check();

    assertThat(report.steps())
        .allSatisfy(step -> assertThat(step.result()).isEqualTo(StepReport.Result.PASSED))
        .extracting(StepReport::name)
        .containsExactly(
            "dns", "tcp", "token", "list", "destination", "encryption-key", "signing-key");
    assertThat(stub.asked)
        .filteredOn(asked -> !asked.line().startsWith("GET "))
        .allSatisfy(asked -> assertThat(asked.line()).isEqualTo("POST /token"));
    assertThat(report.toString()).doesNotContain("our & secret");
  }

  @Test
  void aWrongSecretIsTheTokensFaultAndNothingAfterItIsTried() {
    special.put("POST /token", DeliveryStub.Answer.json(401, "{\"error\":\"invalid_client\"}"));

    assertThat(failure()).isEqualTo("token token.refused");
    assertThat(stub.count("GET ")).isZero();
  }

  @Test
  void aTokenThatIsStillKnownDoesNotHideAWrongSecret() {
    FitConnectDestinations destinations = site.destinations();
    FitConnectDestination ours = destinations.get(site.destination);
    destinations.tokens(ours.account()).current();
    special.put("POST /token", DeliveryStub.Answer.json(401, "{\"error\":\"invalid_client\"}"));

    CheckReport report =
        new CheckRun(Clock.systemUTC())
            .of(new FitConnectCheck(ours, destinations.tokens(ours.account())).steps());

    assertThat(report.failure())
        .hasValueSatisfying(step -> assertThat(step.name()).isEqualTo("token"));
  }

  @Test
  void aClientThatIsNotConnectedToTheDestinationIsToldSo() {
    special.put(
        "GET /submission-api/v2/submissions?destinationId="
            + Site.DESTINATION
            + "&offset=0&limit=1",
        DeliveryStub.Answer.problem(403, "forbidden"));

    assertThat(failure()).isEqualTo("list list.refused");
  }

  @Test
  void aDestinationThatIsNotActiveTakesNothing() {
    special.put(
        "GET /submission-api/v2/destinations/" + Site.DESTINATION,
        shown("created", "our-encryption-key"));

    assertThat(failure()).isEqualTo("destination destination.not-active");
  }

  @Test
  void aKeyThatWeDoNotHaveIsNamed() {
    special.put(
        "GET /submission-api/v2/destinations/" + Site.DESTINATION,
        shown("active", "foreign-key-id"));

    CheckReport report = check();
    assertThat(failure(report)).isEqualTo("encryption-key key.unknown-kid");
    assertThat(report.failure().orElseThrow().facts())
        .containsEntry("kid", "foreign-key-id")
        .containsEntry("ownKids", "our-encryption-key");
  }

  @Test
  void aForeignKeyUnderOurIdIsNoticed() {
    stub.destinationKeys.put(
        "our-encryption-key", foreign("service-signature-key", "our-encryption-key"));

    assertThat(failure()).isEqualTo("encryption-key key.foreign");
  }

  @Test
  void aSignatureKeyThatNobodyCanVerifyWithIsNoticed() {
    stub.destinationKeys.remove("our-signature-key");

    assertThat(failure()).isEqualTo("signing-key key.not-published");
  }

  private static RSAKey foreign(String from, String kid) {
    return new RSAKey.Builder(TestKeys.published(TestKeys.signature(from))).keyID(kid).build();
  }

  private static DeliveryStub.Answer shown(String status, String kid) {
    return DeliveryStub.Answer.json(
        200, "{\"status\":\"%s\",\"encryptionKid\":\"%s\"}".formatted(status, kid));
  }

  private String failure() {
    return failure(check());
  }

  private static String failure(CheckReport report) {
    return report.failure().map(step -> step.name() + " " + step.remedy()).orElse("passed");
  }

  private CheckReport check() {
    return new CheckRun(Clock.systemUTC()).of(site.channel().check(site.destination));
  }
}
