package de.fallbruecke.route.diff;

import de.fallbruecke.mapping.Mappings;
import de.fallbruecke.route.diff.Change.Area;
import de.fallbruecke.route.folder.CheckedPackage;
import de.fallbruecke.route.folder.Parameter;
import de.fallbruecke.route.folder.ParameterType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The differences between two packages, and what a site has to do because of them.
 *
 * @param before the older package as {@code id version}
 * @param after the newer package as {@code id version}
 * @param changes by area; empty if the packages are equal in every byte
 * @param required parameters that the newer package demands and the older one did not have or had a
 *     default for; a site must give them a value before it activates the newer package
 * @param dropped parameters that the newer package no longer has; their values must be removed
 */
public record PackageDiff(
    String before,
    String after,
    List<Change> changes,
    List<Parameter> required,
    List<Parameter> dropped) {
  public PackageDiff {
    changes = List.copyOf(changes);
    required = List.copyOf(required);
    dropped = List.copyOf(dropped);
  }

  /**
   * From the older to the newer package.
   *
   * @param mappings compiles the mappings, which are compared by what they do
   */
  public static PackageDiff between(
      CheckedPackage before, CheckedPackage after, Mappings mappings) {
    List<Change> changes = new ArrayList<>();
    ManifestDiff.add(before, after, changes);
    FileDiff.add(before, after, mappings, changes);
    changes.sort(Comparator.comparing(Change::area)); // stable: within an area the order stays
    return new PackageDiff(
        label(before),
        label(after),
        changes,
        parameters(after).filter(p -> p.fallback() == null && !demanded(before, p)).toList(),
        parameters(before)
            .filter(p -> !after.manifest().parameters().containsKey(p.name()))
            .toList());
  }

  /** Whether the packages are the same in every byte. */
  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /** For people, one line per difference below the name of its area. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(isEmpty() ? "%s and %s are equal".formatted(before, after) : before + " → " + after);
    @Nullable Area area = null;
    for (Change change : changes) {
      if (change.area() != area) {
        area = change.area();
        lines.add("  " + area.label());
      }
      lines.add("    " + change.line());
    }
    for (Parameter parameter : required) {
      lines.add(
          "  to do before activation: give '%s' a value (%s): %s"
              .formatted(
                  parameter.name(), parameter.type().description(), parameter.description()));
    }
    for (Parameter parameter : dropped) {
      lines.add(
          "  to do before activation: remove the value of '%s', the package no longer has it"
              .formatted(parameter.name()));
    }
    return lines;
  }

  /** For programs. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("before", before);
    json.put("after", after);
    json.put("equal", isEmpty());
    json.put("changes", changes);
    json.put("required", required.stream().map(Parameter::name).toList());
    json.put("dropped", dropped.stream().map(Parameter::name).toList());
    return json;
  }

  private static boolean demanded(CheckedPackage before, Parameter parameter) {
    @Nullable Parameter known = before.manifest().parameters().get(parameter.name());
    ParameterType type = parameter.type();
    return known != null && known.fallback() == null && known.type() == type;
  }

  private static Stream<Parameter> parameters(CheckedPackage checked) {
    return checked.manifest().parameters().values().stream();
  }

  private static String label(CheckedPackage checked) {
    return checked.manifest().id() + " " + checked.manifest().version();
  }
}
