package de.fallbruecke.xta.reader;

import de.fallbruecke.simulator.xta.XtaContent;
import de.fallbruecke.simulator.xta.XtaFaultOrder;
import de.fallbruecke.simulator.xta.XtaLetter;
import de.fallbruecke.submission.Channel;
import de.fallbruecke.submission.ChannelContract;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.xta.XtaSite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The suite for channels over XTA: a message box on loopback with mutual TLS. */
abstract class XtaContract extends ChannelContract {
  abstract Reader reader();

  @Override
  protected Channel channel() {
    return reader().channel();
  }

  @Override
  protected Channel stranger() {
    Map<String, String> settings = XtaSite.settings(reader().version);
    XtaSite.account(settings, reader().version, "stranger", "unknown", XtaSite.READER);
    settings.put("fallbruecke.destinations." + Reader.NAME + ".xta.account", "stranger");
    return reader().channel(settings);
  }

  @Override
  protected Destination destination() {
    return Reader.destination();
  }

  @Override
  protected Submission announced(String id) {
    return reader().announced(id);
  }

  @Override
  protected byte[] data(long seed) {
    return XtaSite.message(UUID.randomUUID(), "", "Grüße " + seed);
  }

  @Override
  protected String send(Letter letter) {
    return XtaSite.SERVER.put(xta(letter));
  }

  @Override
  protected String sendAsTest(Letter letter) {
    return XtaSite.SERVER.put(xta(letter).asTest());
  }

  private static XtaLetter xta(Letter letter) {
    List<XtaContent> attachments = new ArrayList<>();
    letter
        .sheets()
        .forEach(
            sheet ->
                attachments.add(
                    new XtaContent(
                        "application/pdf", sheet.name(), "a" + attachments.size(), sheet.bytes())));
    return XtaSite.letter(letter.data(), attachments);
  }

  @Override
  protected void down() {
    XtaSite.SERVER.order(XtaFaultOrder.once(XtaFaultOrder.Kind.UNAVAILABLE, "").times(-1));
  }

  @Override
  protected void loseTheAnswerToTheReceipt() {
    XtaSite.SERVER.order(XtaFaultOrder.once(XtaFaultOrder.Kind.LOST_ANSWER, "close"));
  }

  @Override
  protected void listTwice() {
    XtaSite.SERVER.order(
        XtaFaultOrder.once(XtaFaultOrder.Kind.DUPLICATES, "getStatusList").times(-1));
  }

  @Override
  protected void takeAway(String id) {
    reader().boxes(destination(), Map.of()).get(destination()).client().close(id, null);
  }

  @Override
  protected boolean canReject() {
    return false;
  }

  @Override
  protected void healthy() {
    XtaSite.SERVER.clearFaults();
  }

  @Override
  protected Shown shown(String id) {
    return XtaSite.SERVER.closed(id) ? Shown.ACCEPTED : Shown.WAITING;
  }

  @Override
  protected long receipts(String id) {
    return XtaSite.SERVER.envelopes().stream()
        .filter(envelope -> envelope.request() && envelope.operation().equals("close"))
        .filter(envelope -> envelope.xml().contains(id))
        .count();
  }
}
