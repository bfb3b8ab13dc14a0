package de.fallbruecke.simulator.service;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** incomplete → submitted → (forwarded) → accepted | rejected → deleted. */
public enum SubmissionStatus {
  INCOMPLETE,
  SUBMITTED,
  FORWARDED,
  ACCEPTED,
  REJECTED,
  DELETED;

  /** The name in JSON. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean undecided() {
    return this == SUBMITTED || this == FORWARDED;
  }
}
