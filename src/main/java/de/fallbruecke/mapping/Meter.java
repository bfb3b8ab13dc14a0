package de.fallbruecke.mapping;

import de.fallbruecke.platform.HardenedSaxon;
import net.sf.saxon.Controller;
import org.jspecify.annotations.Nullable;

/**
 * Counts the work of one mapping run and ends it: by steps, which are the same on every machine,
 * and by time. Saxon's own evaluation cannot be interrupted from outside, so the count sits in the
 * nodes ({@link MeteredNode}).
 */
final class Meter {
  /** A real message needs some ten thousand steps per field at most; the rest is an accident. */
  static final long MAX_STEPS = 50_000_000;

  static final long MAX_NANOS = 10_000_000_000L;

  /** Between two steps there may be a regular expression, so the clock is looked at often. */
  private static final int CLOCK_MASK = 0xF;

  private final long maxSteps;
  private final long end;
  private @Nullable Controller controller;
  private long steps;
  private long checked;

  Meter(long maxSteps, long maxNanos) {
    this.maxSteps = maxSteps;
    this.end = System.nanoTime() + maxNanos;
  }

  /** Saxon's state of one run, made once: making it costs more than an ordinary path. */
  Controller controller() {
    Controller made = controller;
    if (made == null) {
      made = new Controller(HardenedSaxon.processor().getUnderlyingConfiguration());
      controller = made;
    }
    return made;
  }

  void step(long weight) {
    steps += weight;
    if (steps > maxSteps) {
      throw new Exceeded("more than " + maxSteps + " steps");
    }
    if ((++checked & CLOCK_MASK) == 0 && System.nanoTime() - end > 0) {
      throw new Exceeded("more than its time");
    }
  }

  /**
   * Not a fault of the document's content; carries no data. An Error, because Saxon wraps and
   * prints exceptions that it does not know.
   */
  static final class Exceeded extends Error {
    private static final long serialVersionUID = 1L;

    Exceeded(String message) {
      super(message, null, false, false);
    }
  }
}
