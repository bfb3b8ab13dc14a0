package de.fallbruecke.route.diff;

import de.fallbruecke.route.diff.Change.Area;
import de.fallbruecke.route.folder.CheckedPackage;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The differences of {@code package.yaml}, key by key as it stands there, so that no key is
 * forgotten when the format grows.
 */
final class ManifestDiff {
  private static final String FILE = "package.yaml";
  private static final Map<String, Area> LISTS =
      Map.of("services", Area.SERVICE, "regions", Area.REGION, "schemaPacks", Area.SCHEMA_PACK);

  private ManifestDiff() {}

  static void add(CheckedPackage before, CheckedPackage after, List<Change> changes) {
    Map<String, Object> old = tree(before);
    Map<String, Object> young = tree(after);
    for (String key : union(old.keySet(), young.keySet())) {
      @Nullable Object was = old.get(key);
      @Nullable Object is = young.get(key);
      @Nullable Area list = LISTS.get(key);
      if (key.equals("parameters")) {
        leaves(Area.PARAMETER, "", was, is, changes);
      } else if (list != null) {
        items(list, "", was, is, changes);
      } else if (was instanceof List<?> || is instanceof List<?>) {
        items(Area.MANIFEST, key, was, is, changes);
      } else {
        leaves(Area.MANIFEST, key, was, is, changes);
      }
    }
  }

  private static void leaves(
      Area area, String key, @Nullable Object was, @Nullable Object is, List<Change> changes) {
    Map<String, String> old = was == null ? Map.of() : YamlLeaves.flat(was);
    Map<String, String> young = is == null ? Map.of() : YamlLeaves.flat(is);
    for (String path : union(old.keySet(), young.keySet())) {
      @Nullable String before = old.get(path);
      @Nullable String after = young.get(path);
      if (before == null || !before.equals(after)) {
        String subject = key + (key.isEmpty() || path.isEmpty() ? "" : ".") + path;
        changes.add(new Change(area, subject, before, after));
      }
    }
  }

  private static void items(
      Area area, String key, @Nullable Object was, @Nullable Object is, List<Change> changes) {
    List<String> old = was == null ? List.of() : YamlLeaves.list(was);
    List<String> young = is == null ? List.of() : YamlLeaves.list(is);
    old.stream()
        .filter(item -> !young.contains(item))
        .forEach(item -> changes.add(new Change(area, key, item, null)));
    young.stream()
        .filter(item -> !old.contains(item))
        .forEach(item -> changes.add(new Change(area, key, null, item)));
  }

  private static Map<String, Object> tree(CheckedPackage checked) {
    byte @Nullable [] bytes = checked.files().content().get(FILE);
    return bytes == null ? new LinkedHashMap<>() : YamlLeaves.tree(bytes, FILE);
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> all = new LinkedHashSet<>(one);
    all.addAll(other);
    return all;
  }
}
