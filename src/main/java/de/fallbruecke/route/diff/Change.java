package de.fallbruecke.route.diff;

import org.jspecify.annotations.Nullable;

/**
 * One difference.
 *
 * @param area what it concerns
 * @param subject what changed within the area: a key, a file, a line
 * @param before null if it is new
 * @param after null if it is gone
 */
public record Change(Area area, String subject, @Nullable String before, @Nullable String after) {

  /** What a difference concerns, in the order in which it is shown. */
  public enum Area {
    MANIFEST("manifest"),
    SERVICE("services"),
    REGION("regions"),
    SCHEMA_PACK("schema packs"),
    PARAMETER("parameters"),
    ROUTE("route"),
    MAPPING("mapping"),
    FIXTURE("fixtures"),
    FILE("files");

    private final String label;

    Area(String label) {
      this.label = label;
    }

    /** For people. */
    public String label() {
      return label;
    }
  }

  /** As a line: {@code +} new, {@code -} gone, {@code ~} changed. */
  public String line() {
    String about = subject.isEmpty() ? "" : subject + ": ";
    if (before == null) {
      return "+ " + about + after;
    }
    if (after == null) {
      return "- " + about + before;
    }
    return before.equals(after) ? "~ " + about + after : "~ " + about + before + " → " + after;
  }
}
