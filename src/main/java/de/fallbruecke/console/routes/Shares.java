package de.fallbruecke.console.routes;

import de.fallbruecke.console.page.Wording;

/** Shares for people. */
final class Shares {
  private Shares() {}

  /** In per cent, never rounded up to all; empty of nothing. */
  static String of(long part, long whole, Wording words) {
    return whole == 0 ? "" : words.text("routes.percent", Math.floorDiv(part * 1000, whole) / 10.0);
  }
}
