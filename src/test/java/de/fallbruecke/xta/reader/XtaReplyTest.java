package de.fallbruecke.xta.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.platform.TransientFault;
import de.fallbruecke.simulator.xta.XtaContent;
import de.fallbruecke.simulator.xta.XtaEnvelope;
import de.fallbruecke.simulator.xta.XtaFaultOrder;
import de.fallbruecke.simulator.xta.XtaFaultOrder.Kind;
import de.fallbruecke.simulator.xta.XtaReceived;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.OutgoingReply;
import de.fallbruecke.submission.Reception;
import de.fallbruecke.submission.ReplyAddress;
import de.fallbruecke.submission.ReplyProgress;
import de.fallbruecke.submission.ReplyStage;
import de.fallbruecke.submission.ReplyWay;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.xta.XtaSchemas;
import de.fallbruecke.xta.XtaSite;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer goes back to the author of a message as a message that names it. */
class XtaReplyTest {
  private static final Destination AT = Reader.destination();
  private static final byte[] NOTICE = "%PDF Bescheid".getBytes(StandardCharsets.UTF_8);
  private static final String OWN = "fallbruecke.destinations." + Reader.NAME + ".xta.reply.";
  private static final Map<String, String> AGREED =
      Map.of(
          OWN + "message-type", "antwort",
          OWN + "message-type-list", "urn:test:typen",
          OWN + "message-type-version", "1",
          OWN + "payload-schema", "urn:fallbruecke:antwort:1.0");

  @AfterEach
  void healthy() {
    XtaSite.SERVER.clearFaults();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.1.1", "3.1.1"})
  void itNamesTheMessageCarriesItsDocumentsAndIsSentOnce(String version) {
    Reader reader = new Reader(version);
    XtaChannel channel = reader.channel(AGREED);
    String original = original();
    OutgoingReply reply = reply(address(reader, channel, original), ReplyStage.ACCEPTED);

    ReplyProgress.Advanced named = (ReplyProgress.Advanced) channel.reply(reply, AT);
    assertThat(named.stage()).isEqualTo(ReplyStage.ANNOUNCED);
    OutgoingReply announced = at(reply, ReplyStage.ANNOUNCED);
    XtaSite.SERVER.order(XtaFaultOrder.once(Kind.LOST_ANSWER, "sendMessage"));
    assertThatThrownBy(() -> channel.reply(announced, AT)).isInstanceOf(TransientFault.class);
    ReplyProgress.Advanced sent = (ReplyProgress.Advanced) channel.reply(announced, AT);

    assertThat(sent.stage()).isEqualTo(ReplyStage.SUBMITTED);
    assertThat(XtaSite.SERVER.received(XtaSite.AUTHOR))
        .filteredOn(one -> one.inReplyTo().contains(original))
        .singleElement()
        .satisfies(this::isTheReply);
    assertThat(channel.reply(at(reply, ReplyStage.SUBMITTED), AT))
        .isInstanceOf(ReplyProgress.Waiting.class);

    XtaSite.closeAsAuthor(version);
    assertThat(channel.reply(at(reply, ReplyStage.SUBMITTED), AT))
        .isInstanceOf(ReplyProgress.Taken.class);
  }

  @Test
  void itIsValidUnderTheSchemasOfTheStandard() throws Exception {
    XtaSchemas schemas = XtaSchemas.ofTheStandard();
    Reader reader = new Reader("2.1.1");
    XtaChannel channel = reader.channel(AGREED);
    String original = original();
    OutgoingReply reply = reply(address(reader, channel, original), ReplyStage.ACCEPTED);
    channel.reply(reply, AT);
    channel.reply(at(reply, ReplyStage.ANNOUNCED), AT);

    assertThat(XtaSite.SERVER.envelopes())
        .filteredOn(sent -> sent.request() && sent.operation().equals("sendMessage"))
        .extracting(XtaEnvelope::xml)
        .filteredOn(xml -> xml.contains(original))
        .singleElement()
        .satisfies(xml -> assertThat(schemas.problem(xml)).isNull());
  }

  private void isTheReply(XtaReceived one) {
    assertThat(new String(one.message().bytes(), StandardCharsets.UTF_8))
        .contains("urn:fallbruecke:antwort:1.0", "<aktenzeichen>AZ &lt;1></aktenzeichen>", "Grüße");
    assertThat(one.attachments()).extracting(XtaContent::bytes).containsExactly(NOTICE);
  }

  @Test
  void withoutAnAgreementNothingIsPretended() {
    Reader reader = new Reader("2.1.1");
    XtaChannel channel = reader.channel();
    ReplyAddress address = address(reader, channel, original());

    assertThat(channel.replyWay(address, AT)).isInstanceOf(ReplyWay.NotServed.class);
    assertThat(reader.channel(AGREED).replyWay(address, AT)).isInstanceOf(ReplyWay.Served.class);
  }

  private static String original() {
    return XtaSite.SERVER.put(
        XtaSite.letter(XtaSite.message(UUID.randomUUID(), "", "A"), List.of()));
  }

  private static ReplyAddress address(Reader reader, XtaChannel channel, String id) {
    Submission submission = reader.announced(id);
    Reception.Verified verified =
        (Reception.Verified) channel.receive(submission, AT, reader.staging());
    return new ReplyAddress(
        submission.id(), id, null, verified.envelope().reply(), verified.memo());
  }

  private static OutgoingReply at(OutgoingReply reply, ReplyStage stage) {
    return new OutgoingReply(
        reply.id(),
        reply.address(),
        stage,
        "known",
        "{}",
        reply.message(),
        reply.documents(),
        reply.contents());
  }

  private static OutgoingReply reply(ReplyAddress address, ReplyStage stage) {
    return new OutgoingReply(
        UUID.randomUUID(),
        address,
        stage,
        null,
        null,
        new OutgoingReply.Message("AZ <1>", "decided", "Entschieden", "Mit freundlichen Grüßen"),
        List.of(
            new OutgoingReply.Document(
                UUID.randomUUID(), "p", "Bescheid.pdf", "application/pdf", NOTICE.length, "00")),
        document -> new ByteArrayInputStream(NOTICE));
  }
}
