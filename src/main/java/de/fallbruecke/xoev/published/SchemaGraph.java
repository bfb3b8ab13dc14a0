package de.fallbruecke.xoev.published;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How the schemas of a standard hang together: which are its entries (nobody refers to them), which
 * of the further sources are needed, and what is referred to and nowhere to be found. References
 * are answered as {@code OfflineCatalogue} will answer them: by relative name, else by namespace.
 */
public final class SchemaGraph {
  private final Map<String, List<SchemaFile>> byNamespace = new LinkedHashMap<>();
  private final Set<SchemaFile> entries = new LinkedHashSet<>();
  private final Set<SchemaFile> needed = new LinkedHashSet<>();
  private final Set<String> missing = new TreeSet<>();

  public SchemaGraph(Collection<SchemaFile> files) {
    files.forEach(
        file -> byNamespace.computeIfAbsent(file.namespace(), _ -> new ArrayList<>()).add(file));
    Set<SchemaFile> own = new LinkedHashSet<>(files);
    own.removeIf(file -> !file.file().needed());
    Set<SchemaFile> referred = new LinkedHashSet<>();
    own.forEach(
        file -> targets(file).stream().filter(to -> !to.equals(file)).forEach(referred::add));
    own.stream().filter(file -> !referred.contains(file)).forEach(this::enter);
    // what refers to each other in a circle has no natural beginning
    own.stream().filter(file -> !needed.contains(file)).forEach(this::enter);
    needed.forEach(file -> file.references().forEach(to -> check(file, to)));
  }

  /** Where compiling starts. */
  public List<SchemaFile> entries() {
    return List.copyOf(entries);
  }

  /** Namespaces, or the file name of an include, that no file answers; sorted. */
  public Set<String> missing() {
    return new TreeSet<>(missing);
  }

  /** The needed files by namespace, including ones first: an import gets the first. */
  public Map<String, List<SchemaFile>> catalogue() {
    Map<String, List<SchemaFile>> result = new LinkedHashMap<>();
    byNamespace.forEach(
        (namespace, files) -> {
          List<SchemaFile> used = files.stream().filter(needed::contains).toList();
          if (!used.isEmpty()) {
            result.put(namespace, includersFirst(used));
          }
        });
    return result;
  }

  private List<SchemaFile> includersFirst(List<SchemaFile> files) {
    Set<SchemaFile> included = new LinkedHashSet<>();
    for (SchemaFile file : files) {
      file.references().stream()
          .filter(Reference::include)
          .flatMap(to -> find(file, to).stream())
          .filter(to -> !to.equals(file))
          .forEach(included::add);
    }
    List<SchemaFile> ordered = new ArrayList<>(files);
    ordered.removeAll(included);
    files.stream().filter(included::contains).forEach(ordered::add);
    return ordered;
  }

  private void enter(SchemaFile entry) {
    if (needed.contains(entry)) {
      return;
    }
    entries.add(entry);
    Deque<SchemaFile> open = new ArrayDeque<>(List.of(entry));
    while (!open.isEmpty()) {
      SchemaFile file = open.pop();
      if (needed.add(file)) {
        open.addAll(targets(file));
      }
    }
  }

  private List<SchemaFile> targets(SchemaFile file) {
    return file.references().stream().flatMap(to -> find(file, to).stream()).toList();
  }

  private void check(SchemaFile file, Reference to) {
    if (find(file, to).isEmpty()) {
      boolean known = byNamespace.containsKey(to.namespace());
      missing.add(to.include() || known ? String.valueOf(to.location()) : to.namespace());
    }
  }

  private Optional<SchemaFile> find(SchemaFile from, Reference to) {
    List<SchemaFile> files = byNamespace.getOrDefault(to.namespace(), List.of());
    // a file without namespace takes that of the one that includes it
    List<SchemaFile> plain = to.include() ? byNamespace.getOrDefault("", List.of()) : List.of();
    String relative = relative(from, to);
    return files.stream()
        .filter(file -> sameSource(file, from) && file.file().path().equals(relative))
        .findFirst()
        .or(() -> plain.stream().filter(f -> f.file().path().equals(relative)).findFirst())
        .or(() -> files.stream().filter(f -> f.file().name().equals(to.fileName())).findFirst())
        .or(() -> plain.stream().filter(f -> f.file().name().equals(to.fileName())).findFirst())
        .or(() -> to.include() ? Optional.empty() : files.stream().findFirst());
  }

  private static boolean sameSource(SchemaFile a, SchemaFile b) {
    return a.file().needed() == b.file().needed();
  }

  private static String relative(SchemaFile from, Reference to) {
    Deque<String> parts = new ArrayDeque<>(List.of(from.file().path().split("/", -1)));
    parts.removeLast();
    for (String part : SafeNames.decoded(String.valueOf(to.location())).split("/", -1)) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.equals(".") && !part.isEmpty()) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }
}
