package de.fallbruecke.xoev;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.xoev.published.PublishedFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A pack in the making: its manifest, and under which name which published file will lie. */
final class Draft {
  private static final String NAME = "[a-z0-9][a-z0-9._-]{0,60}";
  private static final String VERSION = "[A-Za-z0-9][A-Za-z0-9._-]{0,40}";

  private final String name;
  private final String version;
  private final Map<String, Object> manifest = new LinkedHashMap<>();
  private final Map<String, PublishedFile> files = new LinkedHashMap<>();
  private final Set<String> missing = new TreeSet<>();
  private final List<String> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * Begins one.
   *
   * @throws Fault SCHEMA_IMPORT_REFUSED if name or version is missing or no name for a folder
   */
  Draft(@Nullable String name, @Nullable String version, String title, String format) {
    this.name = folder("name", name, NAME);
    this.version = folder("version", version, VERSION);
    put("name", this.name);
    put("version", this.version);
    put("title", title);
    put("synthetic", "false");
    put("format", format);
  }

  String name() {
    return name;
  }

  String version() {
    return version;
  }

  /** An empty list or map, or null, leaves the key out. */
  void put(String key, @Nullable Object value) {
    boolean nothing =
        value == null
            || (value instanceof List<?> list && list.isEmpty())
            || (value instanceof Map<?, ?> map && map.isEmpty());
    if (!nothing) {
      manifest.put(key, value);
    }
  }

  void file(String path, PublishedFile content) {
    files.put(path, content);
  }

  void missing(Set<String> names) {
    missing.addAll(names);
  }

  void problem(String sentence) {
    problems.add(sentence);
  }

  void note(String sentence) {
    notes.add(sentence);
  }

  Map<String, Object> manifest() {
    return manifest;
  }

  Map<String, PublishedFile> files() {
    return files;
  }

  ImportReport report(PackDetails details) {
    return new ImportReport(details, missing, problems, notes);
  }

  private static String folder(String what, @Nullable String value, String pattern) {
    if (value == null || !value.matches(pattern)) {
      throw new Fault(
          FaultCode.SCHEMA_IMPORT_REFUSED,
          value == null
              ? "The standard does not say its %s. Give it with --%s.".formatted(what, what)
              : "'%s' cannot be the %s of a pack. Give one of letters, digits and . _ - with --%s."
                  .formatted(value, what, what));
    }
    return value;
  }
}
