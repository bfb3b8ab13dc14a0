package de.fallbruecke.cli;

import de.fallbruecke.mapping.Coverage;
import java.util.List;
import java.util.Map;

/** Coverage for people and for programs. */
final class CoverageText {
  private CoverageText() {}

  static String line(Coverage coverage) {
    return "%d leaves: %d mapped, %d attached, %d ignored, %d open"
        .formatted(
            coverage.total(),
            coverage.mapped(),
            coverage.attached(),
            coverage.ignored(),
            coverage.openCount());
  }

  static Map<String, Object> json(Coverage coverage) {
    return Map.of(
        "leaves", coverage.total(),
        "mapped", coverage.mapped(),
        "attached", coverage.attached(),
        "ignored", coverage.ignored(),
        "open", coverage.openCount(),
        "openPaths",
            coverage.open().stream()
                .map(open -> Map.of("path", open.path(), "count", open.count()))
                .toList());
  }

  static List<String> openLines(Coverage coverage) {
    return coverage.open().stream()
        .map(open -> "  open %4d x %s".formatted(open.count(), open.path()))
        .toList();
  }
}
