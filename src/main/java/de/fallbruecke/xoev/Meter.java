package de.fallbruecke.xoev;

/**
 * Counts the work of one run over one document and ends it: by steps, which are the same on every
 * machine, and by time. Saxon's own evaluation cannot be interrupted from outside, so the count
 * sits in the nodes ({@link MeteredNode}) and, where expressions may have loops, in those ({@link
 * MeteredLoops}). For one thread.
 */
final class Meter {
  /** A real message needs some ten thousand steps per field at most; the rest is an accident. */
  static final long MAX_STEPS = 50_000_000;

  static final long MAX_NANOS = 10_000_000_000L;

  private static final int CLOCK_MASK = 0xFFF;

  private final long maxSteps;
  private final long end;
  private long steps;
  private long checked;

  /**
   * A meter that starts now.
   *
   * @param maxNanos in nanoseconds from now
   */
  Meter(long maxSteps, long maxNanos) {
    this.maxSteps = maxSteps;
    this.end = System.nanoTime() + maxNanos;
  }

  /** Says that work of this weight is done, or throws {@link Exceeded}. */
  void step(long weight) {
    steps += weight;
    if (steps > maxSteps) {
      throw new Exceeded("more than " + maxSteps + " steps");
    }
    if ((++checked & CLOCK_MASK) == 0 && System.nanoTime() - end > 0) {
      throw new Exceeded("more than its time");
    }
  }

  /** Not a fault of the document's content; carries no data. */
  static final class Exceeded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Exceeded(String message) {
      super(message, null, false, false);
    }
  }
}
