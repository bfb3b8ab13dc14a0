package de.fallbruecke.xoev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The genericode files of one pack, by list URI and version. Immutable after reading. */
final class GenericodeLists implements CodeLists {
  private final Map<String, Map<String, GenericodeList>> lists = new HashMap<>();

  private GenericodeLists() {}

  static GenericodeLists none() {
    return new GenericodeLists();
  }

  /** Reads every {@code .xml} and {@code .gc} file of the folder; null means no lists at all. */
  static GenericodeLists read(@Nullable Path folder) {
    GenericodeLists result = new GenericodeLists();
    if (folder == null) {
      return result;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(GenericodeLists::mayBeGenericode).sorted().toList()) {
        result.add(GenericodeList.read(file));
      }
    } catch (IOException e) {
      throw Yaml.invalid(folder, "it cannot be read");
    }
    return result;
  }

  /** These lists and one more. */
  GenericodeLists with(GenericodeList list) {
    GenericodeLists more = new GenericodeLists();
    lists.values().forEach(versions -> versions.values().forEach(more::add));
    more.add(list);
    return more;
  }

  /** What is here, by URI, the newest version first. */
  List<PackDetails.ListVersion> versions() {
    return lists.values().stream()
        .flatMap(versions -> versions.values().stream())
        .map(
            list ->
                new PackDetails.ListVersion(
                    list.uri(), list.version(), list.labels().size(), list.validity()))
        .sorted(Comparator.comparing(PackDetails.ListVersion::uri))
        .toList();
  }

  private void add(GenericodeList list) {
    lists
        .computeIfAbsent(list.uri(), uri -> new TreeMap<>(Comparator.reverseOrder()))
        .put(list.version(), list);
  }

  @Override
  public boolean knows(String listUri, @Nullable String listVersion) {
    return !matching(listUri, listVersion).isEmpty();
  }

  @Override
  public Optional<String> label(String listUri, @Nullable String listVersion, String code) {
    return matching(listUri, listVersion).stream()
        .flatMap(list -> Stream.ofNullable(list.labels().get(code)))
        .findFirst();
  }

  /** The labels of a list by code, if it is here in exactly this version. */
  Optional<Map<String, String>> labels(String uri, String version) {
    return Optional.ofNullable(lists.getOrDefault(uri, Map.of()).get(version))
        .map(GenericodeList::labels);
  }

  /** True if the list is here and lacks the code; false if nothing is known of the list. */
  boolean lacks(String listUri, @Nullable String listVersion, String code) {
    List<GenericodeList> candidates = matching(listUri, listVersion);
    return !candidates.isEmpty()
        && candidates.stream().noneMatch(list -> list.labels().containsKey(code));
  }

  private List<GenericodeList> matching(String listUri, @Nullable String listVersion) {
    Map<String, GenericodeList> versions = lists.getOrDefault(listUri, Map.of());
    if (listVersion == null || listVersion.isBlank()) {
      return List.copyOf(versions.values());
    }
    GenericodeList list = versions.get(listVersion);
    return list == null ? List.of() : List.of(list);
  }

  private static boolean mayBeGenericode(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".xml") || name.endsWith(".gc");
  }
}
