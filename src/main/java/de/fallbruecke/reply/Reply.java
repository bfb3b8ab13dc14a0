package de.fallbruecke.reply;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.ReplyStage;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One answer to an applicant. Immutable; every change is a named method that returns the next
 * version or refuses. Ids, codes and times only; its content lies in the vault under its id.
 *
 * @param origin what it is about and who sent it
 * @param state where it is
 * @param heldFrom the state to which it returns, only in HELD
 * @param code why it is held or cannot be sent
 * @param detail the same for people, without content
 * @param externalId the remote side's id
 * @param tries unsuccessful tries of the present state
 * @param submittedAt when it was handed over
 * @param purgedAt when its content was destroyed
 * @param version optimistic lock
 */
public record Reply(
    UUID id,
    Origin origin,
    ReplyState state,
    @Nullable ReplyState heldFrom,
    @Nullable FaultCode code,
    @Nullable String detail,
    @Nullable String externalId,
    int tries,
    @Nullable Instant submittedAt,
    @Nullable Instant purgedAt,
    Instant changedAt,
    int version) {

  private static final Map<ReplyState, Set<ReplyState>> NEXT =
      Map.of(
          ReplyState.ACCEPTED,
          Set.of(
              ReplyState.ANNOUNCED,
              ReplyState.UPLOADED,
              ReplyState.SUBMITTED,
              ReplyState.TAKEN,
              ReplyState.HELD),
          ReplyState.ANNOUNCED,
          Set.of(
              ReplyState.ACCEPTED,
              ReplyState.ANNOUNCED,
              ReplyState.UPLOADED,
              ReplyState.SUBMITTED,
              ReplyState.TAKEN,
              ReplyState.HELD),
          ReplyState.UPLOADED,
          Set.of(ReplyState.ACCEPTED, ReplyState.SUBMITTED, ReplyState.TAKEN, ReplyState.HELD),
          ReplyState.SUBMITTED,
          Set.of(ReplyState.SUBMITTED, ReplyState.TAKEN, ReplyState.HELD),
          ReplyState.HELD,
          Set.of(ReplyState.REFUSED));

  /** What a reply is. */
  public enum Kind {
    /** File number and state of the case. */
    STATUS,
    /** Text and documents. */
    MESSAGE
  }

  /**
   * What a reply is about and who sent it; never changes.
   *
   * @param target the specialist software
   * @param idempotencyKey its own name for this answer, unique per target
   * @param fingerprint SHA-512 over the content, to tell a repetition from another use of the key
   */
  public record Origin(
      UUID caseId,
      UUID submission,
      String tenant,
      String destination,
      String target,
      Kind kind,
      String idempotencyKey,
      String fingerprint,
      Instant createdAt) {}

  /** Stored here, to be sent. */
  public static Reply accepted(UUID id, Origin origin) {
    return fresh(id, origin, ReplyState.ACCEPTED, null, null);
  }

  /** Stored here only; the gateway does not send it. */
  public static Reply notSendable(UUID id, Origin origin, String reason) {
    return fresh(id, origin, ReplyState.NOT_SENDABLE, FaultCode.REPLY_NOT_SENDABLE, reason);
  }

  private static Reply fresh(
      UUID id, Origin origin, ReplyState state, @Nullable FaultCode code, @Nullable String detail) {
    return new Reply(
        id, origin, state, null, code, detail, null, 0, null, null, origin.createdAt(), 0);
  }

  /** One effect further. */
  public Reply advanced(ReplyStage stage, @Nullable String remoteId, Instant now) {
    ReplyState next = ReplyState.of(stage);
    check(next);
    boolean handedOver = next == ReplyState.SUBMITTED && submittedAt == null;
    return new Reply(
        id,
        origin,
        next,
        null,
        null,
        null,
        remoteId == null ? externalId : remoteId,
        // one that is forgotten and announced again and again must come to an end
        next == ReplyState.SUBMITTED ? 0 : tries,
        handedOver ? now : submittedAt,
        purgedAt,
        now,
        version + 1);
  }

  /** The remote side has forgotten it before it was submitted; it counts as a try in vain. */
  public Reply forgotten(Instant now) {
    check(ReplyState.ACCEPTED);
    return new Reply(
        id,
        origin,
        ReplyState.ACCEPTED,
        null,
        null,
        null,
        null,
        tries + 1,
        null,
        purgedAt,
        now,
        version + 1);
  }

  /** The recipient has it. */
  public Reply taken(Instant now) {
    return to(ReplyState.TAKEN, null, null, null, now);
  }

  /** Stops for a person; remembers where. */
  public Reply held(FaultCode why, String text, Instant now) {
    return to(ReplyState.HELD, state, why, text, now);
  }

  /**
   * Goes on where it was held. One that the recipient refused begins again, as another one there: a
   * refusal is final on the channel.
   */
  public Reply released(Instant now) {
    if (heldFrom == null) {
      throw illegal("released");
    }
    boolean again = code == FaultCode.REPLY_REFUSED;
    return new Reply(
        id,
        origin,
        again ? ReplyState.ACCEPTED : heldFrom,
        null,
        null,
        null,
        again ? null : externalId,
        0,
        again ? null : now(submittedAt, now),
        purgedAt,
        now,
        version + 1);
  }

  private static @Nullable Instant now(@Nullable Instant known, Instant now) {
    return known == null ? null : now; // the time in which it has to be taken begins anew
  }

  /** A person ends a held reply; nothing more is sent. */
  public Reply refused(Instant now) {
    return to(ReplyState.REFUSED, null, code, detail, now);
  }

  /** One more unsuccessful try of the present state. */
  public Reply triedInVain(FaultCode why, Instant now) {
    return new Reply(
        id,
        origin,
        state,
        heldFrom,
        why,
        detail,
        externalId,
        tries + 1,
        submittedAt,
        purgedAt,
        now,
        version + 1);
  }

  /** Its content is destroyed. */
  public Reply purged(Instant now) {
    if (!state.ended()) {
      throw illegal("purged");
    }
    return new Reply(
        id,
        origin,
        state,
        null,
        code,
        detail,
        externalId,
        tries,
        submittedAt,
        now,
        changedAt,
        version + 1);
  }

  private Reply to(
      ReplyState next,
      @Nullable ReplyState from,
      @Nullable FaultCode why,
      @Nullable String text,
      Instant now) {
    check(next);
    return new Reply(
        id, origin, next, from, why, text, externalId, 0, submittedAt, purgedAt, now, version + 1);
  }

  private void check(ReplyState next) {
    if (!NEXT.getOrDefault(state, Set.of()).contains(next)) {
      throw illegal(next.name());
    }
  }

  private Fault illegal(String next) {
    return new Fault(
        FaultCode.ILLEGAL_TRANSITION,
        "Reply %s is %s and cannot become %s. Nothing was changed; another process was probably faster."
            .formatted(id, state, next));
  }
}
