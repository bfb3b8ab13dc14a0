package de.fallbruecke.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.TransientFault;
import de.fallbruecke.testkit.MemoryStaging;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every way in must hold to, whatever speaks at its other end. Each implementation runs it
 * against a real counterpart over a real line.
 */
public abstract class ChannelContract {
  private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");
  private static final AtomicLong SEED = new AtomicLong(4711);

  /** A document of a message, named by the sender. */
  public record Sheet(String name, byte[] bytes) {}

  /** What the counterpart puts into the box. */
  public record Letter(byte[] data, List<Sheet> sheets) {
    public Letter {
      sheets = List.copyOf(sheets);
    }
  }

  /** What the other side shows of a message. */
  public enum Shown {
    WAITING,
    ACCEPTED,
    REJECTED
  }

  /** The way in, as a process has it that was just started; right in everything. */
  protected abstract Channel channel();

  /** The same with credentials that the other side does not take. */
  protected abstract Channel stranger();

  /** The destination whose box the counterpart fills. */
  protected abstract Destination destination();

  /** A message as the channel wants it, each time with content of its own. */
  protected abstract byte[] data(long seed);

  /** Sends it; answers the id under which the channel knows it. */
  protected abstract String send(Letter letter);

  /** Sends it marked as a test; null if messages of this channel know no such mark. */
  protected abstract @Nullable String sendAsTest(Letter letter);

  /** From now on the other side cannot answer, until {@link #healthy()}. */
  protected abstract void down();

  /** The next receipt has its effect there, but its answer does not come. */
  protected abstract void loseTheAnswerToTheReceipt();

  /** The next listing names every message twice, where the other side can be made to. */
  protected abstract void listTwice();

  /** Takes the message away on the other side, without us. */
  protected abstract void takeAway(String id);

  /** Whether a reader can refuse a message on this channel. */
  protected abstract boolean canReject();

  /** Everything answers again. */
  @AfterEach
  protected abstract void healthy();

  protected abstract Shown shown(String id);

  /** How many receipts for the message the other side has booked. */
  protected abstract long receipts(String id);

  private final Letter letter =
      new Letter(
          data(SEED.incrementAndGet()),
          List.of(
              new Sheet("Antrag.pdf", bytes(1, 20_000)),
              new Sheet("Lohn Müller.pdf", bytes(2, 7))));

  @Test
  void aMessageThatWaitsIsListedAndReceivedByteForByteAndInOrder() {
    String id = send(letter);

    assertThat(listed(channel())).contains(id);
    assertReceived(receive(channel(), id), letter);
  }

  @Test
  void whoDiesBeforeOrAfterStoringFindsTheMessageAgain() {
    String id = send(letter);
    assertReceived(receive(channel(), id), letter);

    Channel next = channel();

    assertThat(listed(next)).contains(id);
    assertReceived(receive(next, id), letter);
    assertThat(shown(id)).isEqualTo(Shown.WAITING);
  }

  @Test
  void aReceiptIsBookedOnceAndTheMessageIsListedNoMore() {
    String id = send(letter);
    Submission received = received(id);

    Receipt receipt = channel().confirm(received, destination(), new Decision.Accept());

    assertThat(receipt).isInstanceOf(Receipt.Posted.class);
    assertThat(receipt.evidence()).isNotEmpty();
    assertThat(shown(id)).isEqualTo(Shown.ACCEPTED);
    assertThat(listed(channel())).doesNotContain(id);
  }

  @Test
  void aReceiptThatIsThereIsFoundAndNotPostedAgain() {
    String id = send(letter);
    Submission received = received(id);
    channel().confirm(received, destination(), new Decision.Accept());

    assertThat(channel().confirm(received, destination(), new Decision.Accept()))
        .isInstanceOfSatisfying(
            Receipt.Posted.class, posted -> assertThat(posted.foundThere()).isTrue());
    assertThat(receipts(id)).isOne();
  }

  @Test
  void aReceiptWhoseAnswerWasLostIsFoundThere() {
    String id = send(letter);
    Submission received = received(id);
    loseTheAnswerToTheReceipt();
    assertThatThrownBy(() -> channel().confirm(received, destination(), new Decision.Accept()))
        .isInstanceOf(TransientFault.class);
    healthy();

    assertThat(channel().confirm(received, destination(), new Decision.Accept()))
        .isInstanceOfSatisfying(
            Receipt.Posted.class, posted -> assertThat(posted.foundThere()).isTrue());
    assertThat(receipts(id)).isOne();
    assertThat(shown(id)).isEqualTo(Shown.ACCEPTED);
  }

  @Test
  void aRejectionIsBookedOrRefusedWithACodeButNeverPretended() {
    String id = send(letter);
    Submission received = received(id);
    if (!canReject()) {
      assertThatThrownBy(() -> channel().refusal(null, "falsch zugestellt"))
          .isInstanceOfSatisfying(
              Fault.class, f -> assertThat(f.code()).isEqualTo(FaultCode.ACT_NOT_POSSIBLE));
      Decision decision =
          new Decision.Reject(List.of(new Problem("urn:x", "x", "x", "submission")));
      assertThatThrownBy(() -> channel().confirm(received, destination(), decision))
          .isInstanceOf(Fault.class)
          .isNotInstanceOf(TransientFault.class);
      assertThat(shown(id)).isEqualTo(Shown.WAITING);
      return;
    }
    Decision decision =
        new Decision.Reject(List.of(channel().refusal(null, "Nicht für uns bestimmt.")));

    channel().confirm(received, destination(), decision);

    assertThat(channel().confirm(received, destination(), decision))
        .isInstanceOfSatisfying(
            Receipt.Posted.class, posted -> assertThat(posted.foundThere()).isTrue());
    assertThat(shown(id)).isEqualTo(Shown.REJECTED);
    assertThat(receipts(id)).isOne();
    assertThat(channel().confirm(received, destination(), new Decision.Accept()))
        .isInstanceOf(Receipt.Contradicted.class);
  }

  @Test
  void whatIsNoMessageForThatSchemaIsADefectWithACode() {
    Reception.Defective defect =
        channel()
            .classify(
                new ContentDefect(ContentDefect.Kind.SCHEMA_VIOLATION, "line 3"), destination());

    assertThat(defect.problems()).isNotEmpty();
    assertThat(defect.rejectable()).isEqualTo(canReject());
  }

  @Test
  void aLargeDocumentArrivesByteForByte() {
    Letter large =
        new Letter(
            data(SEED.incrementAndGet()), List.of(new Sheet("Plan.pdf", bytes(3, 9_000_000))));

    assertReceived(receive(channel(), send(large)), large);
  }

  @Test
  void aMessageWithoutDocumentsArrivesToo() {
    Letter bare = new Letter(data(SEED.incrementAndGet()), List.of());

    assertReceived(receive(channel(), send(bare)), bare);
  }

  @Test
  void theMarkOfATestIsKept() {
    assertThat(receive(channel(), send(letter)).verified().envelope().test())
        .isEqualTo(destination().test());

    String test =
        sendAsTest(new Letter(data(SEED.incrementAndGet()), List.of(letter.sheets.getFirst())));
    if (test != null) {
      assertThat(receive(channel(), test).verified().envelope().test()).isTrue();
    }
  }

  @Test
  void aMessageThatIsListedTwiceHasOneId() {
    String id = send(letter);
    listTwice();

    Set<String> ids = Set.copyOf(listed(channel()));

    assertThat(ids).contains(id);
    assertThat(ids.stream().filter(id::equals)).hasSize(1);
  }

  @Test
  void aMessageThatSomebodyTookAwayIsNoError() {
    String id = send(letter);
    takeAway(id);

    assertThat(receive(channel(), id).reception).isInstanceOf(Reception.AlreadyClosed.class);
  }

  @Test
  void aServiceThatIsDownLosesNothingAndHoldsNothing() {
    String id = send(letter);
    Submission received = received(id);
    down();

    assertThatThrownBy(() -> listed(channel())).isInstanceOf(TransientFault.class);
    assertThatThrownBy(() -> receive(channel(), id)).isInstanceOf(TransientFault.class);
    assertThatThrownBy(() -> channel().confirm(received, destination(), new Decision.Accept()))
        .isInstanceOf(TransientFault.class);

    healthy();
    assertThat(listed(channel())).contains(id);
    assertReceived(receive(channel(), id), letter);
    assertThat(shown(id)).isEqualTo(Shown.WAITING);
  }

  @Test
  void wrongCredentialsAreSaidAndChangeNothing() {
    String id = send(letter);

    Throwable refused = catchThrowable(() -> listed(stranger()));

    assertThat(refused).isInstanceOf(Fault.class);
    assertThat(((Fault) refused).code())
        .isIn(FaultCode.REMOTE_UNAUTHORISED, FaultCode.XTA_UNAUTHORISED);
    assertThat(listed(channel())).contains(id);
  }

  static List<String> hostileNames() {
    return List.of(
        "../../etc/passwd",
        "C:\\Windows\\win.ini",
        "CON",
        "gnp.\u202Efdp.exe",
        "\"; filename=\"evil.exe",
        "x".repeat(200) + ".pdf",
        "envelope",
        "data");
  }

  @ParameterizedTest
  @MethodSource("hostileNames")
  void aHostileNameIsDataAndNeverAPlace(String hostile) {
    Letter attack =
        new Letter(
            data(SEED.incrementAndGet()),
            List.of(new Sheet(hostile, bytes(5, 99)), new Sheet(hostile, bytes(6, 98))));

    Arrived arrived = receive(channel(), send(attack));

    assertReceived(arrived, attack);
    assertThat(arrived.staging.names())
        .allMatch(name -> name.matches("metadata|data|attachment/[0-9a-f-]{36}"));
  }

  /** What came of receiving, with what was written. */
  protected record Arrived(Reception reception, MemoryStaging staging) {
    Reception.Verified verified() {
      assertThat(reception).isInstanceOf(Reception.Verified.class);
      return (Reception.Verified) reception;
    }
  }

  protected final Arrived receive(Channel channel, String id) {
    MemoryStaging staging = new MemoryStaging();
    return new Arrived(channel.receive(announced(id), destination(), staging), staging);
  }

  /** As the engine has it after the listing. */
  protected Submission announced(String id) {
    return Submission.announced(
        UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)),
        destination(),
        announcement(id),
        NOW);
  }

  /** As the listing names it. */
  protected Announcement announcement(String id) {
    return channel().list(destination()).stream()
        .filter(announced -> announced.externalId().equals(id))
        .findFirst()
        .orElseGet(() -> new Announcement(id, null));
  }

  private Submission received(String id) {
    Reception.Verified verified = receive(channel(), id).verified();
    return announced(id).received(verified.envelope(), verified.memo(), NOW);
  }

  protected final List<String> listed(Channel channel) {
    return channel.list(destination()).stream().map(Announcement::externalId).toList();
  }

  private static void assertReceived(Arrived arrived, Letter sent) {
    Envelope envelope = arrived.verified().envelope();
    assertThat(arrived.staging.content(Envelope.DATA_PART)).isEqualTo(sent.data);
    assertThat(envelope.data()).isNotNull();
    assertThat(envelope.documents())
        .extracting(document -> arrived.staging.content(document.part()))
        .containsExactlyElementsOf(sent.sheets.stream().map(Sheet::bytes).toList());
    assertThat(envelope.documents())
        .extracting(Envelope.Document::filename)
        .containsExactlyElementsOf(sent.sheets.stream().map(Sheet::name).toList());
    assertThat(envelope.documents())
        .allSatisfy(
            document ->
                assertThat(document.sha512())
                    .isEqualTo(arrived.staging.written(document.part()).sha512()));
  }

  protected static byte[] bytes(long seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
