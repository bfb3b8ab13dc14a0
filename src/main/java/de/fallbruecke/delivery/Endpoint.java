package de.fallbruecke.delivery;

/**
 * Where and how a target is reached; checked. Its {@code toString} shows neither credentials nor
 * more of an address than the host.
 */
public sealed interface Endpoint {
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
  non-sealed interface Offered extends Endpoint {}
}
