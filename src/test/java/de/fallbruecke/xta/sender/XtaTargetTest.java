package de.fallbruecke.xta.sender;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.delivery.Connector;
import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.delivery.Parcel;
import de.fallbruecke.delivery.StoredCase;
import de.fallbruecke.delivery.TargetContract;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.simulator.xta.XtaFaultOrder;
import de.fallbruecke.simulator.xta.XtaFaultOrder.Kind;
import de.fallbruecke.simulator.xta.XtaReceived;
import de.fallbruecke.xta.XtaError;
import de.fallbruecke.xta.XtaSite;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The suite for targets over XTA-WS 2.1.1, and every fault of the standard. */
class XtaTargetTest extends TargetContract {
  private static final XtaTargets TARGETS = new XtaTargets("2.1.1");
  private final Set<String> before = new HashSet<>();
  private final StoredCase stored = new StoredCase().document("Antrag.pdf", bytes(1, 20_000));

  @BeforeEach
  void onlyWhatComesNow() {
    XtaSite.SERVER.received(XtaSite.READER).forEach(one -> before.add(one.id()));
  }

  @AfterEach
  void healthy() {
    XtaSite.SERVER.clearFaults();
  }

  /** The reader empties his box while the delivery is underway; then its report is asked for. */
  @Override
  protected Connector connector() {
    return settled(TARGETS.connector());
  }

  private static Connector settled(Connector real) {
    return parcel -> {
      Outcome outcome = real.send(parcel);
      if (!(outcome instanceof Outcome.Underway)) {
        return outcome;
      }
      XtaSite.closeAll("2.1.1");
      return real.send(parcel);
    };
  }

  @Override
  protected Connector unable() {
    XtaSite.SERVER.order(XtaFaultOrder.fault(9030, "createMessageId"));
    return connector();
  }

  @Override
  protected void handOverAndDie(Parcel parcel) {
    XtaSite.SERVER.order(XtaFaultOrder.once(Kind.LOST_ANSWER, "sendMessage"));
    assertThat(TARGETS.connector().send(parcel)).isInstanceOf(Outcome.Unclear.class);
  }

  @Override
  protected List<Taken> taken() {
    List<Taken> taken = new ArrayList<>();
    for (XtaReceived one : XtaSite.SERVER.received(XtaSite.READER)) {
      if (!before.contains(one.id())) {
        taken.add(
            new Taken(
                requester(one.id()),
                one.message().bytes(),
                one.attachments().stream()
                    .map(a -> new Document(a.id(), a.fileName(), a.bytes()))
                    .toList()));
      }
    }
    return taken;
  }

  /** The author's name of the process, from the envelope that went over the wire. */
  private static String requester(String id) {
    String sent =
        XtaSite.SERVER.envelopes().stream()
            .filter(e -> e.request() && e.operation().equals("sendMessage"))
            .map(e -> e.xml())
            .filter(xml -> xml.contains(id))
            .findFirst()
            .orElseThrow();
    return sent.replaceAll("(?s).*<([^:>/]*:)?Requester[^>]*>([^<]*)<.*", "$2");
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
