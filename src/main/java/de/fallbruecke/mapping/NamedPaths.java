package de.fallbruecke.mapping;

import java.util.ArrayList;
import java.util.List;

/** Reads {@code ignore:} and its like: what is left out is left out by name and on purpose. */
final class NamedPaths {
  private static final String FORM = "Write '- path: ...' and 'reason: ...'.";

  private final Report report;
  private final PathCompiler paths;

  NamedPaths(Report report, PathCompiler paths) {
    this.report = report;
    this.paths = paths;
  }

  /** Paths with a reason each. */
  List<NamedPath> of(Keys keys, String key) {
    List<NamedPath> named = new ArrayList<>();
    for (Yaml item : keys.items(key)) {
      if (!(item instanceof Yaml.Block block)) {
        report.add(item.line(), key, "a reason is missing", FORM);
        continue;
      }
      Keys entry = new Keys(report, block, key);
      Yaml.Text path = entry.text("path");
      String reason = entry.word("reason");
      if (reason == null || path == null) {
        report.add(block.line(), key, "path or reason is missing", FORM);
      }
      entry.close();
      SourcePath compiled = path == null ? null : paths.nodes(path, key);
      if (compiled != null && reason != null) {
        named.add(new NamedPath(compiled, reason.strip()));
      }
    }
    return named;
  }
}
