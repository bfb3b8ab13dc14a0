package de.fallbruecke.admin.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.fallbruecke.delivery.Attempt;
import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.delivery.DeliveryState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery of a case to a target.
 *
 * @param required whether the receipt waits for it
 * @param key the idempotency key, the same in every attempt
 * @param code what went wrong last, if it did
 * @param reference what the target called the case, once delivered
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeliveryView(
    UUID id,
    String target,
    boolean required,
    String key,
    DeliveryState state,
    @Nullable String code,
    @Nullable Instant retryAt,
    @Nullable String reference,
    List<Try> attempts) {
  public DeliveryView {
    attempts = List.copyOf(attempts);
  }

  /** One attempt; its outcome is a word and a code, or that nobody knows it yet. */
  public record Try(int number, Instant startedAt, String outcome) {}

  static DeliveryView of(Delivery delivery, List<Attempt> attempts) {
    return new DeliveryView(
        delivery.id(),
        delivery.target(),
        delivery.required(),
        delivery.idempotencyKey(),
        delivery.state(),
        delivery.code() == null ? null : delivery.code().code(),
        delivery.retryAt(),
        delivery.reference(),
        attempts.stream()
            .map(
                attempt ->
                    new Try(
                        attempt.number(),
                        attempt.startedAt(),
                        attempt.outcome() == null ? "not known yet" : attempt.outcome()))
            .toList());
  }
}
