package de.fallbruecke.route.diff;

import de.fallbruecke.mapping.Mappings;
import de.fallbruecke.route.diff.Change.Area;
import de.fallbruecke.route.folder.CheckedPackage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;

/** The differences of everything but {@code package.yaml}. */
final class FileDiff {
  private static final String ROUTE = "route.camel.yaml";
  private static final String LAYOUT = " (only comments or layout)";
  private static final String FIXTURES = "fixtures/";

  private FileDiff() {}

  static void add(
      CheckedPackage before, CheckedPackage after, Mappings mappings, List<Change> changes) {
    SortedMap<String, byte[]> old = before.files().content();
    SortedMap<String, byte[]> young = after.files().content();
    TreeSet<String> paths = new TreeSet<>(old.keySet());
    paths.addAll(young.keySet());
    SortedMap<String, List<String>> fixtures = new TreeMap<>();
    for (String path : paths) {
      byte @Nullable [] was = old.get(path);
      byte @Nullable [] is = young.get(path);
      if (Arrays.equals(was, is)) {
        continue;
      }
      if (path.startsWith(FIXTURES)) {
        String name = path.substring(FIXTURES.length()).split("/", 2)[0];
        fixtures.computeIfAbsent(name, n -> new ArrayList<>()).add(path);
      } else if (path.equals(ROUTE)) {
        lines(Area.ROUTE, "", steps(before), steps(after), changes);
        comments(path, was, is, changes);
      } else if (mapping(before, path) || mapping(after, path)) {
        mapping(path, before, after, mappings, changes);
      } else if (!path.equals("package.yaml")) {
        changes.add(new Change(Area.FILE, path, size(was), size(is)));
      }
    }
    fixtures.forEach((name, files) -> changes.add(fixture(name, files, old, young)));
    comments("package.yaml", old.get("package.yaml"), young.get("package.yaml"), changes);
  }

  /** A file that differs although its meaning does not is still another content hash. */
  private static void comments(
      String path, byte @Nullable [] was, byte @Nullable [] is, List<Change> changes) {
    boolean told =
        path.equals(ROUTE)
            ? changes.stream().anyMatch(change -> change.area() == Area.ROUTE)
            : changes.stream()
                .map(Change::area)
                .anyMatch(area -> area.compareTo(Area.PARAMETER) <= 0);
    if (!told && !Arrays.equals(was, is)) {
      changes.add(new Change(Area.FILE, path + " (only comments or layout)", size(was), size(is)));
    }
  }

  /** By what it does; where that cannot be told, by its text. */
  private static void mapping(
      String path,
      CheckedPackage before,
      CheckedPackage after,
      Mappings mappings,
      List<Change> changes) {
    byte @Nullable [] was = before.files().content().get(path);
    byte @Nullable [] is = after.files().content().get(path);
    Optional<List<String>> old = MappingDiff.rules(before, path, mappings);
    Optional<List<String>> young = MappingDiff.rules(after, path, mappings);
    int known = changes.size();
    if (old.isPresent() && young.isPresent()) {
      lines(Area.MAPPING, path, old.get(), young.get(), changes);
    } else {
      lines(Area.MAPPING, path, text(was), text(is), changes);
    }
    if (changes.size() == known) {
      changes.add(new Change(Area.FILE, path + LAYOUT, size(was), size(is)));
    }
  }

  private static boolean mapping(CheckedPackage checked, String path) {
    return checked.mappings().contains(path);
  }

  private static Change fixture(
      String name,
      List<String> files,
      SortedMap<String, byte[]> old,
      SortedMap<String, byte[]> young) {
    String folder = FIXTURES + name + "/";
    boolean was = old.keySet().stream().anyMatch(path -> path.startsWith(folder));
    boolean is = young.keySet().stream().anyMatch(path -> path.startsWith(folder));
    String what =
        files.stream()
            .map(path -> path.startsWith(folder) ? path.substring(folder.length()) : path)
            .reduce((a, b) -> a + ", " + b)
            .orElse("");
    return new Change(Area.FIXTURE, name, was ? what : null, is ? what : null);
  }

  private static void lines(
      Area area, String subject, List<String> old, List<String> young, List<Change> changes) {
    for (LineDiff.Line line : LineDiff.between(old, young)) {
      changes.add(
          line.added()
              ? new Change(area, subject, null, line.text())
              : new Change(area, subject, line.text(), null));
    }
  }

  /** The route without comments and in one layout. */
  private static List<String> steps(CheckedPackage checked) {
    DumpSettings settings = DumpSettings.builder().setWidth(10_000).build();
    return new Present(settings)
        .emitToString(new Serialize(settings).serializeOne(checked.route()).iterator())
        .lines()
        .toList();
  }

  private static List<String> text(byte @Nullable [] bytes) {
    return bytes == null ? List.of() : new String(bytes, StandardCharsets.UTF_8).lines().toList();
  }

  private static @Nullable String size(byte @Nullable [] bytes) {
    return bytes == null ? null : bytes.length + " bytes";
  }
}
