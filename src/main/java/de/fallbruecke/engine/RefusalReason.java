package de.fallbruecke.engine;

/** Why a target does not take a case that it fetched. */
public enum RefusalReason {
  /** Another authority or another specialist software has to work on it. */
  NOT_RESPONSIBLE,
  /** Something is missing without which it cannot be worked on. */
  INCOMPLETE,
  /** It cannot be read or stored as it is. */
  NOT_PROCESSABLE,
  OTHER
}
