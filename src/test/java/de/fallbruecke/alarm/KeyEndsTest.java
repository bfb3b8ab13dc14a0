package de.fallbruecke.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.platform.TlsIdentities;
import de.fallbruecke.platform.keys.HeldKey;
import de.fallbruecke.platform.keys.HeldKey.Use;
import de.fallbruecke.platform.keys.KeySource;
import de.fallbruecke.platform.keys.TlsKeys;
import de.fallbruecke.testkit.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class KeyEndsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @TempDir Path directory;

  private static List<Finding> found(Instant now, KeySource... sources) {
    return new KeyEnds(() -> Stream.of(sources), Duration.ofDays(30))
        .findings(new Look(now, now, Map.of()))
        .toList();
  }

  private List<Finding> at(Duration beforeTheEnd) throws IOException {
    TestCertificate own = TestCertificate.in(directory, "own", 90);
    MockEnvironment environment = new MockEnvironment();
    environment.setProperty("fallbruecke.tls.xta.store-file", own.store().toString());
    environment.setProperty(
        "fallbruecke.tls.xta.password-file",
        Files.writeString(directory.resolve("password"), TestCertificate.PASSWORD).toString());
    environment.setProperty(
        "fallbruecke.tls.trust.trusted-file",
        Files.writeString(directory.resolve("trusted.pem"), own.certificate()).toString());
    TlsIdentities identities = TlsIdentities.read(environment);
    Instant end =
        identities.get("xta", "test").certificate().orElseThrow().getNotAfter().toInstant();
    return found(end.minus(beforeTheEnd), new TlsKeys(identities));
  }

  @Test
  void aCertificateIsToldThirtyDaysBeforeItsEndAndUrgentlyAfterIt() throws IOException {
    assertThat(at(Duration.ofDays(31))).isEmpty();
    assertThat(at(Duration.ofDays(30)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.subject()).isEqualTo("xta");
              assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            });
    assertThat(at(Duration.ZERO))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
              assertThat(finding.level()).isEqualTo(2);
            });
  }

  @Test
  void theKeyOfADestinationIsToldWhereItIsRenewedUnlessAnotherTookItsPlace() {
    assertThat(found(NOW, () -> List.of(decryption("k1", Use.UNKNOWN))))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.destination()).isEqualTo("soziales");
              assertThat(finding.tenant()).isEqualTo("kreis");
              assertThat(finding.facts()).containsEntry("renew", "soziales");
            });
    assertThat(found(NOW, () -> List.of(decryption("k1", Use.PUBLISHED)))).hasSize(1);
    assertThat(
            found(
                NOW, () -> List.of(decryption("k1", Use.REPLACED), decryption("k2", Use.NOT_YET))))
        .isEmpty();
  }

  @Test
  void twoKeysOfOnePlaceAreTwoAlarmsAndWhatDoesNotEndIsNone() {
    assertThat(
            found(
                NOW,
                () -> List.of(key("publisher", "Verlag", "a", null, 3)),
                () -> List.of(key("publisher", "Verlag", "b", null, 3)),
                () -> List.of(new HeldKey("target", "fv", "kreis", "x", "", NOW, null))))
        .extracting(Finding::cause)
        .doesNotHaveDuplicates()
        .hasSize(2);
  }

  @Test
  void aTokenIsToldInTheLastThirdOfItsLife() {
    Instant made = NOW.minus(Duration.ofDays(3));
    assertThat(found(NOW, () -> List.of(key("admin-token", "erika", "bau", made, 3)))).isEmpty();
    assertThat(found(NOW, () -> List.of(key("admin-token", "erika", "bau", made, 1)))).hasSize(1);
    Instant longAgo = NOW.minus(Duration.ofDays(300));
    assertThat(found(NOW, () -> List.of(key("admin-token", "erika", "bau", longAgo, 29))))
        .hasSize(1);
  }

  private static HeldKey decryption(String kid, Use use) {
    return new HeldKey(
        "fitconnect-decryption",
        "soziales",
        "kreis",
        kid,
        "",
        NOW.minus(Duration.ofDays(1)),
        NOW.plus(Duration.ofDays(20)),
        use);
  }

  private static HeldKey key(
      String kind, String place, String kid, @Nullable Instant since, long days) {
    return new HeldKey(kind, place, "kreis", kid, "", since, NOW.plus(Duration.ofDays(days)));
  }
}
