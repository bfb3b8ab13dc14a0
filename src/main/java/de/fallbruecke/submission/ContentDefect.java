package de.fallbruecke.submission;

/**
 * A defect of the structured data, found when a route validates it.
 *
 * @param kind what kind
 * @param detail where and which rule, without content
 */
public record ContentDefect(Kind kind, String detail) {
  /** Kinds of defects of the data. */
  public enum Kind {
    NOT_WELL_FORMED,
    /** Invalid under a schema that the destination publishes. */
    SCHEMA_VIOLATION
  }
}
