package de.fallbruecke.engine;

import de.fallbruecke.platform.FaultCode;

/** What an act did. */
public sealed interface Effect {
  /** For people, without content. */
  String detail();

  /** It is done; nothing is left to wait for. */
  record Done(String detail) implements Effect {}

  /** It is under way; whether it helps is seen by {@link Interventions#sequel}. */
  record Started(Watch watch, String detail) implements Effect {}

  /** Nothing was done: the act does not fit the submission as it is. */
  record NotPossible(String detail) implements Effect {}

  /** Nothing was done: the submission is not any more what the person saw. */
  record Changed(String detail) implements Effect {}

  /** Nothing was done because something went wrong. */
  record Failed(FaultCode code, String detail) implements Effect {}
}
