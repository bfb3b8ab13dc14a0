package de.fallbruecke.xoev;

import org.xml.sax.SAXException;

/**
 * Bounds the work of regular expressions in a schema: each checked text costs the square of its
 * length, see {@link PatternTypes}. A small message gets about half a second of processor time,
 * room for one text of 22 000 characters; a larger one gets more, in proportion to its size.
 */
final class TextBudget {
  private static final long BASE = 500_000_000L;
  private static final long PER_BYTE = 200;

  private long left;

  TextBudget(int documentBytes) {
    this.left = BASE + PER_BYTE * documentBytes;
  }

  void spend(long length) throws Exhausted {
    left -= length * length;
    if (left < 0) {
      throw new Exhausted();
    }
  }

  /** Checking on would take too long. */
  static final class Exhausted extends SAXException {}
}
