package de.fallbruecke.xta.reader;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.evidence.Event;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.simulator.xta.XtaContent;
import de.fallbruecke.simulator.xta.XtaFaultOrder;
import de.fallbruecke.simulator.xta.XtaLetter;
import de.fallbruecke.submission.Announcement;
import de.fallbruecke.submission.Channel;
import de.fallbruecke.submission.ChannelContract;
import de.fallbruecke.submission.Decision;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Receipt;
import de.fallbruecke.submission.Reception;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.xta.XtaSite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

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

  @Test
  void otherContentUnderAUsedIdIsHeldAsASubmissionOfItsOwnAndStaysInTheBox() {
    byte[] xml = message("A");
    Announcement first = put(xml);
    Submission taken = taken(first);
    Announcement again = putAgain(first, message("B"));
    Announcement neighbour = put(message("C"));

    Submission second = reader().announced(again);
    assertThat(second.id()).isNotEqualTo(taken.id());
    assertThat(receive(second))
        .isInstanceOfSatisfying(
            Reception.Defective.class,
            held -> {
              assertThat(held.code()).isEqualTo(FaultCode.XTA_ID_REUSED);
              assertThat(held.rejectable()).isFalse();
              assertThat(held.problems().getFirst().detail()).contains(taken.id().toString());
              assertThat(held.evidence().getFirst().facts())
                  .containsEntry("messageId", first.externalId())
                  .containsKeys("content", "data");
            });
    assertThat(receive(reader().announced(neighbour))).isInstanceOf(Reception.Verified.class);
    assertThat(XtaSite.SERVER.closed(first.externalId())).isFalse();
  }

  @Test
  void theSameContentUnderAUsedIdIsClosedAgainAndIsNoSecondCase() {
    byte[] xml = message("A");
    Announcement first = put(xml);
    Submission taken = taken(first);
    Announcement again = putAgain(first, xml);
    Submission second = reader().announced(again);

    assertThat(receive(second))
        .isInstanceOfSatisfying(
            Reception.Repeated.class,
            repeated -> assertThat(repeated.first()).isEqualTo(taken.id()));
    assertThat(channel().confirm(second, destination(), new Decision.Accept()))
        .isInstanceOf(Receipt.Posted.class);
    assertThat(XtaSite.SERVER.closed(first.externalId())).isTrue();
    assertThat(listed(channel())).doesNotContain(first.externalId());
  }

  @Test
  void anotherMessageUnderTheIdOfOneThatIsOnItsWayIsNotClosedInItsPlace() {
    Announcement first = put(message("A"));
    Submission received = received(first);
    putAgain(first, message("B"));

    assertThat(channel().confirm(received, destination(), new Decision.Accept()))
        .isInstanceOfSatisfying(
            Receipt.Contradicted.class,
            contradicted -> {
              assertThat(contradicted.how()).contains("another message under the same id");
              assertThat(contradicted.evidence().getFirst().kind()).isEqualTo("XTA_OTHER_MESSAGE");
            });
    assertThat(XtaSite.SERVER.closed(first.externalId())).isFalse();
    assertThat(listed(channel())).contains(first.externalId());
  }

  @Test
  void theSameMessageThatTheServerListsOtherwiseIsClosed() {
    byte[] xml = message("A");
    Announcement first = put(xml);
    Submission received = received(first);
    putAgain(first, xml);

    assertThat(channel().confirm(received, destination(), new Decision.Accept()))
        .isInstanceOf(Receipt.Posted.class);
    assertThat(XtaSite.SERVER.closed(first.externalId())).isTrue();
  }

  @Test
  void whatAListShowedForAWhileAlthoughItWasClosedIsNoAlarm() {
    byte[] xml = message("A");
    Announcement first = put(xml);
    Submission taken = taken(first);
    Submission second = reader().announced(first.again());

    assertThat(receive(second))
        .isInstanceOfSatisfying(
            Reception.Repeated.class,
            repeated -> assertThat(repeated.first()).isEqualTo(taken.id()));
    assertThat(channel().confirm(second, destination(), new Decision.Accept()))
        .isInstanceOfSatisfying(
            Receipt.Posted.class, posted -> assertThat(posted.foundThere()).isTrue());
  }

  private static byte[] message(String content) {
    return XtaSite.message(UUID.randomUUID(), "", content);
  }

  /** As the list names it. */
  private Announcement put(byte[] xml) {
    return announcement(XtaSite.SERVER.put(XtaSite.letter(xml, List.of())));
  }

  /** By a server that does not refuse an id that was used. */
  private Announcement putAgain(Announcement first, byte[] xml) {
    XtaSite.SERVER.put(first.externalId(), XtaSite.letter(xml, List.of()));
    Announcement again = announcement(first.externalId()).again();
    assertThat(again.externalId()).as("another entry").isNotEqualTo(first.again().externalId());
    return again;
  }

  /** Received and confirmed, with its evidence, as the engine does it. */
  private Submission taken(Announcement announcement) {
    Submission received = received(announcement);
    channel().confirm(received, destination(), new Decision.Accept());
    reader().evidence.append(received.id(), Event.of("CONFIRMED"));
    return received;
  }

  private Submission received(Announcement announcement) {
    Submission announced = reader().announced(announcement);
    Reception.Verified verified = (Reception.Verified) receive(announced);
    Submission received = announced.received(verified.envelope(), verified.memo(), Reader.NOW);
    reader().submissions.save(received);
    verified.evidence().forEach(event -> reader().evidence.append(received.id(), event));
    return received;
  }

  private Reception receive(Submission submission) {
    return channel().receive(submission, destination(), reader().staging());
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
