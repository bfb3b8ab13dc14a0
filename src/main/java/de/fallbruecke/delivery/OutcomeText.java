package de.fallbruecke.delivery;

import org.jspecify.annotations.Nullable;

/** An outcome as stored and logged. */
final class OutcomeText {
  private OutcomeText() {}

  /** Word and code, for example {@code NOT_YET FB-DEL-003}. */
  static String of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Delivered delivered -> "DELIVERED";
      case Outcome.NotYet notYet -> "NOT_YET " + notYet.code();
      case Outcome.Hindered hindered -> "HINDERED " + hindered.code();
      case Outcome.Refused refused -> "REFUSED " + refused.code();
      case Outcome.Underway underway -> "UNDERWAY " + underway.code();
      case Outcome.Unclear unclear -> "UNCLEAR " + unclear.code();
    };
  }

  static @Nullable String detail(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Delivered delivered -> null;
      case Outcome.NotYet notYet -> notYet.detail();
      case Outcome.Hindered hindered -> hindered.detail();
      case Outcome.Refused refused -> refused.detail();
      case Outcome.Underway underway -> underway.detail();
      case Outcome.Unclear unclear -> unclear.detail();
    };
  }
}
