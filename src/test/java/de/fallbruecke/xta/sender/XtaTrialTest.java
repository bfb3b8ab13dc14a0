package de.fallbruecke.xta.sender;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.delivery.TargetType;
import de.fallbruecke.delivery.TestTargets;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.check.CheckReport;
import de.fallbruecke.platform.check.CheckRun;
import de.fallbruecke.platform.check.StepReport;
import de.fallbruecke.xta.XtaSite;
import de.fallbruecke.xta.account.XtaAccount;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class XtaTrialTest {
  @Test
  void theWayToAnXtaServerIsTriedWithOurCertificate() {
    CheckReport report = way("kreis");

    assertThat(report.passed()).isTrue();
    assertThat(report.steps()).extracting(StepReport::name).containsExactly("dns", "tcp", "tls");
    assertThat(report.steps().getLast().facts()).containsKeys("issuer", "validUntil");
  }

  @Test
  void anXtaTargetIsTriedUpToTheServiceOfItsReader() {
    CheckReport report = check("portal", XtaSite.SERVICE, Map.of());

    assertThat(report.steps())
        .allSatisfy(step -> assertThat(step.result()).isEqualTo(StepReport.Result.PASSED))
        .extracting(StepReport::name)
        .containsExactly("dns", "tcp", "tls", "account", "lookup");
    assertThat(XtaSite.SERVER.waiting(XtaSite.READER)).isEmpty();
  }

  @Test
  void aServiceThatTheReaderDoesNotOfferIsNamedAtTheLookup() {
    StepReport failed = failure("portal", "urn:test:dienst:unbekannt", Map.of());

    assertThat(failed.name()).isEqualTo("lookup");
    assertThat(failed.remedy()).isEqualTo("lookup.not-available");
  }

  @Test
  void anAccountThatTheServerDoesNotKnowFailsAtTheAccountWithItsCode() {
    StepReport failed =
        failure(
            "portal",
            XtaSite.SERVICE,
            Map.of("fallbruecke.xta.accounts.portal.identifier", "afm:nobody"));

    assertThat(failed.name()).isEqualTo("account");
    assertThat(failed.code()).startsWith("FB-");
    assertThat(FaultCode.find(failed.code())).isPresent();
  }

  private static StepReport failure(String account, String service, Map<String, String> more) {
    return check(account, service, more).failure().orElseThrow();
  }

  private static CheckReport check(String account, String service, Map<String, String> more) {
    return new CheckRun(Clock.systemUTC())
        .of(
            new XtaTargets("2.1.1")
                .endpoint(more, account, service)
                .check(TestTargets.of(TargetType.XTA, true)));
  }

  private static CheckReport way(String certificate) {
    Map<String, String> settings = new LinkedHashMap<>();
    XtaSite.account(settings, "2.1.1", "tried-" + certificate, certificate, XtaSite.READER);
    XtaAccount account = XtaSite.accounts(settings).get("tried-" + certificate, "test");
    return new CheckRun(Clock.systemUTC()).of(account.wayToSending());
  }
}
