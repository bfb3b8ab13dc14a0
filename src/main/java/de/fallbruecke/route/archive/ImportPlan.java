package de.fallbruecke.route.archive;

import de.fallbruecke.route.diff.PackageDiff;
import de.fallbruecke.route.folder.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An archive that passed every check, and what importing it would do. Nothing was written yet.
 *
 * @param tenant who trusts the publisher
 * @param kind what it is to the package that is present
 * @param diff from the present package to the new one; empty if none is present
 * @param presentHash content hash of the present package; empty if none is present
 * @param notes what a person should know before going on, sentences
 */
public record ImportPlan(
    SignedArchive archive,
    Publisher publisher,
    String tenant,
    Kind kind,
    Optional<PackageDiff> diff,
    Optional<String> presentHash,
    List<String> notes) {
  public ImportPlan {
    notes = List.copyOf(notes);
  }

  /** What a site has to have or to give before it activates the package, one sentence each. */
  public List<String> needs() {
    Manifest manifest = archive.checked().manifest();
    List<String> needs = new ArrayList<>();
    if (!manifest.schemaPacks().isEmpty()) {
      needs.add("needs the schema packs " + String.join(", ", manifest.schemaPacks()));
    }
    manifest.parameters().values().stream()
        .filter(parameter -> parameter.fallback() == null)
        .forEach(
            parameter ->
                needs.add(
                    "an instance has to give '%s' (%s): %s"
                        .formatted(
                            parameter.name(),
                            parameter.type().description(),
                            parameter.description())));
    return needs;
  }

  /** What the archive is to the package that is present. */
  public enum Kind {
    NEW,
    NEWER,
    OLDER,
    SAME
  }

  /** To what a person has agreed beforehand. */
  public enum Consent {
    /** An older version may replace a newer one. */
    OLDER,
    /** A package of somebody else, or one's own, may be replaced. */
    OTHER_PUBLISHER
  }
}
