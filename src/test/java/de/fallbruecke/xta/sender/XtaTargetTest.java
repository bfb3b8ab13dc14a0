package de.fallbruecke.xta.sender;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.delivery.Connector;
import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.delivery.StoredCase;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.simulator.xta.XtaEnvelope;
import de.fallbruecke.simulator.xta.XtaFaultOrder;
import de.fallbruecke.xta.XtaError;
import de.fallbruecke.xta.XtaSchemas;
import de.fallbruecke.xta.XtaSite;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The suite for targets over XTA-WS 2.1.1, and every fault of the standard. */
class XtaTargetTest extends XtaTargetContract {
  private static final XtaTargets TARGETS = new XtaTargets("2.1.1");

  @Override
  XtaTargets targets() {
    return TARGETS;
  }

  @Override
  String createMessageId() {
    return "createMessageId";
  }

  @Test
  void theCaseIsAMessageThatIsValidUnderTheSchemasOfTheStandard() throws Exception {
    XtaSchemas schemas = XtaSchemas.ofTheStandard();
    connector().send(stored.parcel("fv"));

    assertThat(XtaSite.SERVER.envelopes())
        .filteredOn(sent -> sent.request() && sent.operation().equals("sendMessage"))
        .extracting(XtaEnvelope::xml)
        .filteredOn(xml -> xml.contains(stored.caseId + ".fv"))
        .isNotEmpty()
        .allSatisfy(xml -> assertThat(schemas.problem(xml)).isNull());
  }

  static Stream<Arguments> everyFaultOfTheStandard() {
    return Stream.of(XtaError.values())
        .filter(error -> error != XtaError.MESSAGE_ID_USED)
        .map(
            error ->
                Arguments.of(
                    error,
                    switch (error) {
                      case CERTIFICATE_EXPIRED,
                          ACCOUNT_BLOCKED,
                          NO_ACCOUNT,
                          SERVICE_NOT_BOOKED,
                          CERTIFICATE_OF_ANOTHER ->
                          FaultCode.XTA_UNAUTHORISED;
                      case SERVER_PROBLEM, DIRECTORY_PROBLEM, DELIVERY_PROBLEM ->
                          FaultCode.XTA_SERVER_PROBLEM;
                      case MESSAGE_UNKNOWN -> FaultCode.XTA_MESSAGE_UNKNOWN;
                      case UNSPECIFIED, SCHEMA_VIOLATED, ENCODING_WRONG, PROFILE_VIOLATED, VIRUS ->
                          FaultCode.XTA_MESSAGE_REFUSED;
                      default -> FaultCode.XTA_REQUEST_REFUSED;
                    }));
  }

  @ParameterizedTest
  @MethodSource
  void everyFaultOfTheStandard(XtaError error, FaultCode code) {
    XtaSite.SERVER.order(XtaFaultOrder.fault(error.number(), "sendMessage"));

    Outcome outcome = connector().send(stored.parcel("fv"));

    boolean passes = code == FaultCode.XTA_UNAUTHORISED || code == FaultCode.XTA_SERVER_PROBLEM;
    assertThat(StoredCase.word(outcome)).isEqualTo((passes ? "NOT_YET " : "REFUSED ") + code);
    assertThat(taken()).isEmpty();

    // the cause is gone: the same id is used, and there is one message
    assertThat(connector().send(stored.parcel("fv"))).isInstanceOf(Outcome.Delivered.class);
    assertThat(taken()).hasSize(1);
  }

  @Test
  void anIdThatWasUsedMeansThatTheMessageIsThere() {
    TARGETS.connector().send(stored.parcel("fv"));
    TARGETS
        .jdbc
        .sql("update xta_sent set handed_over_at = null where sending_key = :key")
        .param("key", stored.caseId + ".fv")
        .update();
    XtaSite.SERVER.order(XtaFaultOrder.fault(9070, "getTransportReport"));

    assertThat(connector().send(stored.parcel("fv"))).isInstanceOf(Outcome.Delivered.class);
    assertThat(taken()).hasSize(1);
  }

  @Test
  void aReportThatCannotBeReadLeavesTheDeliveryUnderwayAndIsAskedAgain() {
    XtaSite.SERVER.order(XtaFaultOrder.fault(9030, "getTransportReport").times(3));
    Connector real = TARGETS.connector();
    assertThat(StoredCase.word(real.send(stored.parcel("fv")))).isEqualTo("NOT_YET FB-XTA-005");
    XtaSite.SERVER.clearFaults();

    assertThat(StoredCase.word(real.send(stored.parcel("fv")))).isEqualTo("UNDERWAY FB-XTA-016");
    assertThat(StoredCase.word(real.send(stored.parcel("fv")))).isEqualTo("UNDERWAY FB-XTA-016");
    assertThat(connector().send(stored.parcel("fv"))).isInstanceOf(Outcome.Delivered.class);
    assertThat(taken()).hasSize(1);
  }

  @Test
  void theReportStandsInTheEvidence() {
    connector().send(stored.parcel("fv"));

    assertThat(TARGETS.evidence.of(stored.submission))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.event().kind()).isEqualTo("XTA_TRANSPORT_REPORT");
              assertThat(entry.event().facts()).containsEntry("status", "GREEN");
            });
  }

  @Test
  void aContainerOverTheLimitIsHeldBeforeAnythingIsSent() {
    Connector small =
        TARGETS.connector(Map.of("fallbruecke.xta.accounts.portal.max-container", "10KB"));

    assertThat(StoredCase.word(small.send(stored.parcel("fv")))).isEqualTo("REFUSED FB-XTA-009");
    assertThat(TARGETS.sendings.find(stored.caseId + ".fv")).isEmpty();
    assertThat(taken()).isEmpty();
  }

  @Test
  void aReaderWhoDoesNotOfferTheServiceGetsNothing() {
    Connector wrong = TARGETS.connector(Map.of(), "portal", "urn:test:dienst:unbekannt");

    assertThat(StoredCase.word(wrong.send(stored.parcel("fv")))).isEqualTo("REFUSED FB-XTA-006");
    assertThat(taken()).isEmpty();
  }

  static List<String> wrongCertificates() {
    return List.of("expired", "unknown", "foreign");
  }

  @ParameterizedTest
  @MethodSource("wrongCertificates")
  void aWrongCertificateSendsNothingAndIsTriedAgain(String certificate) {
    Map<String, String> settings = XtaSite.settings("2.1.1");
    XtaSite.account(settings, "2.1.1", "wrong", certificate, XtaSite.AUTHOR);

    Outcome outcome =
        TARGETS.connector(settings, "wrong", XtaSite.SERVICE).send(stored.parcel("fv"));

    // In TLS 1.3 the server's refusal may show as nothing but a broken line.
    assertThat(StoredCase.word(outcome))
        .isIn("NOT_YET FB-XTA-001", "NOT_YET FB-XTA-002", "NOT_YET FB-XTA-003");
    assertThat(taken()).isEmpty();
  }
}
