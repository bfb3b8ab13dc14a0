package de.fallbruecke.delivery;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One case to one target. Immutable; changes are named methods.
 *
 * @param id ours
 * @param submission the submission the case was made from
 * @param caseId the case
 * @param target configured name of the target
 * @param required the receipt waits for it
 * @param idempotencyKey the same in every attempt, for ever
 * @param attempts attempts begun so far
 * @param failures how often the target failed since the delivery was made or last released
 * @param unsettled an attempt before may have had an effect; stays, whatever comes after
 * @param retryAt when to try again, in RETRY_AT
 * @param code what went wrong last, if it did
 * @param detail the same for people, without content
 * @param reference what the target called the case, once delivered
 * @param since when it was made or last released by a person; the age that the policy limits
 * @param version optimistic lock
 */
public record Delivery(
    UUID id,
    UUID submission,
    UUID caseId,
    String target,
    boolean required,
    String idempotencyKey,
    DeliveryState state,
    int attempts,
    int failures,
    boolean unsettled,
    @Nullable Instant retryAt,
    @Nullable FaultCode code,
    @Nullable String detail,
    @Nullable String reference,
    Instant createdAt,
    Instant since,
    Instant changedAt,
    int version) {

  /** Before the key of a synthetic case; real keys begin with a UUID. */
  private static final String SYNTHETIC = "test-";

  /** A new delivery; its key is the case and the target, so that it can never get a second one. */
  public static Delivery pending(
      UUID id, UUID submission, UUID caseId, String target, boolean required, Instant now) {
    return new Delivery(
        id,
        submission,
        caseId,
        target,
        required,
        caseId + "." + target,
        DeliveryState.PENDING,
        0,
        0,
        false,
        null,
        null,
        null,
        null,
        now,
        now,
        now,
        0);
  }

  /**
   * One that is none: a person tries the way to a target with a synthetic case. It is stored
   * nowhere.
   */
  static Delivery synthetic(UUID id, UUID submission, UUID caseId, String target, Instant now) {
    Delivery plain = pending(id, submission, caseId, target, false, now);
    return new Delivery(
        id,
        submission,
        caseId,
        target,
        false,
        SYNTHETIC + plain.idempotencyKey,
        plain.state,
        0,
        0,
        false,
        null,
        null,
        null,
        null,
        now,
        now,
        now,
        0);
  }

  /** Whether it carries a synthetic case, of which nothing is recorded. */
  public boolean synthetic() {
    return idempotencyKey.startsWith(SYNTHETIC);
  }

  /**
   * An attempt begins. From SENDING too: the attempt before died with its process. It counts as a
   * failure, so that a case that kills the process ends with a person.
   */
  public Delivery sending(Instant now) {
    if (state == DeliveryState.DELIVERED
        || state == DeliveryState.CANCELLED
        || state == DeliveryState.HELD
        || state == DeliveryState.OFFERED) {
      throw illegal(DeliveryState.SENDING);
    }
    Delivery before = state == DeliveryState.SENDING ? failed().inDoubt() : this;
    return before.next(DeliveryState.SENDING, attempts + 1, null, null, null, null, now);
  }

  /** Waits to be fetched by its target. */
  public Delivery offered(Instant now) {
    if (state != DeliveryState.PENDING
        && state != DeliveryState.RETRY_AT
        && state != DeliveryState.UNKNOWN) {
      throw illegal(DeliveryState.OFFERED);
    }
    return next(DeliveryState.OFFERED, attempts, null, null, null, null, now);
  }

  /**
   * The target fetched it and says that it has it; that counts as an attempt, whatever became of
   * the offer meanwhile.
   */
  public Delivery fetched(@Nullable String targetReference, Instant now) {
    requireNoEnd(DeliveryState.DELIVERED);
    return next(DeliveryState.DELIVERED, attempts + 1, null, null, null, targetReference, now);
  }

  /** The target fetched it and does not take it. */
  public Delivery turnedDown(FaultCode why, String text, Instant now) {
    requireNoEnd(DeliveryState.HELD);
    return next(DeliveryState.HELD, attempts + 1, null, why, text, null, now);
  }

  /** The same with one more failure of the target; part of a change, none of its own. */
  public Delivery failed() {
    return with(failures + 1, unsettled, since);
  }

  /** The same, knowing that it may have had an effect; part of a change, none of its own. */
  public Delivery inDoubt() {
    return with(failures, true, since);
  }

  /** The target has it. */
  public Delivery delivered(@Nullable String targetReference, Instant now) {
    require(DeliveryState.SENDING, DeliveryState.DELIVERED);
    return next(DeliveryState.DELIVERED, attempts, null, null, null, targetReference, now);
  }

  /**
   * The target has it, as the answer to an attempt says that was already given up. The truth about
   * the target wins over everything but a person's cancellation.
   */
  public Delivery arrivedLate(@Nullable String targetReference, Instant now) {
    requireNoEnd(DeliveryState.DELIVERED);
    return next(DeliveryState.DELIVERED, attempts, null, null, null, targetReference, now);
  }

  /** Had no effect; again later. */
  public Delivery retryAt(Instant when, FaultCode why, String text, Instant now) {
    require(DeliveryState.SENDING, DeliveryState.RETRY_AT);
    return next(DeliveryState.RETRY_AT, attempts, when, why, text, null, now);
  }

  /** May have had an effect. */
  public Delivery unknown(@Nullable Instant when, FaultCode why, String text, Instant now) {
    require(DeliveryState.SENDING, DeliveryState.UNKNOWN);
    return inDoubt().next(DeliveryState.UNKNOWN, attempts, when, why, text, null, now);
  }

  /** A person looked at the target and found the case there. */
  public Delivery foundThere(Instant now) {
    if (state == DeliveryState.SENDING) {
      throw illegal(DeliveryState.DELIVERED);
    }
    requireNoEnd(DeliveryState.DELIVERED);
    return next(DeliveryState.DELIVERED, attempts, null, null, null, null, now);
  }

  /** A person must look. */
  public Delivery held(FaultCode why, String text, Instant now) {
    requireNoEnd(DeliveryState.HELD);
    return next(DeliveryState.HELD, attempts, null, why, text, null, now);
  }

  /** A person says: try again. The same key, the old error is gone, failures count anew. */
  public Delivery released(Instant now) {
    require(DeliveryState.HELD, DeliveryState.PENDING);
    return with(0, unsettled, now)
        .next(DeliveryState.PENDING, attempts, null, null, null, null, now);
  }

  /** A person says: never. */
  public Delivery cancelled(Instant now) {
    if (state == DeliveryState.DELIVERED || state == DeliveryState.SENDING) {
      throw illegal(DeliveryState.CANCELLED);
    }
    return next(DeliveryState.CANCELLED, attempts, null, code, detail, null, now);
  }

  private void require(DeliveryState expected, DeliveryState wanted) {
    if (state != expected) {
      throw illegal(wanted);
    }
  }

  private void requireNoEnd(DeliveryState wanted) {
    if (state == DeliveryState.DELIVERED || state == DeliveryState.CANCELLED) {
      throw illegal(wanted);
    }
  }

  private Fault illegal(DeliveryState wanted) {
    return new Fault(
        FaultCode.ILLEGAL_TRANSITION,
        "Delivery %s is %s and cannot become %s. Nothing was changed."
            .formatted(id, state, wanted));
  }

  private Delivery next(
      DeliveryState to,
      int begun,
      @Nullable Instant when,
      @Nullable FaultCode why,
      @Nullable String text,
      @Nullable String targetReference,
      Instant now) {
    return new Delivery(
        id,
        submission,
        caseId,
        target,
        required,
        idempotencyKey,
        to,
        begun,
        failures,
        unsettled,
        when,
        why,
        text,
        targetReference,
        createdAt,
        since,
        now,
        version + 1);
  }

  private Delivery with(int failed, boolean open, Instant from) {
    return new Delivery(
        id,
        submission,
        caseId,
        target,
        required,
        idempotencyKey,
        state,
        attempts,
        failed,
        open,
        retryAt,
        code,
        detail,
        reference,
        createdAt,
        from,
        changedAt,
        version);
  }
}
