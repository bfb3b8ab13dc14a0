package de.fallbruecke.xta.sender;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.delivery.StoredCase;
import de.fallbruecke.simulator.xta.XtaReceived;
import de.fallbruecke.xta.XtaSite;
import org.junit.jupiter.api.Test;

/** The same over core 3.1.1, whose envelopes differ. */
class XtaCoreTargetTest {
  @Test
  void aCaseArrivesOnceWithItsDocuments() {
    XtaTargets targets = new XtaTargets("3.1.1");
    byte[] document = "Müller".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    StoredCase stored = new StoredCase().document("Antrag.pdf", document);

    assertThat(targets.connector().send(stored.parcel("fv"))).isInstanceOf(Outcome.Underway.class);
    XtaSite.closeAll("3.1.1");
    assertThat(targets.connector().send(stored.parcel("fv"))).isInstanceOf(Outcome.Delivered.class);

    String id = targets.sendings.find(stored.caseId + ".fv").orElseThrow().messageId();
    assertThat(XtaSite.SERVER.received(XtaSite.READER))
        .filteredOn(one -> one.id().equals(id))
        .singleElement()
        .satisfies(
            (XtaReceived one) -> {
              assertThat(one.message().bytes()).isEqualTo(stored.xml());
              assertThat(one.attachments())
                  .singleElement()
                  .satisfies(a -> assertThat(a.bytes()).isEqualTo(document));
            });
  }
}
