package de.fallbruecke.route.diff;

import de.fallbruecke.mapping.MappingOutline;
import de.fallbruecke.mapping.MappingOutline.FieldOutline;
import de.fallbruecke.mapping.MappingOutline.Named;
import de.fallbruecke.mapping.Mappings;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.route.folder.CheckedPackage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a mapping does, one line per rule; comparing these ignores comments and layout. */
final class MappingDiff {
  private MappingDiff() {}

  /** The rules, or empty where the mapping does not say them or does not compile any more. */
  static Optional<List<String>> rules(CheckedPackage checked, String path, Mappings mappings) {
    if (!checked.files().content().containsKey(path)) {
      return Optional.of(List.of());
    }
    try {
      MappingOutline outline =
          mappings.compile(checked.manifest().id(), path, checked.files().content()).outline();
      return outline.source() == MappingOutline.Kind.STYLESHEET
          ? Optional.empty()
          : Optional.of(lines(outline));
    } catch (Fault fault) {
      return Optional.empty(); // an old package that the present program no longer takes
    }
  }

  private static List<String> lines(MappingOutline outline) {
    List<String> lines = new ArrayList<>();
    outline.fields().forEach(field -> lines.add(line(field)));
    outline.attached().forEach(named -> lines.add(line("attached", named)));
    outline.ignored().forEach(named -> lines.add(line("ignored", named)));
    return lines;
  }

  private static String line(FieldOutline field) {
    StringBuilder line = new StringBuilder(field.field()).append(" ←");
    Stream.of(field.each(), field.paths())
        .filter(paths -> !paths.isEmpty())
        .forEach(paths -> line.append(' ').append(String.join(" | ", paths)));
    line.append(" as ").append(field.conversion());
    if (!field.options().isEmpty()) {
      line.append(' ').append(new java.util.TreeMap<>(field.options()));
    }
    add(line, "label", field.label());
    add(line, "list", field.codeList());
    add(line, "value", field.value());
    add(line, "default", field.fallback());
    field.conditions().forEach(condition -> add(line, "if", condition));
    String most = field.max() == null ? "*" : String.valueOf(field.max());
    return line.append(" [%d..%s]".formatted(field.min(), most)).toString();
  }

  private static void add(
      StringBuilder line, String key, @org.jspecify.annotations.Nullable String value) {
    if (value != null) {
      line.append(", ").append(key).append(' ').append(value);
    }
  }

  private static String line(String how, Named named) {
    return "%s %s: %s".formatted(how, named.path(), named.reason());
  }
}
