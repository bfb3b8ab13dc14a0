package de.fallbruecke.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.platform.TlsIdentities;
import de.fallbruecke.testkit.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class CertificateEndsTest {
  @TempDir Path directory;

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
    Instant now = end.minus(beforeTheEnd);
    return new CertificateEnds(identities, Duration.ofDays(30))
        .findings(new Look(now, now, Map.of()))
        .toList();
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
}
