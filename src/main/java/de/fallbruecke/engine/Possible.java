package de.fallbruecke.engine;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An act that can be done with a submission as it is.
 *
 * @param target of the delivery that it is about; null if it is about the submission
 */
public record Possible(Act act, @Nullable String target) {
  static final Set<Act> OF_ONE_DELIVERY = Set.of(Act.CANCEL, Act.MARK_DELIVERED);

  /** The order to do it. */
  public Order order(String by, String reason) {
    return new Order(act, by, reason, target, null);
  }
}
