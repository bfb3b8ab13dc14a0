package de.fallbruecke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import de.fallbruecke.fitconnect.DeliveryStub;
import de.fallbruecke.fitconnect.TestKeys;
import de.fallbruecke.platform.Json;
import de.fallbruecke.testkit.Database;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** The command in this process, against a real database and a delivery service that answers. */
class CheckCommandTest {
  private static final DeliveryStub PORTAL = new DeliveryStub();

  @TempDir static Path directory;
  private static Path configuration;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void configured() throws Exception {
    RSAKey encryption = TestKeys.encryption("our-encryption-key");
    RSAKey signing = TestKeys.signature("our-signature-key");
    PORTAL.destinationKeys.put(encryption.getKeyID(), TestKeys.published(encryption));
    PORTAL.destinationKeys.put(signing.getKeyID(), TestKeys.published(signing));
    PORTAL.instead =
        asked ->
            asked.line().startsWith("GET /submission-api/v2/destinations/")
                    && !asked.line().contains("/keys/")
                ? DeliveryStub.Answer.json(
                    200, "{\"status\":\"active\",\"encryptionKid\":\"our-encryption-key\"}")
                : null;
    configuration =
        Files.writeString(
            directory.resolve("fallbruecke.yaml"),
            """
            fallbruecke:
              data-directory: %1$s
              database:
                url: "%2$s"
              tenants:
                musterkreis:
                  title: Musterkreis
              fitconnect:
                accounts:
                  test:
                    token-url: %3$s
                    submission-api: %4$s
                    client-id: our-client
                    client-secret: our secret
              destinations:
                soziales:
                  tenant: musterkreis
                  channel: fitconnect
                  fitconnect:
                    account: test
                    destination-id: d12caea8-f372-4eb1-b102-b0a228253a11
                    decryption-keys: [%5$s]
                    signing-key: %6$s
                    callback-secret: a secret for callbacks
              targets:
                fv:
                  tenant: musterkreis
                  type: file
                  file:
                    directory: %1$s/drop
            """
                .formatted(
                    directory,
                    Database.migrated().url(),
                    PORTAL.tokenUrl(),
                    PORTAL.base(),
                    Files.writeString(directory.resolve("old.jwk"), encryption.toJSONString()),
                    Files.writeString(directory.resolve("signing.jwk"), signing.toJSONString())));
  }

  @AfterAll
  static void close() {
    PORTAL.close();
  }

  @Test
  void aDestinationIsCheckedStepByStep() {
    assertThat(run("destination", "soziales", "--json")).as(err.toString()).isZero();
    JsonNode steps = Json.mapper().readTree(out.toString()).path("steps");
    assertThat(steps).extracting(step -> step.path("name").asString()).endsWith("signing-key");
    assertThat(out.toString()).doesNotContain("our secret");
  }

  @Test
  void theFailingStepOfATargetIsToldWithItsRemedyAndEndsWithStatusOne() throws Exception {
    assertThat(run("target", "fv")).isEqualTo(1);
    assertThat(out.toString()).contains("Directory").contains("Create it");

    Files.createDirectories(directory.resolve("drop"));
    assertThat(run("target", "fv")).as(err.toString()).isZero();
    assertThat(directory.resolve("drop")).isEmptyDirectory();
  }

  @Test
  void whatIsNotThereIsToldAndNothingElseIsAKind() {
    assertThat(run("target", "nothing")).isNotZero();
    assertThat(err.toString()).contains("FB-PLC-001");
    assertThat(run("test_delivery", "fv")).isEqualTo(2);
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--config", configuration.toString()));
    return new CommandLine(new CheckCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(FallbrueckeCommand::failed)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(String[]::new));
  }
}
