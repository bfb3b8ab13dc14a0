package de.fallbruecke.xta.sender;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.delivery.StoredCase;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.simulator.xta.XtaFaultOrder;
import de.fallbruecke.xta.XtaSite;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The suite for targets over core 3.1.1, and the faults that only the core has. */
class XtaCoreTargetTest extends XtaTargetContract {
  private static final XtaTargets TARGETS = new XtaTargets("3.1.1");

  @Override
  XtaTargets targets() {
    return TARGETS;
  }

  @Override
  String createMessageId() {
    return "createMessageID";
  }

  @ParameterizedTest
  @CsvSource({
    "ExternalServiceUnavailable, NOT_YET, XTA_SERVER_PROBLEM",
    "TechnicalProblem, NOT_YET, XTA_SERVER_PROBLEM",
    "NotImplemented, REFUSED, XTA_REQUEST_REFUSED",
    "ParameterNotSupported, REFUSED, XTA_REQUEST_REFUSED",
    "UnsupportedExtension, REFUSED, XTA_REQUEST_REFUSED"
  })
  void everyFaultThatOnlyTheCoreHas(String name, String word, FaultCode code) {
    XtaSite.SERVER.order(XtaFaultOrder.fault(name, "sendMessage"));

    Outcome outcome = connector().send(stored.parcel("fv"));

    assertThat(StoredCase.word(outcome)).isEqualTo(word + " " + code);
    assertThat(taken()).isEmpty();

    // the cause is gone: the same id is used, and there is one message
    assertThat(connector().send(stored.parcel("fv"))).isInstanceOf(Outcome.Delivered.class);
    assertThat(taken()).hasSize(1);
  }
}
