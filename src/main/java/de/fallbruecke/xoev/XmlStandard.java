package de.fallbruecke.xoev;

import de.fallbruecke.xoev.published.ListUse;
import de.fallbruecke.xoev.published.Material;
import de.fallbruecke.xoev.published.PublishedFile;
import de.fallbruecke.xoev.published.SafeNames;
import de.fallbruecke.xoev.published.SchemaFile;
import de.fallbruecke.xoev.published.SchemaGraph;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns XML schemas as published into the draft of a pack. */
final class XmlStandard {
  /** Names of XÖV messages: scenario, case and the number of the type (facts/xoev §2). */
  private static final Pattern MESSAGE = Pattern.compile(".*\\.(\\d{4}|\\d{6})$");

  private final ImportRequest request;
  private final Map<String, List<SchemaFile>> catalogue;
  private final SchemaGraph graph;
  private final List<SchemaFile> own;
  private final Map<SchemaFile, String> kept = new LinkedHashMap<>();

  XmlStandard(ImportRequest request, Material material) {
    this.request = request;
    this.graph = new SchemaGraph(material.schemas());
    this.catalogue = graph.catalogue();
    Set<String> namespaces =
        graph.entries().stream().map(SchemaFile::namespace).collect(Collectors.toSet());
    this.own =
        files().stream()
            .filter(file -> file.file().needed() && namespaces.contains(file.namespace()))
            .toList();
    SafeNames names = new SafeNames();
    for (SchemaFile file : files()) {
      kept.put(file, names.path("schema/" + file.file().path()));
    }
  }

  Draft draft() {
    String name = given(request.name(), fact("standard/nameTechnisch"));
    Draft draft =
        new Draft(
            name == null ? null : name.toLowerCase(Locale.ROOT),
            given(request.version(), given(fact("versionStandard/version"), null)),
            String.valueOf(given(fact("standard/nameLang"), name)),
            "xml");
    String identifier = fact("standard/kennung");
    draft.put("identifier", identifier);
    draft.put("header", header());
    put(draft, "validFrom", request.validity().from());
    put(draft, "validTo", request.validity().to());
    draft.put("schemaUris", schemaUris(identifier, draft.version()));
    draft.put("entries", graph.entries().stream().map(this::kept).toList());
    draft.put("namespaces", namespaces());
    draft.put("aliases", aliases());
    draft.put("doctypes", files().stream().filter(SchemaFile::doctype).map(this::kept).toList());
    List<String> roots = roots();
    draft.put("roots", roots);
    draft.put("messageTypes", messageTypes(roots));
    kept.forEach((file, path) -> draft.file(path, file.file()));
    draft.missing(graph.missing());
    return draft;
  }

  /** Code lists that types of the standard fix and that did not come with it. */
  Set<ListUse> listsWithout(GenericodeLists present) {
    Set<ListUse> lacking = new TreeSet<>();
    for (SchemaFile file : own) {
      file.lists().stream()
          .filter(use -> !present.knows(use.uri(), use.version()))
          .forEach(lacking::add);
    }
    return lacking;
  }

  private Collection<SchemaFile> files() {
    return catalogue.values().stream().flatMap(List::stream).toList();
  }

  private String kept(SchemaFile file) {
    return kept.getOrDefault(file, "");
  }

  private Map<String, List<String>> namespaces() {
    Map<String, List<String>> result = new LinkedHashMap<>();
    catalogue.forEach(
        (namespace, files) -> result.put(namespace, files.stream().map(this::kept).toList()));
    return result;
  }

  private Map<String, List<String>> aliases() {
    Map<String, List<String>> result = new TreeMap<>();
    kept.forEach(
        (file, path) -> {
          if (!path.equals("schema/" + file.file().path())) {
            result.computeIfAbsent(file.file().name(), _ -> new ArrayList<>()).add(path);
          }
        });
    return result;
  }

  /** If some global elements are named like messages, the others are building blocks. */
  private List<String> roots() {
    List<String> all =
        own.stream()
            .flatMap(file -> file.roots().stream().map(root -> "{" + file.namespace() + "}" + root))
            .sorted()
            .distinct()
            .toList();
    List<String> messages = all.stream().filter(root -> MESSAGE.matcher(root).matches()).toList();
    return messages.isEmpty() ? all : messages;
  }

  private static List<String> messageTypes(List<String> roots) {
    Set<String> types = new TreeSet<>();
    for (String root : roots) {
      Matcher message = MESSAGE.matcher(root);
      if (message.matches()) {
        types.add(message.group(1));
      }
    }
    return List.copyOf(types);
  }

  /** The dialect follows from the elements that the schemas declare, as in a message. */
  private @Nullable String header() {
    Set<String> declared =
        files().stream().flatMap(file -> file.elements().stream()).collect(Collectors.toSet());
    if (declared.contains("ProzessID")
        && (declared.contains("Kopf") || declared.contains("nachrichtenkopf"))) {
      return "xdomea";
    }
    if (declared.contains("nachrichtenkopf.g2g")) {
      return "g2g";
    }
    return declared.contains("nachrichtenkopf") ? "xinneres" : null;
  }

  /** {@code <kennung>_<version>} is how XÖV names a version. */
  private List<String> schemaUris(@Nullable String identifier, String version) {
    List<String> uris = new ArrayList<>();
    if (identifier != null) {
      uris.add(identifier + "_" + version);
    }
    uris.addAll(request.schemaUris());
    return uris.stream().distinct().toList();
  }

  private @Nullable String fact(String name) {
    return own.stream()
        .flatMap(file -> java.util.stream.Stream.ofNullable(file.facts().get(name)))
        .findFirst()
        .orElse(null);
  }

  private static void put(Draft draft, String key, @Nullable Object date) {
    draft.put(key, date == null ? null : date.toString());
  }

  private static @Nullable String given(@Nullable String first, @Nullable String otherwise) {
    return first == null ? otherwise : first;
  }

  /** Names in a report. */
  static String names(Collection<PublishedFile> files) {
    return files.stream().map(PublishedFile::path).sorted().collect(Collectors.joining(", "));
  }
}
