package de.fallbruecke.cli;

import de.fallbruecke.admin.view.ImportView;
import de.fallbruecke.route.archive.ImportPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of an archive at a gateway somewhere else, told as of one that was taken here. */
final class RemoteImport {
  private RemoteImport() {}

  static List<String> lines(ImportView look, boolean dryRun) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s %s, signed by '%s' (%s) on %s: all checks passed."
            .formatted(
                look.packageId(),
                look.version(),
                look.publisher(),
                look.thumbprint(),
                look.exportedAt()));
    lines.addAll(look.notes());
    if (look.kind() != ImportPlan.Kind.SAME) {
      lines.addAll(look.lines());
    }
    if (look.kind() == ImportPlan.Kind.NEW) {
      look.needs().forEach(need -> lines.add("  " + need));
    }
    if (look.obstacle() != null) {
      lines.add(
          "It cannot run there: %s %s".formatted(look.obstacle().code(), look.obstacle().detail()));
    }
    if (dryRun) {
      lines.add("Nothing was taken over (--dry-run).");
    } else {
      lines.add(
          "Tenant '%s' may activate it now. Nothing was activated; values of its instances are untouched."
              .formatted(look.tenant()));
      lines.add("Next: routes replay, then routes activate, both with --server.");
    }
    return lines;
  }

  static Map<String, Object> json(ImportView look, boolean dryRun) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", look.packageId());
    json.put("version", look.version());
    json.put("contentHash", look.hash());
    json.put("publisher", look.publisher());
    json.put("thumbprint", look.thumbprint());
    json.put("kind", look.kind());
    json.put("written", !dryRun);
    json.put("notes", look.notes());
    json.put("needs", look.needs());
    if (look.diff() != null) {
      json.put("diff", look.diff());
    }
    return json;
  }
}
