package de.fallbruecke.xta;

/** What a server knows about a reader's service. */
public enum ServiceAvailability {
  AVAILABLE,
  NOT_AVAILABLE,
  UNKNOWN
}
