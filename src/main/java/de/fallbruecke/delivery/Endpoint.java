package de.fallbruecke.delivery;

import de.fallbruecke.platform.check.CheckStep;
import java.util.List;
import java.util.Map;

/**
 * Where and how a target is reached; checked. Its {@code toString} shows neither credentials nor
 * more of an address than the host.
 */
public sealed interface Endpoint {
  /**
   * The steps that show whether the target can be reached and would take a case. Nothing is called
   * before a step is tried; no step hands a case over, and what a step writes it removes. Empty if
   * there is nothing to try.
   */
  default List<CheckStep> check(Target target) {
    return List.of();
  }

  /** Where it is, for its operator: without credentials, without a query. Empty if it fetches. */
  default String address() {
    return "";
  }

  /** We send: each attempt ends with an {@link Outcome}. */
  non-sealed interface Pushed extends Endpoint {
    /** The connector of this target; made once, safe for concurrent use. */
    Connector connect(Target target);

    /**
     * Whether the target can be asked what became of a key. The connector then asks by itself
     * before it repeats a delivery that is {@link Delivery#unsettled()}.
     */
    default boolean canBeAsked() {
      return false;
    }
  }

  /** The target fetches: its deliveries wait until it acknowledges them. */
  non-sealed interface Offered extends Endpoint {
    /** Who may fetch, and by what each of them proves itself; no secrets. */
    default Map<String, String> fetchers() {
      return Map.of();
    }

    /**
     * Whether the case can be fetched this way at all; asked before it is offered.
     *
     * @throws de.fallbruecke.platform.Fault if not: the delivery is held with its code
     */
    default void check(Parcel parcel) {}
  }
}
