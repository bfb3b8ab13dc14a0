package de.fallbruecke.proof;

/** What the check of an entry's signed token found. */
public enum TokenVerdict {
  /** The entry has no token. */
  NONE,
  /** The kept key signed it. */
  VALID,
  /** The kept key did not sign it. */
  INVALID,
  /** No key was kept for it, so nothing can be said. */
  NO_KEY
}
