package de.fallbruecke.submission;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.XmlCharacters;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message received on a channel. Immutable; every change is a named method that returns the
 * next version or refuses with both states named.
 *
 * @param id ours
 * @param tenant owner of the destination
 * @param channel channel name
 * @param destination destination name
 * @param externalId id on the channel
 * @param externalCase case id of the channel, if any
 * @param state where it is
 * @param hold why it is held, only in HELD
 * @param serviceKey service applied for, once known
 * @param serviceName its name as sent
 * @param test marked as a test
 * @param memo the channel's own notes, JSON
 * @param decision the rejection as JSON, from REJECTING on
 * @param tries unsuccessful tries of the present step
 * @param trouble what the last of them met; gone as soon as the submission moves on
 * @param announcedAt when we saw it first
 * @param receivedAt when it was verified and stored here, from RECEIVED on; the date of receipt
 * @param changedAt when it last changed
 * @param version optimistic lock
 */
public record Submission(
    UUID id,
    String tenant,
    String channel,
    String destination,
    String externalId,
    @Nullable String externalCase,
    SubmissionState state,
    @Nullable Hold hold,
    @Nullable String serviceKey,
    @Nullable String serviceName,
    boolean test,
    @Nullable String memo,
    @Nullable String decision,
    int tries,
    @Nullable FaultCode trouble,
    Instant announcedAt,
    @Nullable Instant receivedAt,
    Instant changedAt,
    int version) {

  private static final Map<SubmissionState, Set<SubmissionState>> NEXT =
      Map.of(
          SubmissionState.ANNOUNCED,
              Set.of(SubmissionState.RECEIVED, SubmissionState.HELD, SubmissionState.REJECTING),
          SubmissionState.RECEIVED,
              Set.of(SubmissionState.MAPPED, SubmissionState.HELD, SubmissionState.REJECTING),
          SubmissionState.MAPPED,
              Set.of(SubmissionState.DELIVERED, SubmissionState.HELD, SubmissionState.REJECTING),
          SubmissionState.DELIVERED, Set.of(SubmissionState.CONFIRMED, SubmissionState.HELD),
          SubmissionState.REJECTING, Set.of(SubmissionState.REJECTED, SubmissionState.HELD),
          SubmissionState.HELD, Set.of(SubmissionState.REJECTING, SubmissionState.CLOSED),
          SubmissionState.CONFIRMED, Set.of(SubmissionState.PURGED),
          SubmissionState.REJECTED, Set.of(SubmissionState.PURGED),
          SubmissionState.CLOSED, Set.of(SubmissionState.PURGED));

  /** Where a submission was held that a person may still reject: nothing was handed over. */
  private static final Set<SubmissionState> REJECTABLE =
      Set.of(SubmissionState.ANNOUNCED, SubmissionState.RECEIVED, SubmissionState.MAPPED);

  /** Where a submission was held that has no case yet. */
  private static final Set<SubmissionState> RECEIVABLE =
      Set.of(SubmissionState.ANNOUNCED, SubmissionState.RECEIVED);

  /**
   * Why a submission is held.
   *
   * @param from the state it returns to
   * @param code stable code
   * @param detail what is wrong and what to do, without content
   */
  public record Hold(SubmissionState from, FaultCode code, String detail) {}

  /** A message seen for the first time. */
  public static Submission announced(
      UUID id, Destination at, Announcement announcement, Instant now) {
    return new Submission(
        id,
        at.tenant(),
        at.channel(),
        at.name(),
        announcement.externalId(),
        announcement.externalCase(),
        SubmissionState.ANNOUNCED,
        null,
        null,
        null,
        at.test(),
        null,
        null,
        0,
        null,
        now,
        null,
        now,
        0);
  }

  /** Verified and safely stored; the date of receipt is that of the first time. */
  public Submission received(Envelope envelope, String channelMemo, Instant now) {
    Change next = to(SubmissionState.RECEIVED);
    next.memo = channelMemo;
    next.receivedAt = receivedAt == null ? now : receivedAt;
    next.test |= envelope.test();
    Envelope.Service service = envelope.service();
    if (service != null) {
      next.serviceKey = XmlCharacters.keep(service.key());
      next.serviceName = service.name() == null ? null : XmlCharacters.keep(service.name());
    }
    return next.at(now);
  }

  /** Case record and deliveries exist; only now it may turn out that the message is a test. */
  public Submission mapped(boolean testMessage, Instant now) {
    Change next = to(SubmissionState.MAPPED);
    next.test |= testMessage;
    return next.at(now);
  }

  /** Every required delivery succeeded. */
  public Submission delivered(Instant now) {
    return to(SubmissionState.DELIVERED).at(now);
  }

  /** Receipt posted. */
  public Submission confirmed(Instant now) {
    return to(SubmissionState.CONFIRMED).at(now);
  }

  /**
   * The same message was taken before under another id of the channel, and every required delivery
   * of that one succeeded: this one needs its receipt and nothing else.
   */
  public Submission repeated(Instant now) {
    if (state != SubmissionState.ANNOUNCED) {
      throw illegal(SubmissionState.DELIVERED.name());
    }
    return new Change(this, SubmissionState.DELIVERED).at(now);
  }

  /**
   * The decision to reject, taken before the remote side hears of it. A held submission can be
   * rejected only where nothing of it counts as handed over.
   */
  public Submission rejecting(String decisionJson, @Nullable String channelMemo, Instant now) {
    Change next = to(SubmissionState.REJECTING);
    if (hold != null && !REJECTABLE.contains(hold.from())) {
      throw illegal(SubmissionState.REJECTING.name());
    }
    next.decision = decisionJson;
    if (channelMemo != null) {
      next.memo = channelMemo;
    }
    return next.at(now);
  }

  /** The rejection is posted. */
  public Submission rejected(Instant now) {
    return to(SubmissionState.REJECTED).at(now);
  }

  /** Content destroyed. */
  public Submission purged(Instant now) {
    return to(SubmissionState.PURGED).at(now);
  }

  /** Stops for a person; remembers where. */
  public Submission held(FaultCode code, String detail, Instant now) {
    Change next = to(SubmissionState.HELD);
    next.hold = new Hold(state, code, detail);
    next.tries = tries;
    return next.at(now);
  }

  /** Goes on where it was held; old error text does not survive. */
  public Submission released(Instant now) {
    if (hold == null) {
      throw illegal("released");
    }
    Change next = new Change(this, hold.from());
    return next.at(now);
  }

  /** A person ends a held submission by hand; no receipt is posted. */
  public Submission closed(Instant now) {
    return to(SubmissionState.CLOSED).at(now);
  }

  /** A person has a held submission without a case fetched from the channel once more. */
  public Submission announcedAgain(Instant now) {
    if (hold == null || !RECEIVABLE.contains(hold.from())) {
      throw illegal(SubmissionState.ANNOUNCED.name());
    }
    return new Change(this, SubmissionState.ANNOUNCED).at(now);
  }

  /** One more unsuccessful try of the present step. */
  public Submission triedInVain(FaultCode why, Instant now) {
    Change next = new Change(this, state);
    next.hold = hold;
    next.tries = tries + 1;
    next.trouble = why;
    return next.at(now);
  }

  private Change to(SubmissionState next) {
    if (!NEXT.getOrDefault(state, Set.of()).contains(next)) {
      throw illegal(next.name());
    }
    return new Change(this, next);
  }

  private Fault illegal(String next) {
    return new Fault(
        FaultCode.ILLEGAL_TRANSITION,
        "Submission %s is %s and cannot become %s. Nothing was changed; another process was probably faster."
            .formatted(id, state, next));
  }

  /** The next version: hold, tries and trouble start anew, all else is kept. */
  private static final class Change {
    private final Submission old;
    private final SubmissionState state;
    private @Nullable Hold hold;
    private @Nullable String serviceKey;
    private @Nullable String serviceName;
    private boolean test;
    private @Nullable String memo;
    private @Nullable String decision;
    private @Nullable Instant receivedAt;
    private int tries;
    private @Nullable FaultCode trouble;

    Change(Submission old, SubmissionState state) {
      this.old = old;
      this.state = state;
      this.serviceKey = old.serviceKey;
      this.serviceName = old.serviceName;
      this.test = old.test;
      this.memo = old.memo;
      this.decision = old.decision;
      this.receivedAt = old.receivedAt;
    }

    Submission at(Instant now) {
      return new Submission(
          old.id,
          old.tenant,
          old.channel,
          old.destination,
          old.externalId,
          old.externalCase,
          state,
          hold,
          serviceKey,
          serviceName,
          test,
          memo,
          decision,
          tries,
          trouble,
          old.announcedAt,
          receivedAt,
          now,
          old.version + 1);
    }
  }
}
