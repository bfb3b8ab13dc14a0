package de.fallbruecke.xta.sender;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.delivery.Connector;
import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.delivery.Parcel;
import de.fallbruecke.delivery.StoredCase;
import de.fallbruecke.delivery.TargetContract;
import de.fallbruecke.simulator.xta.XtaFaultOrder;
import de.fallbruecke.simulator.xta.XtaFaultOrder.Kind;
import de.fallbruecke.simulator.xta.XtaReceived;
import de.fallbruecke.xta.XtaError;
import de.fallbruecke.xta.XtaSite;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The suite for targets over XTA: a server on loopback with mutual TLS, one of its versions. */
abstract class XtaTargetContract extends TargetContract {
  private final Set<String> before = new HashSet<>();
  final StoredCase stored = new StoredCase().document("Antrag.pdf", bytes(1, 20_000));

  /** As an installation of the version has it. */
  abstract XtaTargets targets();

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
    return settled(targets().connector());
  }

  private Connector settled(Connector real) {
    return parcel -> {
      Outcome outcome = real.send(parcel);
      if (!(outcome instanceof Outcome.Underway)) {
        return outcome;
      }
      XtaSite.closeAll(targets().version);
      return real.send(parcel);
    };
  }

  @Override
  protected OptionalInt port() {
    return OptionalInt.of(XtaSite.SERVER.baseUri().getPort());
  }

  @Override
  protected Connector behind(int port) {
    Map<String, String> elsewhere = XtaSite.settings(targets().version);
    String server = ":" + port().orElseThrow() + "/";
    elsewhere.keySet().removeIf(key -> !key.startsWith("fallbruecke.xta.accounts.portal."));
    elsewhere.replaceAll((key, value) -> value.replace(server, ":" + port + "/"));
    return settled(targets().connector(elsewhere));
  }

  @Override
  protected Connector refusing() {
    XtaSite.SERVER.order(XtaFaultOrder.fault(XtaError.SCHEMA_VIOLATED.number(), "sendMessage"));
    return connector();
  }

  @Override
  protected Connector failing() {
    XtaSite.SERVER.order(XtaFaultOrder.once(Kind.UNAVAILABLE, "sendMessage"));
    return connector();
  }

  @Override
  protected Connector unable() {
    XtaSite.SERVER.order(XtaFaultOrder.fault(9030, createMessageId()));
    return connector();
  }

  /** The name of the operation. */
  abstract String createMessageId();

  @Override
  protected void handOverAndDie(Parcel parcel) {
    XtaSite.SERVER.order(XtaFaultOrder.once(Kind.LOST_ANSWER, "sendMessage"));
    assertThat(targets().connector().send(parcel)).isInstanceOf(Outcome.Unclear.class);
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
}
