package de.fallbruecke.xta.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.TransientFault;
import de.fallbruecke.simulator.xta.XtaContent;
import de.fallbruecke.simulator.xta.XtaFaultOrder;
import de.fallbruecke.simulator.xta.XtaFaultOrder.Kind;
import de.fallbruecke.simulator.xta.XtaLetter;
import de.fallbruecke.submission.Decision;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Envelope;
import de.fallbruecke.submission.Receipt;
import de.fallbruecke.submission.Reception;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.xta.XtaCode;
import de.fallbruecke.xta.XtaMessage;
import de.fallbruecke.xta.XtaMetaData;
import de.fallbruecke.xta.XtaPart;
import de.fallbruecke.xta.XtaParty;
import de.fallbruecke.xta.XtaQualifier;
import de.fallbruecke.xta.XtaSite;
import de.fallbruecke.xta.XtaTimes;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the suite for channels cannot ask of every channel. */
class XtaReadingTest {
  private static final Reader READER = new Reader("2.1.1");
  private static final Destination AT = Reader.destination();
  private final XtaChannel channel = READER.channel();

  @AfterEach
  void healthy() {
    XtaSite.SERVER.clearFaults();
  }

  @Test
  void theSameMessageUnderAnotherIdNamesTheFirst() {
    byte[] xml = message(UUID.randomUUID(), "A");
    Submission first = stored(put(xml));

    assertThat(receive(put(xml)))
        .isInstanceOfSatisfying(
            Reception.Repeated.class,
            repeated -> assertThat(repeated.first()).isEqualTo(first.id()));
    assertThat(receive(first.externalId())).isInstanceOf(Reception.Verified.class);
  }

  @Test
  void aUuidWithOtherContentIsHeldAndStaysInTheBox() {
    UUID uuid = UUID.randomUUID();
    Submission first = stored(put(message(uuid, "A")));
    String second = put(message(uuid, "B"));

    Reception.Defective held = held(second, FaultCode.XTA_UUID_REUSED);

    assertThat(held.problems().getFirst().detail()).contains(first.id().toString());
    assertThat(XtaSite.SERVER.closed(second)).isFalse();
  }

  @Test
  void otherAttachmentsAreOtherContent() {
    byte[] xml = message(UUID.randomUUID(), "A");
    stored(put(xml));

    XtaContent more = new XtaContent("application/pdf", "x.pdf", "x", new byte[] {1});
    held(XtaSite.SERVER.put(XtaSite.letter(xml, List.of(more))), FaultCode.XTA_UUID_REUSED);
  }

  @Test
  void theSameUuidOfAnotherTypeIsAnotherMessage() {
    UUID uuid = UUID.randomUUID();
    stored(put(message(uuid, "A")));
    String other =
        put(text(message(uuid, "B")).replace("<code>0500<", "<code>0501<").getBytes(UTF_8));

    assertThat(receive(other)).isInstanceOf(Reception.Verified.class);
  }

  @Test
  void aFirstThatWasNeverReceivedKeepsNobodyWaiting() {
    byte[] xml = message(UUID.randomUUID(), "A");
    String lost = put(xml);
    receive(lost);
    READER.submissions.save(
        READER.announced(lost).held(FaultCode.CLOSED_REMOTELY, "gone", Reader.NOW));

    assertThat(receive(put(xml))).isInstanceOf(Reception.Verified.class);
  }

  @Test
  void ofTwinsThatAreReceivedAtOnceOneIsFirst() {
    byte[] xml = message(UUID.randomUUID(), "A");
    List<CompletableFuture<Reception>> twins =
        Stream.of(put(xml), put(xml), put(xml))
            .map(id -> CompletableFuture.supplyAsync(() -> receive(id)))
            .toList();

    assertThat(twins.stream().map(CompletableFuture::join))
        .satisfiesOnlyOnce(one -> assertThat(one).isInstanceOf(Reception.Verified.class))
        .filteredOn(one -> one instanceof Reception.Repeated)
        .hasSize(2);
  }

  @Test
  void aTestByTheMessageItselfIsATest() {
    String id = put(XtaSite.message(UUID.randomUUID(), " test=\"\"", "A"));

    assertThat(verified(id).envelope().test()).isTrue();
    assertThat(verified(put(message(UUID.randomUUID(), "A"))).envelope().test()).isFalse();
  }

  @Test
  void aMessageWithADoctypeHasNoHeadAndIsLeftToTheRoute() {
    byte[] xml = "<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/x\"><a test=\"\"/>".getBytes(UTF_8);

    assertThat(MessageHead.read(xml)).isEqualTo(new MessageHead(false, false, null, null));
    assertThat(receive(put(xml))).isInstanceOf(Reception.Verified.class);
  }

  @Test
  void aHeadIsFoundInABeginningThatIsCutOff() {
    byte[] xml = message(UUID.fromString("9eec7d3e-dc66-4f82-9f52-1520bf96a32e"), "x".repeat(999));

    assertThat(MessageHead.read(java.util.Arrays.copyOf(xml, xml.length - 500)))
        .isEqualTo(new MessageHead(true, false, "9eec7d3e-dc66-4f82-9f52-1520bf96a32e", "0500"));
  }

  @Test
  void anEncryptedMessageIsHeldAndAnEmptyOneToo() {
    heldWithout(
        new XtaMessage(meta(XtaSite.READER), null, List.of(), true), FaultCode.XTA_ENCRYPTED);
    heldWithout(
        new XtaMessage(meta(XtaSite.READER), null, List.of(), false),
        FaultCode.XTA_CONTENT_MISSING);
  }

  @Test
  void aMessageForAnotherReaderIsHeld() {
    heldWithout(
        XtaMessage.of(meta("test:jemand"), part(null), List.of()), FaultCode.XTA_READER_DIFFERS);
  }

  @Test
  void aPartWithAnotherSizeThanItSaysIsHeld() {
    heldWithout(
        XtaMessage.of(meta(XtaSite.READER), part(99L), List.of()), FaultCode.XTA_SIZE_DIFFERS);
  }

  @Test
  void moreAttachmentsThanAnybodyNeedsAreHeld() {
    List<XtaPart> many = new ArrayList<>();
    for (int i = 0; i < 1001; i++) {
      many.add(part(null));
    }
    heldWithout(
        XtaMessage.of(meta(XtaSite.READER), part(null), many), FaultCode.XTA_CONTAINER_TOO_LARGE);
  }

  @Test
  void aContainerOverTheLimitOfTheAccountIsHeld() {
    String id = put(message(UUID.randomUUID(), "A"));
    XtaChannel small =
        READER.channel(Map.of("fallbruecke.xta.accounts.district.max-container", "100B"));

    assertThat(small.receive(READER.announced(id), AT, READER.staging()))
        .isInstanceOfSatisfying(
            Reception.Defective.class,
            held -> assertThat(held.code()).isEqualTo(FaultCode.XTA_CONTAINER_TOO_LARGE));
  }

  @Test
  void whatTheDestinationDoesNotOfferIsHeld() {
    String id = put(message(UUID.randomUUID(), "A"));

    assertThat(
            READER
                .channel(Reader.destination(List.of("urn:another"), List.of()))
                .receive(READER.announced(id), AT, READER.staging()))
        .isInstanceOfSatisfying(
            Reception.Defective.class,
            held -> assertThat(held.code()).isEqualTo(FaultCode.SERVICE_NOT_OFFERED));
  }

  @Test
  void aServiceUriIsTranslatedIntoTheKeyThatPackagesKnow() {
    String own = "fallbruecke.destinations." + Reader.NAME + ".xta.service-keys[0].";
    XtaChannel translating =
        READER.channel(
            Map.of(own + "service", XtaSite.SERVICE, own + "key", "urn:de:fim:leika:leistung:1"));

    Reception received =
        translating.receive(
            READER.announced(put(message(UUID.randomUUID(), "A"))), AT, READER.staging());

    Envelope envelope = ((Reception.Verified) received).envelope();
    assertThat(envelope.service().key()).isEqualTo("urn:de:fim:leika:leistung:1");
    assertThat(envelope.reply().kind()).isEqualTo("xta");
    assertThat(envelope.reply().fields()).containsEntry("identifier", XtaSite.AUTHOR);
  }

  @Test
  void whatSomebodyElseTookAwayBeforeOurReceiptIsLookedAtByAPerson() {
    String id = put(message(UUID.randomUUID(), "A"));
    Submission received = stored(id);
    XtaSite.SERVER.order(XtaFaultOrder.fault(9070, "getTransportReport").times(-1));
    XtaSite.SERVER.order(XtaFaultOrder.fault(9070, "close"));

    assertThat(channel.confirm(received, AT, new Decision.Accept()))
        .isInstanceOf(Receipt.Contradicted.class);
    assertThat(channel.confirm(received, AT, new Decision.Accept()))
        .as("now it was begun by us")
        .isInstanceOf(Receipt.Posted.class);
  }

  @Test
  void afterOurOwnCloseAMessageThatTheServerForgotCountsAsClosed() {
    Submission received = stored(put(message(UUID.randomUUID(), "A")));
    XtaSite.SERVER.order(XtaFaultOrder.once(Kind.LOST_ANSWER, "close"));
    assertThatThrownBy(() -> channel.confirm(received, AT, new Decision.Accept()))
        .isInstanceOf(TransientFault.class);
    XtaSite.SERVER.order(XtaFaultOrder.fault(9070, "getTransportReport").times(-1));
    XtaSite.SERVER.order(XtaFaultOrder.fault(9070, "close"));

    assertThat(channel.confirm(received, AT, new Decision.Accept()))
        .isInstanceOfSatisfying(
            Receipt.Posted.class, posted -> assertThat(posted.foundThere()).isTrue());
  }

  private static final java.nio.charset.Charset UTF_8 = StandardCharsets.UTF_8;

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }

  private static byte[] message(UUID uuid, String content) {
    return XtaSite.message(uuid, "", content);
  }

  private static String put(byte[] xml) {
    XtaLetter letter = XtaSite.letter(xml, List.of());
    return XtaSite.SERVER.put(letter);
  }

  private Reception receive(String id) {
    return channel.receive(READER.announced(id), AT, READER.staging());
  }

  private Reception.Verified verified(String id) {
    return (Reception.Verified) receive(id);
  }

  /** Received as the engine does it. */
  private Submission stored(String id) {
    Reception.Verified verified = verified(id);
    Submission received =
        READER.announced(id).received(verified.envelope(), verified.memo(), Reader.NOW);
    READER.submissions.save(received);
    return received;
  }

  private Reception.Defective held(String id, FaultCode code) {
    return held(receive(id), code);
  }

  private static Reception.Defective held(Reception reception, FaultCode code) {
    assertThat(reception).isInstanceOf(Reception.Defective.class);
    Reception.Defective held = (Reception.Defective) reception;
    assertThat(held.code()).isEqualTo(code);
    assertThat(held.rejectable()).isFalse();
    assertThat(held.evidence()).isNotEmpty();
    return held;
  }

  /** A message as it comes from the line, for what the server of the tests does not send. */
  private void heldWithout(XtaMessage message, FaultCode code) {
    XtaBox box = READER.boxes(AT, Map.of()).get(AT);
    Submission submission = READER.announced("urn:test:" + UUID.randomUUID());
    held(
        new Reading(
                box,
                submission,
                message,
                new Arrivals(READER.jdbc, READER.submissions, READER.clock),
                READER.usedId,
                READER.staging())
            .run(),
        code);
  }

  private static XtaPart part(Long size) {
    return new XtaPart(
        "application/xml",
        "a.xml",
        null,
        null,
        "a",
        size,
        () -> new ByteArrayInputStream("<a/>".getBytes(UTF_8)));
  }

  private static XtaMetaData meta(String reader) {
    return XtaMetaData.of(
        "urn:test:" + UUID.randomUUID(),
        XtaParty.of(XtaSite.AUTHOR, "xöv"),
        XtaParty.of(reader, "xöv"),
        new XtaQualifier(
            null,
            XtaSite.SERVICE,
            null,
            "Test",
            new XtaCode("0500", null, "urn:test:typen", "1"),
            XtaSite.SCHEMA),
        XtaTimes.madeAt(Reader.NOW));
  }
}
