package de.fallbruecke.testkit;

import java.time.Duration;

/** What a {@link FaultyProxy} does to the connections through it. */
public sealed interface NetworkFault {
  /** Nothing. */
  record None() implements NetworkFault {}

  /** Everything takes so much longer, per piece and direction. */
  record Latency(Duration by) implements NetworkFault {}

  /** The connection is reset as soon as a request comes; the neighbour gets nothing of it. */
  record ResetBefore() implements NetworkFault {}

  /** The neighbour gets the whole request; the connection is reset instead of the answer. */
  record ResetAfter() implements NetworkFault {}

  /** Connections are accepted and stay open; whatever is sent on them vanishes. */
  record HalfOpen() implements NetworkFault {}

  /** Answers come by so many bytes every 100 ms. */
  record Trickle(int bytes) implements NetworkFault {}

  /**
   * The connection is closed after so many bytes of an answer; of an HTTP answer, after so many
   * bytes of its body.
   */
  record Truncated(int bytes) implements NetworkFault {}

  /** The connection is reset after so many bytes from the program, in the middle of a request. */
  record CutInRequest(int bytes) implements NetworkFault {}

  /** The connection is reset at the first answer after at least so many bytes from the program. */
  record CutInAnswer(int bytes) implements NetworkFault {}

  /** New connections get something else than TLS, old ones are closed. */
  record TlsFailure() implements NetworkFault {}
}
