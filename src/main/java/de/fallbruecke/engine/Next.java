package de.fallbruecke.engine;

import java.time.Instant;

/** How a step ended. */
sealed interface Next {
  /** Nothing more to do; a following task, if any, was committed with the state. */
  record Done() implements Next {}

  /** The same step again. */
  record Again(Instant at) implements Next {}

  static Next done() {
    return new Done();
  }

  static Next again(Instant at) {
    return new Again(at);
  }
}
