package de.fallbruecke.delivery;

/** A target with all that is needed to reach it. */
record ConfiguredTarget(
    Target target, RetryPolicy retry, BreakerPolicy breaker, Endpoint endpoint) {
  String name() {
    return target.name();
  }

  /** An unclear outcome is settled by repeating the request or by asking for its key first. */
  boolean mayRepeat() {
    return target.idempotent()
        || (endpoint instanceof Endpoint.Http http && http.statusUrl() != null);
  }
}
